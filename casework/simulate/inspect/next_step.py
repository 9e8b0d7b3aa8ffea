"""No child without a next step: each open case waits for a day and for somebody.

A term runs, or the state says why none is needed; and somebody with an account has a
role that can go on, unless only the clock has to.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import CaseTold
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.roles import Role

NAME = "volgende_stap"
MONDAY = 0


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the cases that moved today; on a Monday and at the end, at all."""
    whole = day.last or day.date.weekday() == MONDAY
    for case in day.cases.values() if whole else _moved(day):
        if case.final:
            continue
        if what := _stuck(case):
            yield of_case(day.date, NAME, case, what)


def _moved(day: Sight) -> list[CaseTold]:
    return [day.cases[case_id] for case_id in day.rows if case_id in day.cases]


def _stuck(case: CaseTold) -> str | None:
    process = PROCESSES[case.process]
    state = process.state(case.state)
    running = any(clock.runs for clock in case.open.values())
    if not running and not state.no_clock_because:
        return f"in '{case.state}' loopt geen termijn, en er staat niet waarom"
    here = [step for step in process.steps if state in step.source]
    onward = [s for s in here if not s.target.final and s.target.name != case.state]
    roles = _people(onward) or _people(here)
    mine = {Role(p["role"]) for p in case.people if p.get("account")}
    if (not roles and running) or roles & mine:
        return None
    return f"in '{case.state}' zit op de stoel van de volgende stap niemand"


def _people(steps: Iterable[Step[Any]]) -> set[Role]:
    return {role for step in steps for role in step.by} - {Role.SYSTEEM}
