"""Who is at the desk: one request, one session, one transaction.

The transaction is open while the endpoint runs and commits before the answer is sent.
A form is only believed when it comes from our own pages: the browser says where it
comes from, and the form carries the secret of the session.
"""

import secrets
from collections.abc import Generator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from casework.access import Actor
from casework.bootstrap import Office
from casework.services.opened import note_opened
from casework.services.sessions import Session, session_of
from casework.web.posted import Form, Posted
from casework.work import Desk, Work

STAFF = "__Host-sid"
PARENT = "__Host-ouder"
CSRF = "csrf"
_CHANGES_NOTHING = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})


class NotSignedIn(Exception):
    """Nobody is signed in, or not any more. ``parent``: it was about a parent."""

    def __init__(self, *, parent: bool) -> None:
        """Say for whom the page is."""
        super().__init__("Niet ingelogd.")
        self.parent = parent


class FromElsewhere(Exception):
    """A form that does not come from our own pages, or from an older session."""


@dataclass(frozen=True)
class Visit:
    """Somebody signed in, and what that person may touch."""

    work: Work
    session: Session
    request: Request

    @property
    def by(self) -> Actor:
        """Return who acts."""
        return self.session.by

    @property
    def csrf(self) -> str:
        """Return what a form of this session carries."""
        return self.session.csrf


def office_of(request: Request) -> Office:
    """Return the running program."""
    opened = request.app.state.office
    assert isinstance(opened, Office)  # noqa: S101  create_app put it there
    return opened


def desk_of(request: Request) -> Desk:
    """Return the desk of the running program."""
    return office_of(request).desk


def cookie_of(tenant: str, token: str) -> str:
    """Return the value of a session cookie: the tenant and the token."""
    return f"{tenant}.{token}"


def _staff(request: Request, form: Posted) -> Generator[Visit, None, None]:
    yield from _visit(request, form, STAFF)


def _parent(request: Request, form: Posted) -> Generator[Visit, None, None]:
    yield from _visit(request, form, PARENT)


def _visit(request: Request, form: Form, cookie: str) -> Generator[Visit, None, None]:
    desk, parent = desk_of(request), cookie == PARENT
    tenant, _, token = request.cookies.get(cookie, "").partition(".")
    if tenant not in desk.tenants:
        raise NotSignedIn(parent=parent)
    with desk.work(tenant) as work:
        session = session_of(work, token)
        if session is None or (session.case_id is not None) != parent:
            raise NotSignedIn(parent=parent)
        if request.method not in _CHANGES_NOTHING:
            refuse_from_elsewhere(request, form.text(CSRF), session.csrf)
        yield Visit(work, session, request)
        note_opened(work, session.by)


def refuse_from_elsewhere(request: Request, given: str, expected: str) -> None:
    """Raise `FromElsewhere` for a form that another site could have made.

    ``Origin`` is compared with the address of the installation and never with the Host
    of the request, which the sender chooses; a browser without it says ``Sec-Fetch``.
    """
    ours = office_of(request).settings.public_url
    origin = request.headers.get("origin")
    if origin not in (None, "null", _origin(ours)):
        raise FromElsewhere
    if request.headers.get("sec-fetch-site", "none") not in _OURS:
        raise FromElsewhere
    if not secrets.compare_digest(given.encode(), expected.encode()):
        raise FromElsewhere


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


Staff = Annotated[Visit, Depends(_staff, scope="function")]
"""A page for somebody of a school, the SWV or a partner."""

Parent = Annotated[Visit, Depends(_parent, scope="function")]
"""A page for a parent who came in by a personal link and a code."""
