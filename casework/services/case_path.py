"""Where a case is: where it has been, where it is, and where it can go from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.services.case_journal import Entry
from statemachines.grammar import Process, State
from statemachines.roles import Role


class Mark(StrEnum):
    """Whether a place is behind the case, here, or ahead."""

    GEWEEST = "geweest"
    HIER = "hier"
    LATER = "later"


@dataclass(frozen=True)
class Place:
    """A place on the path, with the day on which the case came there."""

    zin: str
    mark: Mark
    dag: date | None = None


def path_of(
    process: Process[Any], state: State, entries: Iterable[Entry]
) -> list[Place]:
    """Return the path of a case: behind it, here, and what can come next."""
    came: dict[str, date] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq):
        if entry.naar != entry.van:
            came.pop(entry.naar, None)
            came[entry.naar] = entry.dag
    here = came.pop(state.name, None)
    names = {known.name: known for known in process.states}
    behind = [Place(names[n].meaning, Mark.GEWEEST, day) for n, day in came.items()]
    ahead = [Place(next_.meaning, Mark.LATER) for next_ in _next(process, state)]
    return [*behind, Place(state.meaning, Mark.HIER, here), *ahead]


def _next(process: Process[Any], state: State) -> list[State]:
    """Return where people can take the case from here, without only ending it."""
    found = {
        step.target.name: step.target
        for step in process.steps
        if any(source.name == state.name for source in step.source)
        and {*step.by} != {Role.SYSTEEM}
    }
    found.pop(state.name, None)
    return [at for at in found.values() if not at.final] or [*found.values()]
