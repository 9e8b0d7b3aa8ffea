"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, gezond, stijl, werklijst, zaak, zoeken

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    gezond.router,
    stijl.router,
    werklijst.router,
    zaak.router,
    zoeken.router,
)
