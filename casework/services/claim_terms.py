"""Claim the terms of which a day has come, a batch at a time.

The rule: whoever holds the row of the root holds the whole family of cases (ADR 0009),
so a batch is claimed by locking the roots and passing over those that are held. A
sweep never waits for a person or for another sweep, and two sweeps never block each
other. What was passed over is with somebody else now, or comes the next time.
"""

from collections.abc import Sequence
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


@dataclass(frozen=True)
class Claim:
    """The terms that are held now, and how many were seen: others hold the rest.

    ``after`` is the place of the last one that was seen.
    """

    terms: list[Claimed]
    seen: int = 0
    after: str | None = None


_CLAIM = """
with due as materialized (
    select t.id, t.case_id, t.rule, t."then", t.{day} as day from term t
    where t.tenant_id = %(tenant)s and t.{day} <= %(last)s
      and {some}
      and t.closed_at is null and t.suspended_on is null
    order by t.{day}, t.id limit %(limit)s),
own as materialized (
    select c.id, c.lineage, c.kenmerk from cases c
    where c.tenant_id = %(tenant)s and c.id = any(array(select case_id from due))),
root as materialized (
    select c.id from cases c
    where c.tenant_id = %(tenant)s and c.id = any(array(select lineage[1] from own))
    for update skip locked)
select due.id, due.case_id, own.lineage, own.kenmerk, due.rule, due."then", due.day,
    root.id is not null
from due join own on own.id = due.case_id left join root on root.id = own.lineage[1]
order by due.day, due.id"""
"""Each case and each root is looked up once, in the order of the index: terms that are
due together are often of cases that were opened together."""
CLAIM = {
    day: _CLAIM.format(day=day, some=f"(t.{day}, t.id) > (%(day)s, %(id)s)")
    for day in Day
}
AGAIN = {day: _CLAIM.format(day=day, some="t.id = any(%(ids)s)") for day in Day}


def claim_terms(
    work: Work, day: Day, last: date, after: str | None, limit: int
) -> Claim:
    """Claim the terms whose ``day`` is not after ``last``, the oldest first.

    ``after`` is the `Claimed.place` of the last term that was seen.
    """
    seen, ident = (
        after.split("/") if after else (date.min.isoformat(), str(UUID(int=0)))
    )
    values = {
        "last": last,
        "day": date.fromisoformat(seen),
        "id": UUID(ident),
        "limit": limit,
    }
    return _claimed(work, CLAIM[day], values)


def claim_again(work: Work, day: Day, last: date, terms: Sequence[Claimed]) -> Claim:
    """Claim terms that were claimed in a transaction that is over, as far as is due."""
    ids = [term.id for term in terms]
    values = {"last": last, "ids": ids, "limit": len(ids)}
    return _claimed(work, AGAIN[day], values)


def _claimed(work: Work, query: str, values: dict[str, object]) -> Claim:
    rows = work.rows(query, {**values, "tenant": work.tenant.code})
    if not rows:
        return Claim([])
    *last, _ = rows[-1]
    held = [Claimed(*row) for *row, is_held in rows if is_held]
    return Claim(held, len(rows), Claimed(*last).place)
