"""The cookies of who comes in, where to go next, and from where somebody calls."""

import re
from dataclasses import dataclass

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.enter import Entered
from casework.web.visit import STAFF, cookie_of, desk_of

STEP = "__Host-stap"
"""Holds the step somebody is at on the way in; a session is another cookie."""
_STEP_LASTS = 30 * 60
_HERE = re.compile(r"/(?!/)[A-Za-z0-9._~/-]{0,300}")
_NOT_AFTER = ("/inloggen", "/instellen", "/uitloggen")


@dataclass(frozen=True)
class AtStep:
    """The SWV and the token of a step on the way in; both empty when there is none."""

    tenant: str
    token: str


def here(path: str) -> str:
    """Return a path if it is one on this site to go to after signing in, or nothing."""
    if not _HERE.fullmatch(path) or path.startswith(_NOT_AFTER):
        return ""
    return "" if "//" in path or "/.." in path else path


def step_of(request: Request) -> AtStep | None:
    """Return the step that this browser is at."""
    tenant, _, token = request.cookies.get(STEP, "").partition(".")
    return AtStep(tenant, token) if tenant in desk_of(request).tenants else None


def to_step(tenant: str, token: str, path: str) -> Response:
    """Send a browser to the next step on the way in, with a new token."""
    answer = RedirectResponse(path, 303)
    keep(answer, STEP, cookie_of(tenant, token), _STEP_LASTS)
    return answer


def inside(tenant: str, entered: Entered) -> Response:
    """Send somebody who is known to the work, or first to a choice of role."""
    if entered.choose:
        return to_step(tenant, entered.choose, "/inloggen/rol")
    path = here(entered.naar) or "/"
    if entered.session:
        return with_session(tenant, entered.session, path)
    answer = RedirectResponse(path, 303)
    drop(answer, STEP)
    return answer


def with_session(tenant: str, token: str, path: str) -> Response:
    """Send somebody on with a new session, in the place of whatever there was."""
    answer = RedirectResponse(path, 303)
    keep(answer, STAFF, cookie_of(tenant, token))
    drop(answer, STEP)
    return answer


def keep(answer: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Give the browser a cookie that no other site and no program can read."""
    answer.set_cookie(
        name, value, max_age=seconds, secure=True, httponly=True, samesite="lax"
    )


def drop(answer: Response, name: str) -> None:
    """Take a cookie back."""
    answer.delete_cookie(name, secure=True, httponly=True, samesite="lax")


def caller(request: Request) -> str:
    """Return the address that a request comes from, as the server was told."""
    return request.client.host if request.client else ""
