"""A promise that was broken: which, when, in which case, and what came before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.simulate.inspect.told import CaseTold, Told
from statemachines.dutch import in_words
from statemachines.processes import PROCESSES
from statemachines.roles import Role

_BEFORE = 6
"""So many steps of the case tell enough of what came before."""


@dataclass(frozen=True)
class Finding:
    """A finding, in Dutch. The first line of ``story`` says what is wrong."""

    date: date
    invariant: str
    kenmerk: str
    story: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "date": self.date.isoformat(),
            "invariant": self.invariant,
            "kenmerk": self.kenmerk,
            "story": [*self.story],
        }


def of_case(day: date, invariant: str, case: CaseTold, what: str) -> Finding:
    """Return a finding with who did what in the case before it."""
    before = (_in_words(case, told) for told in case.deeds[-_BEFORE:])
    return Finding(day, invariant, case.kenmerk, (what, *before))


def of_office(day: date, invariant: str, what: str, *story: str) -> Finding:
    """Return a finding that is about no single case."""
    return Finding(day, invariant, "-", (what, *story))


def _in_words(case: CaseTold, told: Told) -> str:
    steps = PROCESSES[case.process].steps
    labels = (step.label for step in steps if step.action == told.action)
    label = next(labels, told.action)
    return f"{in_words(told.on)}, {Role(told.role).sentence}: {label}"
