"""The one list of pages."""

from fastapi import APIRouter

from casework.web import (
    adviezen,
    begin,
    brieven,
    gezond,
    kerngroep,
    link,
    meldingen,
    post,
    stijl,
    voorcontrole,
)

ROUTERS: tuple[APIRouter, ...] = (
    adviezen.router,
    begin.router,
    brieven.router,
    gezond.router,
    link.router,
    kerngroep.router,
    meldingen.router,
    post.router,
    stijl.router,
    voorcontrole.router,
)
