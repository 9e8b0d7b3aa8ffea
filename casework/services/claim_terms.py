"""Claim the terms of which a day has come, a batch at a time.

The rule: whoever holds the row of the root holds the whole family of cases (ADR 0009),
so a batch is claimed by locking the roots and passing over those that are held. A
sweep never waits for a person or for another sweep, and two sweeps never block each
other. What was passed over is with somebody else now, or comes the next time.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from casework.work import Work


class Day(StrEnum):
    """The day of a term that a sweep looks at; each has its own partial index."""

    LEGAL_END = "legal_end"
    WARN_ON = "warn_on"
    ESCALATE_ON = "escalate_on"


@dataclass(frozen=True)
class Claimed:
    """A term of which the day has come, in a case that is held until the commit."""

    id: UUID
    case_id: UUID
    lineage: list[UUID]
    kenmerk: str
    rule: str
    then: str
    day: date

    @property
    def place(self) -> str:
        """Return where this term stands in the sweep: a day and an id."""
        return f"{self.day.isoformat()}/{self.id}"


_CLAIM = """
select t.id, t.case_id, c.lineage, c.kenmerk, t.rule, t."then", t.{day}
from term t
join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
join cases root on root.tenant_id = t.tenant_id and root.id = c.lineage[1]
where t.tenant_id = %(tenant)s and t.{day} <= %(last)s
  and {some}
  and t.closed_at is null and t.suspended_on is null
order by t.{day}, t.id limit %(limit)s for update of root skip locked"""
CLAIM = {
    day: _CLAIM.format(day=day, some=f"(t.{day}, t.id) > (%(day)s, %(id)s)")
    for day in Day
}
AGAIN = {day: _CLAIM.format(day=day, some="t.id = any(%(ids)s)") for day in Day}


def claim_terms(
    work: Work, day: Day, last: date, after: str | None, limit: int
) -> list[Claimed]:
    """Claim the terms whose ``day`` is not after ``last``, the oldest first.

    ``after`` is the `Claimed.place` of the last term that was seen.
    """
    seen, ident = (
        after.split("/") if after else (date.min.isoformat(), str(UUID(int=0)))
    )
    values = {
        "tenant": work.tenant.code,
        "last": last,
        "day": date.fromisoformat(seen),
        "id": UUID(ident),
        "limit": limit,
    }
    return [Claimed(*row) for row in work.rows(CLAIM[day], values)]
