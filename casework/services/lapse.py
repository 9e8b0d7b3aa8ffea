"""Let terms run out: the system takes the step that each of them ends in."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.access import SYSTEEM
from casework.services.advance import advance
from casework.services.record import Outcome
from casework.work import Work


class DueTerm(NamedTuple):
    """A term that is over and still waits for its step."""

    id: UUID
    case_id: UUID
    rule: str
    then: str
    legal_end: date


def lapse(work: Work, term: DueTerm) -> Outcome | None:
    """Take the step that a term ends in, on the day that it ended.

    The family of the case is held already (`claim_terms`). Returns nothing when the
    term was closed, suspended or extended in the meantime, so that doing it twice, or
    late, has its effect once. Raises `Refused` when the law stands in the way: the term
    then stays open, and stays visible.
    """
    if still_due(work, [term.id]).get(term.id) != term:
        return None
    return advance(work, term.case_id, term.then, by=SYSTEEM, day=term.legal_end)


def still_due(work: Work, ids: Collection[UUID]) -> Mapping[UUID, DueTerm]:
    """Return those of these terms that are over and open, as they are now, by id."""
    rows = work.rows(
        """select id, case_id, rule, "then", legal_end from term
        where tenant_id = %s and id = any(%s) and closed_at is null
          and suspended_on is null and legal_end < %s""",
        [work.tenant.code, list(ids), work.today],
    )
    return {term.id: term for term in map(DueTerm._make, rows)}
