"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    begin,
    gezond,
    inloggen,
    instellen,
    link,
    mijn_account,
    organisatie,
    rol,
    stijl,
    sure,
    verzoeken,
)
from casework.web.ouder.pages import PAGES as OUDER

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    link.router,
    *OUDER,
    mijn_account.router,
    organisatie.router,
    rol.router,
    stijl.router,
    sure.router,
    verzoeken.router,
)
