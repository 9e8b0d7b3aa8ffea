"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    afwezig,
    begin,
    beheer,
    beheer_instellingen,
    beheer_kalender,
    beheer_mensen,
    beheer_scholen,
    gezond,
    inloggen,
    instellen,
    mijn_account,
    organisatie,
    overdragen,
    rol,
    stijl,
    sure,
)

ROUTERS: tuple[APIRouter, ...] = (
    afwezig.router,
    begin.router,
    beheer.router,
    beheer_instellingen.router,
    beheer_kalender.router,
    beheer_mensen.router,
    beheer_scholen.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    mijn_account.router,
    organisatie.router,
    overdragen.router,
    rol.router,
    stijl.router,
    sure.router,
)
