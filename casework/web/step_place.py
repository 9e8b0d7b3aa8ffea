"""A step in a case that somebody looks at, with its form and what stands in its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casework.services.case_row import case_of
from casework.services.hold import Held, situation_of
from casework.web.around import around_of
from casework.web.fields import Field, fields_of
from casework.web.kinds import Around
from casework.web.on_behalf import answers_for_family
from casework.web.visit import Visit
from statemachines.engine import options
from statemachines.grammar import Process, Reason, State, Step
from statemachines.processes import PROCESSES
from statemachines.situation import Party


@dataclass(frozen=True)
class Place:
    """One step of one case, as one person sees it.

    ``possible``: the step leads out of the state where the case is now.
    """

    visit: Visit
    case: Held
    step: Step[Any]
    around: Around
    possible: bool

    @property
    def process(self) -> Process[Any]:
        """Return the process of the case."""
        return PROCESSES[self.case.process]

    @property
    def state(self) -> State:
        """Return where the case is."""
        return self.process.state(self.case.state)

    @property
    def path(self) -> str:
        """Return the address of the case."""
        return f"/zaken/{self.case.kenmerk}"

    @property
    def about(self) -> Party | None:
        """Return the person whom the case is about, if it is about one."""
        people = self.around.people
        return next((p for p in people if p.key == self.case.party), None)

    @property
    def for_family(self) -> bool:
        """Tell whether this writes down what somebody of the family answered."""
        return answers_for_family(self.case.process, self.step, self.visit.by.role)

    def fields(self) -> tuple[Field, ...]:
        """Return the questions of the step, still empty."""
        return fields_of(
            self.process,
            self.step.asks,
            optional=self.step.may_ask,
            around=self.around,
        )

    def blocked(self) -> tuple[Reason, ...]:
        """Return what stands in the way now, whatever is filled in."""
        situation = situation_of(self.visit.work, self.case, self.visit.by)
        found = options(self.process, situation)
        return next((o.reasons for o in found if o.step is self.step), ())


def place_of(visit: Visit, kenmerk: str, action: str, state: str = "") -> Place | None:
    """Return the place of a step, or nothing when the process has no such step.

    ``state`` is where the case was when the form was made. The case is not held: who
    takes the step does that, and looks again. Raises `CaseNotFound`.
    """
    case = case_of(visit.work, kenmerk, visit.by)
    step = _step(PROCESSES[case.process], action, (case.state, state))
    if step is None:
        return None
    possible = case.state in {source.name for source in step.source}
    return Place(visit, case, step, around_of(visit, case), possible)


def _step(
    process: Process[Any], action: str, states: Iterable[str]
) -> Step[Any] | None:
    """Return the step from the first of these states that has one; or any."""
    named = [step for step in process.steps if step.action == action]
    for state in states:
        for step in named:
            if state in {source.name for source in step.source}:
                return step
    return named[0] if named else None
