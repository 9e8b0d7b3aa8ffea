"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, stijl

ROUTERS: tuple[APIRouter, ...] = (begin.router, stijl.router)
