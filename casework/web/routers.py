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
    verzoeken,
    werklijst,
    zaak,
    zoeken,
)
from casework.web.ouder.pages import PAGES as OUDER

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    documents.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    link.router,
    *OUDER,
    meeting.router,
    mijn_account.router,
    notes.router,
    opening.router,
    organisatie.router,
    rol.router,
    step.router,
    stijl.router,
    sure.router,
    verzoeken.router,
    werklijst.router,
    zaak.router,
    zoeken.router,
)
