"""Choose one of the steps that somebody may take, or none: by weight and by habit."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from casework.services.hold import Held
from casework.simulate.habits import Habit
from casework.simulate.people import Human
from casework.simulate.weights import (
    ACTIONS,
    FOR_MOVERS,
    FOR_PAPER,
    LEAVES,
    MOVES,
    NOTHING,
    STAYS,
)
from statemachines.aan_zet import UITGANGEN
from statemachines.grammar import Step
from statemachines.roles import Role

AnyStep = Step[Any]


@dataclass(frozen=True)
class Mood:
    """In which mood somebody looks: own habit, whom the case is about, who moved."""

    habit: Habit
    about: Human | None = None
    moved: bool = False


def weighed(
    case: Held, steps: Sequence[AnyStep], mood: Mood, dice: Random
) -> AnyStep | None:
    """Return the step that somebody chooses, or nothing."""
    own = {step.action: step for step in steps if {*step.by} != {Role.SYSTEEM}}
    able = [own[action] for action in sorted(own)]
    weights = [_weight(case, step, mood) for step in able]
    if not sum(weights):
        return None
    return dice.choices([*able, None], [*weights, NOTHING])[0]


def _weight(case: Held, step: AnyStep, mood: Mood) -> float:
    name = f"{case.process}.{step.action}"
    found = ACTIONS.get(name, _of_its_kind(case, step))
    if mood.about is not None and mood.about.habit.paper:
        found = FOR_PAPER.get(name, found)
    if mood.moved:
        found = FOR_MOVERS.get(name, found)
    found *= mood.habit.prefers.get(step.action, 1.0)
    stays = step.target.name == case.state
    times = len(case.done.get(step.action, ())) if stays else 0
    return found / (1 + 4 * times * times)


def _of_its_kind(case: Held, step: AnyStep) -> float:
    if step.action in UITGANGEN:
        return LEAVES
    return STAYS if step.target.name == case.state else MOVES
