"""A chair who is signed in: a real session, the cookie and the secret of its forms."""

from dataclasses import dataclass
from typing import Any

from casework.access import Actor
from casework.bench.place import SWV
from casework.services.sessions import session_of, start_session
from casework.work import Desk

COOKIE = "__Host-sid"
"""The name that the pages give it; a test holds the two together."""


@dataclass(frozen=True)
class SignedIn:
    """What a browser has of somebody who is signed in."""

    cookie: str
    csrf: str

    def page(self, path: str) -> dict[str, Any]:
        """Return a page that is to be asked."""
        return {"path": path, "cookie": self.cookie}

    def step(
        self, kenmerk: str, action: str, facts: dict[str, str], seen: int
    ) -> dict[str, Any]:
        """Return a step that is to be recorded, from the version that was seen."""
        form = {"csrf": self.csrf, "fase": "vastleggen", **facts}
        path = f"/zaken/{kenmerk}/stap/{action}"
        return {**self.page(path), "form": form, "seen": seen}


def sign_in(desk: Desk, who: Actor) -> SignedIn:
    """Start a session, with a second factor that was just given."""
    with desk.work(SWV) as work:
        token = start_session(work, who.id, who.role, mfa=True)
        session = session_of(work, token)
    assert session is not None  # noqa: S101  it was started just now
    return SignedIn(f"{COOKIE}={SWV}.{token}", session.csrf)
