"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    begin,
    gezond,
    inloggen,
    instellen,
    mijn_account,
    organisatie,
    rol,
    stijl,
    sure,
)

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    mijn_account.router,
    organisatie.router,
    rol.router,
    stijl.router,
    sure.router,
)
