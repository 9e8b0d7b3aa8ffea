"""Write down each request, and count it: the route it matched, never the address.

An address can hold a kenmerk or the token of a personal link; the route
`/l/{tenant}/{token}` holds neither. That holds by construction: nothing here reads
the path.
"""

import logging
import time

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("casework.requests")

REQUESTS = Counter(
    "casework_verzoeken", "Answered requests", ["route", "method", "status"]
)
SECONDS = Histogram("casework_verzoek_seconden", "Time to answer", ["route"])
_NO_ROUTE = "(geen)"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestLog:
    """Stands in front of everything and remembers what came out."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and write one line about it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, receive, noting)
        finally:
            _note(scope, status, time.perf_counter() - began)


def _note(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", _NO_ROUTE)
    method = scope["method"] if scope["method"] in _METHODS else "(anders)"
    REQUESTS.labels(route, method, str(status)).inc()
    SECONDS.labels(route).observe(seconds)
    told = {"route": route, "method": method, "status": status}
    log.info("verzoek", extra={**told, "ms": round(seconds * 1000, 1)})
