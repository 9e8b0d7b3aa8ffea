"""What can be done in a case: one thing first, the rest, and why some cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from statemachines.aan_zet import (
    ANTWOORDEN,
    KEUZEN,
    NIEMAND,
    UITGANGEN,
    aan_zet,
    is_aan_zet,
)
from statemachines.engine import Option
from statemachines.grammar import Reason, State, Step
from statemachines.roles import Role

AnyStep = Step[Any]


@dataclass(frozen=True)
class Blocked:
    """A step that cannot be taken now, with every reason."""

    label: str
    redenen: tuple[Reason, ...]
    door: tuple[Role, ...] = ()

    def who(self, reason: Reason) -> str:
        """Say who can lift a reason: whom it names, or else who takes the step."""
        return reason.lifted_by or " of ".join(role.sentence for role in self.door)


@dataclass(frozen=True)
class Steps:
    """The steps of a case for one person.

    ``nu`` is the one that takes the case further, when it is this person's turn;
    ``keuze`` are the answers to weigh instead, when the law leaves that to somebody;
    ``aan_zet`` tells that the case waits for this role, whether or not there is one;
    ``anders`` what is possible besides; ``niet`` what stands in the way of the rest;
    ``voor_anderen`` the steps that are for somebody else.
    """

    nu: AnyStep | None
    keuze: tuple[AnyStep, ...]
    anders: tuple[AnyStep, ...]
    niet: tuple[Blocked, ...]
    voor_anderen: tuple[Blocked, ...]
    aan_zet: bool = False


def steps_for(options: Iterable[Option], state: State, role: Role) -> Steps:
    """Sort the steps of a state for somebody in this role."""
    human = [o for o in options if {*o.step.by} != {Role.SYSTEEM}]
    allowed = _unique(o.step for o in human if o.allowed)
    ahead = onward(allowed, state, role)
    keuze = choice(ahead)
    first = keuze or ahead[:1]
    able = {step.action for step in allowed}
    blocked = [o for o in human if not o.allowed and o.step.action not in able]
    return Steps(
        nu=ahead[0] if ahead and not keuze else None,
        keuze=keuze,
        anders=tuple(step for step in allowed if step not in first),
        niet=tuple(_blocked(o) for o in blocked if role in o.step.by),
        voor_anderen=tuple(_blocked(o) for o in blocked if role not in o.step.by),
        aan_zet=role in aan_zet(state),
    )


def onward(
    steps: Sequence[AnyStep], state: State, role: Role, *, endings: bool = False
) -> tuple[AnyStep, ...]:
    """Return the steps that take a case further, and do not just end it.

    To end a case is only a task for who is at turn, and only where that is the way to
    go: never to withdraw what still waits. With ``endings`` everybody who may end it
    has that task.
    """
    moving = [step for step in steps if step.target.name != state.name]
    nobody = state.waits_for == NIEMAND
    if (answers := choice(moving)) and not nobody:
        return answers
    ahead = [step for step in moving if step.action not in UITGANGEN]
    further = tuple(step for step in ahead if not step.target.final)
    if further and not nobody:
        return further
    if endings:
        return tuple(moving)
    return _task(steps, ahead) if is_aan_zet(state, role) else ()


def _task(steps: Sequence[AnyStep], ahead: Sequence[AnyStep]) -> tuple[AnyStep, ...]:
    """Return what ends the case well, or else what it waits for and stays here."""
    here = (step for step in steps if step.action in ANTWOORDEN)
    return tuple(ahead) or tuple(here)


def choice(steps: Sequence[AnyStep]) -> tuple[AnyStep, ...]:
    """Return the steps that are each other's other answer; no screen prefers one."""
    able = {step.action for step in steps}
    for answers in KEUZEN:
        if answers <= able:
            return tuple(step for step in steps if step.action in answers)
    return ()


def _unique(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """Return one step of each action: more rows of the law can allow the same."""
    return [*{step.action: step for step in reversed([*steps])}.values()][::-1]


def _blocked(option: Option) -> Blocked:
    people = tuple(role for role in option.step.by if role is not Role.SYSTEEM)
    return Blocked(option.step.label, option.reasons, people)
