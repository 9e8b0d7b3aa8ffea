"""What a statement costs the database: its plan, and the pages it reads."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from casework.services.claim import CLAIM as CLAIM_LETTER
from casework.services.claim import LEASE
from casework.services.claim_terms import CLAIM, Day
from casework.services.sweep import PORTION
from casework.work import Row, Work

LONG_AGO = date(1990, 1, 1)


@dataclass(frozen=True)
class Plan:
    """The nodes of a plan, the pages of 8 kB it touched, and what it gave."""

    nodes: tuple[str, ...]
    buffers: int
    rows: int
    ms: float

    @property
    def shape(self) -> str:
        """Return the plan on one line, the top first."""
        return " > ".join(self.nodes)


class _TakeBack(Exception):
    """What was explained is not done."""


def claim_of_terms(work: Work, day: Day, last: date | None = None) -> Plan:
    """Explain the claim of one portion of terms."""
    values = {
        "tenant": work.tenant.code,
        "last": last or work.today - timedelta(days=day is Day.LEGAL_END),
        "day": date.min,
        "id": UUID(int=0),
        "limit": PORTION,
    }
    return explained(work, CLAIM[day], values)


def claim_of_a_letter(work: Work) -> Plan:
    """Explain the claim of the letter that has waited longest."""
    of, until = work.tenant.code, work.now + LEASE
    values = {"tenant": of, "due": work.now, "mail": True, "until": until}
    return explained(work, CLAIM_LETTER, values)


def explained(
    work: Work, query: str, values: Mapping[str, Any] | Sequence[Any]
) -> Plan:
    """Run a statement and return its plan; a savepoint takes back what it did."""
    told = f"explain (analyze, buffers, format json) {query}"
    rows: list[Row] = []
    with suppress(_TakeBack), work.savepoint():
        rows = work.rows(told, values)
        raise _TakeBack
    [([whole],)] = rows
    top = whole["Plan"]
    buffers = top["Shared Hit Blocks"] + top["Shared Read Blocks"]
    number = int(top["Actual Rows"])
    return Plan(tuple(_nodes(top)), buffers, number, whole["Execution Time"])


def _nodes(node: Mapping[str, Any]) -> Iterator[str]:
    index = node.get("Index Name")
    yield f"{node['Node Type']}:{index}" if index else str(node["Node Type"])
    for below in node.get("Plans", ()):
        yield from _nodes(below)
