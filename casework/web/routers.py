"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    adviezen,
    begin,
    brieven,
    gezond,
    inloggen,
    instellen,
    kerngroep,
    link,
    meldingen,
    mijn_account,
    organisatie,
    post,
    rol,
    stijl,
    sure,
    voorcontrole,
    werklijst,
    zaak,
    zoeken,
)

ROUTERS: tuple[APIRouter, ...] = (
    adviezen.router,
    begin.router,
    brieven.router,
    gezond.router,
    inloggen.router,
    instellen.router,
    kerngroep.router,
    link.router,
    meldingen.router,
    mijn_account.router,
    organisatie.router,
    post.router,
    rol.router,
    stijl.router,
    sure.router,
    voorcontrole.router,
    werklijst.router,
    zaak.router,
    zoeken.router,
)
