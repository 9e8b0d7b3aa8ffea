"""Let every term that is over take its step, in batches that may run side by side.

A term whose step is refused, or breaks the program, stays open and visible: it goes on
the ladder of escalation, and the sweep goes past it.
"""

from datetime import timedelta

from casework.services.batch import Batch
from casework.services.claim_terms import Claimed, Day
from casework.services.lapse import DueTerm, lapse
from casework.services.sweep import Sweep, sweep
from casework.services.watch import VASTLOPEN, note, watched
from casework.work import Desk, Work
from statemachines.escalatie import vastgelopen


def lapse_due(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Let a batch of due terms lapse, the oldest first. Twice is once.

    A term lapses on the day after its `legal_end` (Awb: the whole last day counts).
    """
    return sweep(desk, tenant, _SWEEP, after)


def _lapse(work: Work, term: Claimed) -> str | None:
    due = DueTerm(term.id, term.case_id, term.rule, term.then, term.day)
    outcome = lapse(work, due)
    return f"{outcome.action}: {outcome.state}" if outcome else None


def _stuck(work: Work, term: Claimed) -> None:
    """Put a term whose step cannot be taken on the ladder, once."""
    found = watched(work, term)
    if found is None or found.term.stuck_since is not None:
        return
    policy = work.tenant.policy()
    after = vastgelopen(found.term, work.today, found.process.code, policy)
    note(work, found, after, VASTLOPEN)


_SWEEP = Sweep(
    Day.LEGAL_END, lambda work: work.today - timedelta(days=1), _lapse, _stuck
)
