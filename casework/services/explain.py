"""The terms of a case, each with the reason for its dates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.services.hold import Held, view
from casework.work import Work


@dataclass(frozen=True)
class ExplainedTerm:
    """A term as it is stored, with its steps and its sentence."""

    rule: str
    op: date
    raw_end: date
    legal_end: date
    suspended_on: date | None
    closed_at: datetime | None
    wet: str
    zin: str
    stappen: list[dict[str, Any]]


def explain(work: Work, case_id: UUID, by: Actor) -> list[ExplainedTerm]:
    """Return all terms of a case in the order in which they started."""
    return explained(work, view(work, case_id, by))


def explained(work: Work, case: Held) -> list[ExplainedTerm]:
    """Return the same for a case that was read already."""
    rows = work.rows(
        """select rule, op, raw_end, legal_end, suspended_on, closed_at, explanation
        from term where tenant_id = %s and case_id = %s order by id""",
        [work.tenant.code, case.id],
    )
    return [ExplainedTerm(*row[:-1], **row[-1]) for row in rows]
