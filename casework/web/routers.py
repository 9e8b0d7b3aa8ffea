"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, gezond, link, stijl

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    gezond.router,
    link.router,
    stijl.router,
)
