"""Let every term that is over take its step, in batches that may run side by side.

A term whose step is refused, or breaks the program, stays open and visible: it goes on
the ladder of escalation, and the sweep goes past it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from casework.access import SYSTEEM
from casework.services.batch import Batch
from casework.services.claim_terms import Claimed, Day
from casework.services.hold import Held, Relations
from casework.services.hold_many import hold_many, linked_of_many
from casework.services.judge import Act, judge
from casework.services.lapse import DueTerm, lapse, still_due
from casework.services.planned import Apart, Found, Planned, Sweep
from casework.services.record import Deed, deed_of
from casework.services.sweep import BATCH, sweep
from casework.services.watch import VASTLOPEN, in_case, noted
from casework.work import Desk, Work
from statemachines.engine import Decision
from statemachines.escalatie import vastgelopen
from statemachines.uniqueness import unique_fields


@dataclass(frozen=True)
class _Over(Found):
    """A term that is over, in a case that is held, and what that case can see."""

    claimed: Claimed
    above: Sequence[Held]
    linked: Relations


def lapse_due(
    desk: Desk, tenant: str, after: str | None = None, *, size: int = BATCH
) -> Batch:
    """Let at most ``size`` due terms lapse, the oldest first. Twice is once.

    A term lapses on the day after its `legal_end` (Awb: the whole last day counts).
    """
    return sweep(desk, tenant, _SWEEP, after, size)


def _over(work: Work, terms: Sequence[Claimed]) -> Mapping[UUID, _Over]:
    """Hold the cases of the terms that are still over, with what is linked to them."""
    held = hold_many(work, (term.lineage for term in terms))
    due = still_due(work, [term.id for term in terms])
    still = [term for term in terms if due.get(term.id) == _due(term)]
    near = linked_of_many(work, (held[term.case_id][0] for term in still))
    return {
        term.id: _Over(case, term, above, near.get(case.id, {}))
        for term in still
        for case, above in [held[term.case_id]]
    }


def _due(term: Claimed) -> DueTerm:
    return DueTerm(term.id, term.case_id, term.rule, term.then, term.day)


def _step(work: Work, over: _Over) -> Planned:
    """Decide the step that a term ends in, by the one judgement."""
    term = over.claimed
    act = Act(term.then, SYSTEEM, day=term.day)
    decision, day = judge(work, over.case, over.above, act, over.linked)
    if _reaches_further(decision):
        raise Apart
    deed = deed_of(decision, SYSTEEM, day, None)
    return Planned(_in_words(deed.action, deed.to.name), deed)


def _reaches_further(decision: Decision) -> bool:
    """Tell whether a step touches money, numbers or other cases: `advance` takes it."""
    step = decision.step
    if decision.orders or decision.openings or step.ends or step.tells:
        return True
    return not unique_fields(type(decision.dossier)).keys().isdisjoint(decision.given)


def _lapse(work: Work, term: Claimed) -> str | None:
    outcome = lapse(work, _due(term))
    return _in_words(outcome.action, outcome.state) if outcome else None


def _in_words(action: str, state: str) -> str:
    return f"{action}: {state}"


def _stuck(work: Work, over: _Over) -> Deed | None:
    """Put a term whose step cannot be taken on the ladder, once."""
    found = in_case(over.case, over.claimed)
    if found is None or found.term.stuck_since is not None:
        return None
    policy = work.policy
    after = vastgelopen(found.term, work.today, found.process.code, policy)
    return noted(work, found, after, VASTLOPEN)


_SWEEP = Sweep(
    Day.LEGAL_END,
    lambda work: work.today - timedelta(days=1),
    find=_over,
    plan=_step,
    alone=_lapse,
    stuck=_stuck,
)
