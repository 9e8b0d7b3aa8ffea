"""Check the chain of a journal: every entry, in order, unchanged, up to the end."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.services.journal import START, chained


@dataclass(frozen=True)
class Link:
    """One entry of a journal as it is stored."""

    seq: int
    body: bytes
    prev: bytes
    hash: bytes
    at: datetime
    key: str | None

    def told(self) -> dict[str, Any]:
        """Return what the entry says. Only after its hash was checked."""
        said: dict[str, Any] = json.loads(self.body)
        return said


def chain_findings(
    case_id: UUID, chain: list[Link], end: Mapping[str, Any]
) -> Iterator[str]:
    """Say where the chain of a case is broken; ``end`` is what its row says of it."""
    prev = START
    for number, link in enumerate(chain, start=1):
        if link.seq != number:
            yield f"regel {number} van het logboek ontbreekt of is verschoven"
            return
        if (link.prev, link.hash) != (prev, chained(prev, link.body)):
            yield f"regel {number} van het logboek is veranderd"
            return
        told = link.told()
        said = (told["seq"], told["case"], told["at"], told.get("key"))
        if said != (number, str(case_id), link.at.isoformat(), link.key):
            yield f"regel {number} van het logboek hoort hier niet"
            return
        prev = link.hash
    if (len(chain), prev) != (end["version"], end["head"]):
        yield "het einde van het logboek is niet het einde van de zaak"
