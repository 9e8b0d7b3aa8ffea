"""The sweep of the terms: each that is over takes the step that it ends in."""

from datetime import date
from uuid import UUID

from casework.services.batch import Batch, Line
from casework.services.lapse import DueTerm, due, lapse
from casework.work import Desk
from statemachines.engine import Refused

MOST = 500


def lapse_due(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Let at most 500 terms run out, each in a transaction of its own."""
    with desk.work(tenant) as work:
        terms = due(work, MOST, _place(after))
    lines = tuple(_lapsed(desk, tenant, term) for term in terms)
    last = f"{terms[-1].legal_end} {terms[-1].id}" if len(terms) == MOST else None
    return Batch(lines, last)


def _lapsed(desk: Desk, tenant: str, term: DueTerm) -> Line:
    try:
        with desk.work(tenant) as work:
            done = lapse(work, term)
    except Refused:
        return Line("-", term.rule, "kan nog niet")
    return Line(done.kenmerk if done else "-", term.rule, "verlopen")


def _place(after: str | None) -> DueTerm | None:
    if after is None:
        return None
    day, ident = after.split()
    none = UUID(int=0)
    return DueTerm(UUID(ident), none, "", "", date.fromisoformat(day))
