"""What can be done in a case: one thing first, the rest, and why some cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from statemachines.aan_zet import NIEMAND, aan_zet, is_aan_zet
from statemachines.engine import Option
from statemachines.grammar import Reason, State, Step
from statemachines.roles import Role

AnyStep = Step[Any]


@dataclass(frozen=True)
class Blocked:
    """A step that cannot be taken now, with every reason."""

    label: str
    redenen: tuple[Reason, ...]


@dataclass(frozen=True)
class Steps:
    """The steps of a case for one person.

    ``nu`` is the one that takes the case further, when it is this person's turn;
    ``aan_zet`` tells that the case waits for this role, whether or not there is one;
    ``anders`` what is possible besides; ``niet`` what stands in the way of the rest;
    ``voor_anderen`` the steps that are for somebody else.
    """

    nu: AnyStep | None
    anders: tuple[AnyStep, ...]
    niet: tuple[Blocked, ...]
    voor_anderen: tuple[Blocked, ...]
    aan_zet: bool = False


def steps_for(options: Iterable[Option], state: State, role: Role) -> Steps:
    """Sort the steps of a state for somebody in this role."""
    human = [o for o in options if {*o.step.by} != {Role.SYSTEEM}]
    allowed = _unique(o.step for o in human if o.allowed)
    ahead = onward(allowed, state, role)
    able = {step.action for step in allowed}
    blocked = [o for o in human if not o.allowed and o.step.action not in able]
    return Steps(
        nu=ahead[0] if ahead else None,
        anders=tuple(step for step in allowed if step not in ahead[:1]),
        niet=tuple(_blocked(o) for o in blocked if role in o.step.by),
        voor_anderen=tuple(_blocked(o) for o in blocked if role not in o.step.by),
        aan_zet=role in aan_zet(state),
    )


def onward(
    steps: Sequence[AnyStep], state: State, role: Role, *, endings: bool = False
) -> tuple[AnyStep, ...]:
    """Return the steps that take a case further, and do not just end it.

    Only who is at turn has the ending of a case as a task, when there is nothing else;
    with ``endings`` everybody who may end it has.
    """
    moving = [step for step in steps if step.target.name != state.name]
    further = tuple(step for step in moving if not step.target.final)
    if further and state.waits_for != NIEMAND:
        return further
    return tuple(moving) if endings or is_aan_zet(state, role) else ()


def _unique(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """Return one step of each action: more rows of the law can allow the same."""
    return [*{step.action: step for step in reversed([*steps])}.values()][::-1]


def _blocked(option: Option) -> Blocked:
    return Blocked(option.step.label, option.reasons)
