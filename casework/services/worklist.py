"""What somebody has to do: by kenmerk, with the last day, the most urgent first.

The list names no person and says nothing of what a case is about; who may open the
case reads the rest there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.access import Actor
from casework.services.clocks import read_clock
from casework.services.hold import Held, open_cases
from casework.services.options import options_of
from casework.work import Work
from statemachines.calendar import NO_HOLIDAYS
from statemachines.counting.arithmetic import add
from statemachines.grammar import Step
from statemachines.length import werkdagen
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.situation import OpenTerm

SOON = werkdagen(3)
"""What must be done within so many working days is almost too late."""
_FEW = 3


class Group(StrEnum):
    """Where a case stands for somebody."""

    BIJNA_TE_LAAT = "bijna te laat"
    NU_DOEN = "nu doen"
    WACHT_OP_ANDEREN = "wacht op anderen"


@dataclass(frozen=True)
class Task:
    """One case on the list. ``laatste_dag`` is the first last day that comes."""

    groep: Group
    kenmerk: str
    soort: str
    stappen: tuple[str, ...]
    wacht_op: str | None
    termijn: str | None
    laatste_dag: date | None


def worklist(work: Work, by: Actor) -> list[Task]:
    """Return the open cases of somebody, grouped, the first last day first."""
    tasks = [_task(work, case, by) for case in open_cases(work, by)]
    return ordered(tasks)


def ordered(tasks: Iterable[Task]) -> list[Task]:
    """Return tasks by group, and in it the first last day first."""
    groups = [*Group]
    return sorted(
        tasks,
        key=lambda task: (
            groups.index(task.groep),
            task.laatste_dag or date.max,
            task.kenmerk,
        ),
    )


def _task(work: Work, case: Held, by: Actor) -> Task:
    process = PROCESSES[case.process]
    state = process.state(case.state)
    clocks = [read_clock(clock) for clock in case.clocks]
    next_ = min(
        (term for term in clocks if term.suspended_on is None),
        key=lambda term: term.raw_end,
        default=None,
    )
    steps = [o.step for o in options_of(work, case, by) if o.allowed]
    onward = _onward(case, steps)
    return Task(
        _group(work.today, onward, next_),
        case.kenmerk,
        process.title,
        tuple(step.label for step in onward)[:_FEW],
        state.waits_for,
        RULES[next_.rule].name if next_ else None,
        next_.raw_end if next_ else None,
    )


def _onward(case: Held, steps: list[Step[Any]]) -> list[Step[Any]]:
    """Return the steps that take a case further, and do not just end it."""
    moving = [step for step in steps if step.target.name != case.state]
    return [step for step in moving if not step.target.final] or moving


def _group(today: date, onward: list[Step[Any]], term: OpenTerm | None) -> Group:
    if not onward:
        return Group.WACHT_OP_ANDEREN
    soon = add(today, SOON, NO_HOLIDAYS)
    stuck = term is not None and term.stuck_since is not None
    if stuck or (term is not None and term.raw_end <= soon):
        return Group.BIJNA_TE_LAAT
    return Group.NU_DOEN
