"""The own part as a file to keep: said first what is in it, then made on request."""

from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from casework.services.attempts import allow
from casework.services.avg.copy import copy_for_reader
from casework.web.ouder.blad import cases_of, parent_page
from casework.web.visit import Parent, desk_of

router = APIRouter(include_in_schema=False)
A_DAY = 5
"""How many copies one person can have made in a day: making one is much work."""
_TOO_OFTEN = 429


@router.get("/mijn/afschrift")
def ask(visit: Parent) -> HTMLResponse:
    """Say what is in the file, and what is not."""
    return parent_page(visit, "afschrift.html", zaken=cases_of(visit))


@router.post("/mijn/afschrift")
def make(visit: Parent) -> Response:
    """Make the file and give it; that it was made is written down."""
    tenant, account = visit.work.tenant.code, visit.by.id
    window = timedelta(days=1)
    if not allow(desk_of(visit.request), tenant, f"afschrift {account}", A_DAY, window):
        raise HTTPException(_TOO_OFTEN)
    content = copy_for_reader(visit.work, cases_of(visit)[0], visit.by)
    name = f"afschrift-{visit.work.today:%Y-%m-%d}.zip"
    return Response(
        content,
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
