"""Choose the language of the frame, and stop: both are forms, for they do something."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.services.sessions import end_session
from casework.web.page import public_page
from casework.web.posted import Posted
from casework.web.taal import COOKIE, DUTCH, LANGUAGES
from casework.web.visit import PARENT, Parent

router = APIRouter(include_in_schema=False)


@router.post("/mijn/taal")
def choose(visit: Parent, form: Posted) -> Response:  # noqa: ARG001  who is in
    """Keep the language that was chosen, and go back to where the reader was."""
    chosen = form.text("taal")
    answer = RedirectResponse(_way_back(form.text("naar")), 303)
    answer.set_cookie(
        COOKIE,
        chosen if chosen in LANGUAGES else DUTCH,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )
    return answer


@router.post("/mijn/stoppen")
def stop(visit: Parent) -> Response:
    """End the session, so that nobody else reads on on this telephone."""
    end_session(visit.work, visit.session)
    answer = public_page(visit.request, "ouder_uitgelogd.html")
    answer.delete_cookie(PARENT, path="/", secure=True, httponly=True)
    return answer


def _way_back(path: str) -> str:
    """Return a page of our own: an address from a form never leads elsewhere."""
    ours = path == "/mijn" or path.startswith("/mijn/")
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if ours and plain else "/mijn"
