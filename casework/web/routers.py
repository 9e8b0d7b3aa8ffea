"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, gezond, link, stijl
from casework.web.ouder.pages import PAGES as OUDER

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    gezond.router,
    link.router,
    *OUDER,
    stijl.router,
)
