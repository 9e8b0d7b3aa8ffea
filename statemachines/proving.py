"""Prove that a step is refused, whatever else is true of the case.

A guard is asked in a situation of which only a few things are known. When it objects
without looking at anything else, it objects in *every* case in which those few things
hold: that is a proof over all paths, and not an example. When it looks further, it has
proved nothing here, and another guard of the step must.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from statemachines.grammar import Guard, Process, Step
from statemachines.situation import Situation


class LookedFurtherError(Exception):
    """A guard wanted to know something that is not known here."""


class Blind:
    """A dossier of which only some facts are known."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        """Know these facts and no others."""
        self._facts = facts

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any fact
        """Give a known fact; any other ends the proof."""
        if name not in self._facts:
            raise LookedFurtherError(name)
        return self._facts[name]


class Unknown(Mapping[str, Any]):
    """Deeds, terms or linked cases of which nothing is known."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  any of them
        """End the proof: a guard looked."""
        raise LookedFurtherError(name)

    def __iter__(self) -> Iterator[str]:
        """End the proof: a guard looked at all of them."""
        raise LookedFurtherError

    def __len__(self) -> int:
        """End the proof: a guard counted them."""
        raise LookedFurtherError


def entering(process: Process[Any], states: tuple[str, ...]) -> Iterator[Step[Any]]:
    """Name the steps that lead into these states from somewhere else."""
    for step in process.steps:
        sources = {state.name for state in step.source}
        if step.target.name in states and not sources <= set(states):
            yield step


def is_refused(step: Step[Any], situation: Situation[Any]) -> bool:
    """Tell whether a guard objects to this step, whatever else is true."""
    return any(_objects(guard, situation) for guard in step.requires)


def _objects(guard: Guard[Any], situation: Situation[Any]) -> bool:
    try:
        return guard.objection(situation) is not None
    except LookedFurtherError:
        return False
