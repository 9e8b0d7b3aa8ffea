"""Be sure that it is still the same person, before something that cannot be undone.

A page that exports, gives out keys or changes a password begins with `be_sure(visit)`.
Who gave no code in the last five minutes is asked one and comes back (security.md 4.2).
"""

from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied
from casework.services.accounts.renew import is_sure, make_sure
from casework.web.doorway import here, with_session
from casework.web.fields import Field
from casework.web.inloggen import CODE
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit, desk_of
from casework.web.way_in_page import status_of
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)


class NotSure(Exception):
    """The last code was too long ago."""


def be_sure(visit: Visit) -> None:
    """Raise `NotSure` when the last code was too long ago."""
    if not is_sure(visit.session, visit.work.now):
        raise NotSure


def add_not_sure(app: FastAPI) -> None:
    """Send who must be sure to the question, and back afterwards."""
    app.add_exception_handler(NotSure, _ask_first)


@router.get("/bevestigen")
def ask(visit: Staff, naar: str = "") -> Response:
    """Ask a code of the app once more."""
    return _page(visit, here(naar))


@router.post("/bevestigen")
def answer(visit: Staff, form: Posted) -> Response:
    """Check the code; the session gets a new token."""
    naar, code = here(form.text("naar")), form.text("code")
    try:
        token = make_sure(desk_of(visit.request), visit.work, visit.session, code)
    except Denied as denied:
        return _page(visit, naar, denied)
    return with_session(visit.work.tenant.code, token, naar or "/")


def _page(visit: Visit, naar: str, denied: Denied | None = None) -> Response:
    fields: tuple[Field, ...] = (CODE,)
    reasons = (Reason(str(denied)),) if denied else ()
    status = status_of(denied) if denied else 200
    return page(
        visit, "bevestigen.html", status, velden=fields, naar=naar, redenen=reasons
    )


def _ask_first(request: Request, _: Exception) -> Response:
    path = here(request.url.path) if request.method == "GET" else ""
    return RedirectResponse(f"/bevestigen?naar={quote(path, safe='/')}", 303)
