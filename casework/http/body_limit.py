"""A request has a body of a limited size, counted as it comes in (security.md 4.6)."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 1_000_000
MOST_WITH_FILES = 22_000_000
"""One file of 20 MB and the form around it."""
MOST_WITH_PACKAGE = 30_000_000
"""One package with such files in it."""
_FILES = "/stukken"
_PACKAGES = frozenset({"/pakketten/ontvangen", "/api/v1/pakketten"})
_PROGRAMS = "/api/"
_PROBLEM = (
    '{"type":"urn:casework:probleem:te-groot",'
    '"title":"De vraag is te groot","status":413}'
)
_SENTENCE = "Dit is te groot om te versturen."


class BodyLimit:
    """Refuse a body that is too large: what it says of itself, and what it is.

    The second is an error of the application that reads it, with a page of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the body while the application reads it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = _most(scope["path"])
        if _said(scope) > most:
            await _refuse(scope, receive, send)
            return
        await self._app(scope, _counting(receive, most), send)


def _most(path: str) -> int:
    if path in _PACKAGES:
        return MOST_WITH_PACKAGE
    return MOST_WITH_FILES if path.endswith(_FILES) else MOST


def _counting(receive: Receive, most: int) -> Receive:
    counted = 0

    async def count() -> Message:
        nonlocal counted
        message = await receive()
        counted += len(message.get("body", b""))
        if counted > most:
            raise HTTPException(413)
        return message

    return count


def _said(scope: Scope) -> int:
    said = Headers(scope=scope).get("content-length", "0")
    return int(said) if said.isascii() and said.isdigit() else MOST_WITH_PACKAGE + 1


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"].startswith(_PROGRAMS):
        told = Response(_PROBLEM, 413, media_type="application/problem+json")
        await told(scope, receive, send)
        return
    answer = PlainTextResponse(_SENTENCE, status_code=413)
    await answer(scope, receive, send)
