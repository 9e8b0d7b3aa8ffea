"""Where a request names things: the kenmerk in the path, the version, the page."""

import base64
import binascii
from typing import Annotated
from uuid import UUID

from fastapi import Header, Path, Query

from casework.api.faults import wrong

MOST = 200
FEW = 50

Kenmerk = Annotated[
    str,
    Path(
        description="Het kenmerk van de zaak.",
        max_length=40,
        examples=["TLV-2026-7F3K9-Q"],
    ),
]
Code = Annotated[str, Path(description="De code.", max_length=40)]
Amount = Annotated[int, Query(ge=1, le=MOST, description="Zoveel per bladzijde.")]
Cursor = Annotated[
    str | None,
    Query(
        max_length=22,
        pattern=r"^[A-Za-z0-9_-]{22}$",
        description="`volgende` van de bladzijde hiervoor.",
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        pattern=r'^(\*|(W/)?"[0-9]{1,9}")$',
        description='De versie die u zag, als `"7"` (de ETag van de zaak), of `*`.',
    ),
]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,64}$",
        description="Uw eigen sleutel voor deze vraag: herhalen is daarmee veilig.",
    ),
]
MaybeKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,64}$",
        description="Uw eigen sleutel voor deze stap: herhalen is daarmee veilig.",
    ),
]


def etag(version: int) -> dict[str, str]:
    """Return the header that names the version of a case."""
    return {"ETag": f'"{version}"'}


def seen(if_match: str) -> int | None:
    """Return the version that was seen; nothing for ``*``, which is any."""
    return None if if_match == "*" else int(if_match.removeprefix("W/").strip('"'))


def cursor_of(place: UUID | None) -> str | None:
    """Return where the next page starts, for the caller to hand back unread."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(place.bytes).rstrip(b"=").decode()


def place_of(cursor: str | None) -> UUID | None:
    """Return where a page starts."""
    if cursor is None:
        return None
    try:
        return UUID(bytes=base64.urlsafe_b64decode(f"{cursor}=="))
    except (binascii.Error, ValueError):
        raise wrong(["query", "na"], "string_pattern_mismatch") from None
