"""An address says what it says in text: one with a character that is none is not ours.

The database takes no such character, and what is not there cannot be asked for.
"""

from fastapi import Request
from starlette.exceptions import HTTPException

_NONE = "\0"


async def plain_address(request: Request) -> None:
    """Raise 404 for an address that holds the character that is no text.

    It waits for nothing, so it needs no thread of its own.
    """
    asked = [request.url.path, *request.path_params.values()]
    for name, value in request.query_params.multi_items():
        asked += [name, value]
    if any(_NONE in str(part) for part in asked):
        raise HTTPException(404)
