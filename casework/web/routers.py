"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    begin,
    documents,
    gezond,
    inloggen,
    instellen,
    link,
    mijn_account,
    notes,
    organisatie,
    rol,
    step,
    stijl,
    sure,
    werklijst,
    zaak,
    zoeken,
)

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    documents.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    link.router,
    mijn_account.router,
    notes.router,
    organisatie.router,
    rol.router,
    step.router,
    stijl.router,
    sure.router,
    werklijst.router,
    zaak.router,
    zoeken.router,
)
