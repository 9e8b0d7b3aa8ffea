"""What somebody has to do: by kenmerk, with the last day, the most urgent first.

The list names no person and says nothing of what a case is about; who may open the
case reads the rest there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.access import Actor
from casework.services.case_steps import AnyStep, choice, onward
from casework.services.case_terms import SOON
from casework.services.clocks import read_clock
from casework.services.hold import Held, Relations, open_cases
from casework.services.hold_many import linked_of_many
from casework.services.options import options_of
from casework.work import Work
from statemachines.calendar import NO_HOLIDAYS
from statemachines.counting.arithmetic import add
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.situation import OpenTerm

_FEW = 3


class Group(StrEnum):
    """Where a case stands for somebody."""

    BIJNA_TE_LAAT = "bijna te laat"
    NU_DOEN = "nu doen"
    WACHT_OP_ANDEREN = "wacht op anderen"


@dataclass(frozen=True)
class Task:
    """One case on the list. ``laatste_dag`` is the first last day that comes.

    ``keuze`` are the steps that are each other's other answer, when that is the task;
    ``actie`` is what the one next step is called in an address.
    """

    groep: Group
    kenmerk: str
    soort: str
    stappen: tuple[str, ...]
    wacht_op: str | None
    termijn: str | None
    laatste_dag: date | None
    keuze: tuple[str, ...] = ()
    actie: str = ""


def worklist(work: Work, by: Actor) -> list[Task]:
    """Return the open cases of somebody, grouped, the first last day first.

    A case that one can only end counts as something to do here, for the morning mail.
    """
    return ordered(task for _, task in weighed(work, by, endings=True))


def weighed(work: Work, by: Actor, *, endings: bool = False) -> list[tuple[Held, Task]]:
    """Return the open cases of somebody, each with what there is to do.

    Two statements, however many cases there are. ``endings``: to end a case counts as
    something to do also for who is not at turn.
    """
    cases = open_cases(work, by)
    related = linked_of_many(work, cases)
    return [
        (case, _task(work, case, (by, related.get(case.id, {})), endings=endings))
        for case in cases
    ]


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


def next_term(case: Held) -> OpenTerm | None:
    """Return the running term of a case that ends first."""
    clocks = [read_clock(clock) for clock in case.clocks]
    running = (term for term in clocks if term.suspended_on is None)
    return min(running, key=lambda term: term.raw_end, default=None)


def _task(
    work: Work, case: Held, seen: tuple[Actor, Relations], *, endings: bool
) -> Task:
    by, linked = seen
    process = PROCESSES[case.process]
    state = process.state(case.state)
    next_ = next_term(case)
    steps = [o.step for o in options_of(work, case, by, linked) if o.allowed]
    ahead = onward(steps, state, by.role, endings=endings)
    return Task(
        _group(work.today, ahead, next_),
        case.kenmerk,
        process.title,
        tuple(dict.fromkeys(step.label for step in ahead))[:_FEW],
        state.waits_for,
        RULES[next_.rule].name if next_ else None,
        next_.raw_end if next_ else None,
        tuple(step.label for step in choice(ahead)),
        ahead[0].action if ahead else "",
    )


def _group(today: date, ahead: Sequence[AnyStep], term: OpenTerm | None) -> Group:
    if not ahead:
        return Group.WACHT_OP_ANDEREN
    soon = add(today, SOON, NO_HOLIDAYS)
    stuck = term is not None and term.stuck_since is not None
    if stuck or (term is not None and term.raw_end <= soon):
        return Group.BIJNA_TE_LAAT
    return Group.NU_DOEN
