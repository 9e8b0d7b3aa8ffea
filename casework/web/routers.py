"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, gezond, stijl

ROUTERS: tuple[APIRouter, ...] = (begin.router, gezond.router, stijl.router)
