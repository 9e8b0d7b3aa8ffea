"""Somebody who is not signed in and sends a form: a secret in a cookie and in the form.

There is no session yet to bind a form to. So the browser gets a random secret, and a
form is believed when it carries the same one and comes from our own pages.
"""

import secrets
from dataclasses import dataclass

from fastapi import Request
from starlette.responses import Response

from casework.web.posted import Form
from casework.web.visit import CSRF, FromElsewhere, refuse_from_elsewhere

COOKIE = "__Host-gast"
_BYTES = 32
_LENGTH = 43


@dataclass(frozen=True)
class Guest:
    """A browser that nobody is signed in with. ``fresh``: it has no cookie yet."""

    secret: str
    fresh: bool

    def remember(self, answer: Response) -> None:
        """Let the browser keep the secret until it is closed."""
        if self.fresh:
            answer.set_cookie(
                COOKIE, self.secret, secure=True, httponly=True, samesite="lax"
            )


def guest(request: Request) -> Guest:
    """Return the guest that this browser is, with a new secret when it has none."""
    known = request.cookies.get(COOKIE, "")
    if len(known) == _LENGTH:
        return Guest(known, fresh=False)
    return Guest(secrets.token_urlsafe(_BYTES), fresh=True)


def guest_with_form(request: Request, form: Form) -> Guest:
    """Return the guest that sent a form of ours, or raise `FromElsewhere`."""
    found = guest(request)
    if found.fresh:
        raise FromElsewhere
    refuse_from_elsewhere(request, form.text(CSRF), found.secret)
    return found
