"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, link, stijl

ROUTERS: tuple[APIRouter, ...] = (begin.router, link.router, stijl.router)
