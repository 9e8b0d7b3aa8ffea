"""What waits for the advice of an expert."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from casework.services.advice_waiting import advice_waiting
from casework.web.page import page
from casework.web.visit import Staff

router = APIRouter(include_in_schema=False)


@router.get("/adviezen")
def advices(visit: Staff) -> HTMLResponse:
    """Show the applications in which this expert advises."""
    return page(visit, "adviezen.html", zaken=advice_waiting(visit.work, visit.by))
