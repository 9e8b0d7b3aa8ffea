"""Read a request strictly: what could be meant in two ways is refused.

Python's own reader takes `NaN`, the last of two equal keys, numbers of any length and
half characters; each of those has been a 500 or a surprise somewhere (security.md 4.6).
"""

import json
import math
import re
from collections.abc import Callable, Coroutine
from typing import Any, Never

from fastapi import HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

_MOST_DIGITS = 18
_DEEPEST = 20
_LISTS = frozenset({"opschorting"})
"""Parameters that may be given more than once."""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_BAD = 400

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class BadJson(HTTPException):
    """The body is not JSON, or not JSON that means one thing."""

    def __init__(self) -> None:
        """Repeat nothing of it."""
        super().__init__(_BAD)


class StrictRequest(Request):
    """A request of which the body is read strictly."""

    async def json(self) -> Any:  # noqa: ANN401  JSON can be anything
        """Return the body, or raise `BadJson`."""
        return strict_json(await self.body())


class StrictRoute(APIRoute):
    """A route of which the body is read strictly."""

    def get_route_handler(self) -> Handler:
        """Return the handler, on a request that reads strictly."""
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            self._refuse_strange_query(request)
            return await handle(StrictRequest(request.scope, request.receive))

        return strictly

    def _refuse_strange_query(self, request: Request) -> None:
        """Refuse what no parameter is named: a typing error would be a wrong answer."""
        known = {each.alias for each in self.dependant.query_params}
        names = [name for name, _ in request.query_params.multi_items()]
        once = [name for name in names if name not in _LISTS]
        if {*names} <= known and len(once) == len({*once}):
            return
        fault = {"type": "extra_forbidden", "loc": ("query", "?")}
        raise RequestValidationError([fault])


def strict_json(body: bytes) -> Any:  # noqa: ANN401  JSON can be anything
    """Return what the body says, or raise `BadJson`."""
    try:
        found = json.loads(
            body.decode(),
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_fraction,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError):
        raise BadJson from None
    _check(found, _DEEPEST)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _number(text: str) -> int:
    if len(text.lstrip("-")) > _MOST_DIGITS:
        raise ValueError("too many digits")
    return int(text)


def _fraction(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError("not finite")
    return found


def _no_number(_text: str) -> Never:
    raise ValueError("no number")


def _check(found: object, deep: int) -> None:
    """Refuse text that is no text, and nesting that nobody means."""
    if deep < 0 or (isinstance(found, str) and _NO_TEXT.search(found)):
        raise BadJson
    inside: list[object] = []
    if isinstance(found, dict):
        inside = [*found, *found.values()]
    elif isinstance(found, list):
        inside = found
    for value in inside:
        _check(value, deep - 1)
