"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, documents, notes, step, stijl

ROUTERS: tuple[APIRouter, ...] = (
    begin.router,
    documents.router,
    notes.router,
    step.router,
    stijl.router,
)
