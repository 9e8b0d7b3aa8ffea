"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    begin,
    documents,
    gezond,
    inloggen,
    instellen,
    link,
    meeting,
    mijn_account,
    notes,
    opening,
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
    meeting.router,
    mijn_account.router,
    notes.router,
    opening.router,
    organisatie.router,
    rol.router,
    step.router,
    stijl.router,
    sure.router,
    werklijst.router,
    zaak.router,
    zoeken.router,
)
