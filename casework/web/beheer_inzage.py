"""Who read what in which case, for the privacy officer: never what stood there."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from casework.services.looks import readings
from casework.web.page import page
from casework.web.sure import be_sure
from casework.web.visit import Staff
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_LONGEST = 40


@router.get("/beheer/inzage")
def looks(
    visit: Staff, kenmerk: Annotated[str, Query(max_length=_LONGEST)] = ""
) -> Response:
    """Show who read what in which case, and nothing of what stood there."""
    if visit.by.role is not Role.FG:
        raise HTTPException(403)
    be_sure(visit)
    found = readings(visit.work, kenmerk, visit.by)
    return page(visit, "beheer_inzage.html", regels=found, kenmerk=kenmerk)
