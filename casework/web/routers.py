"""The one list of pages."""

from fastapi import APIRouter

from casework.web import begin, step, stijl

ROUTERS: tuple[APIRouter, ...] = (begin.router, step.router, stijl.router)
