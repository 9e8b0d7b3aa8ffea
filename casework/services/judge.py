"""Judge a step in a held case, and write nothing: the one place that does so.

`advance` takes a step after it, `foresee` shows what it would do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from casework.access import Actor
from casework.services.hold import Held, Relations, situation_of
from casework.services.nameless import refuse_names
from casework.services.seats import seated
from casework.work import Work
from statemachines.engine import Decision, decide
from statemachines.processes import PROCESSES


@dataclass(frozen=True)
class Act:
    """What is asked of one case."""

    action: str
    by: Actor
    facts: Mapping[str, object] = field(default_factory=dict)
    key: str | None = None
    day: date | None = None
    more: Mapping[str, object] = field(default_factory=dict)


def judge(
    work: Work,
    case: Held,
    above: Sequence[Held],
    act: Act,
    linked: Relations | None = None,
) -> tuple[Decision, date]:
    """Return what the step would do, and its legal day. Raises `Refused`.

    ``linked`` are its main case and linked cases, when they were read already.
    """
    situation = situation_of(work, case, act.by, act.day, linked)
    decision = decide(PROCESSES[case.process], situation, act.action, act.facts)
    refuse_names(work, case, above, act.facts, act.by)
    _refuse_empty_seats(work, decision)
    return decision, situation.day


def _refuse_empty_seats(work: Work, decision: Decision) -> None:
    """Find out before anything is written that a linked case has no committee."""
    for opening in decision.openings:
        if code := opening.opens.process.seats:
            seated(work, code)
