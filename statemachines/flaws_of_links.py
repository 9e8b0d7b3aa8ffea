"""Find letters and linked cases that would lead to a step that cannot be taken."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from statemachines.graph import system_can
from statemachines.roles import Role

if TYPE_CHECKING:
    from statemachines.grammar import Notice, Process, State, Step


def letter_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say which letters end in a step that is not possible then."""
    yield from _sendings(process, process.initial, process.notifies)
    for step in process.steps:
        yield from _sendings(process, step.target, step.notifies)


def _sendings(
    process: "Process[Any]", state: "State", notices: "tuple[Notice, ...]"
) -> Iterator[str]:
    for notice in notices:
        for action in filter(None, (notice.sent, notice.failed)):
            if not system_can(process, state, action):
                yield f"{notice.template} ends in {action}, not in {state.name}"


def link_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say which linked cases tell, end or carry something unknown."""
    opened = {o.process.code: o.process for s in process.steps for o in s.opens}
    for child in opened.values():
        told = {action for step in child.steps for action in step.tells}
        for action in sorted(told - process.actions):
            yield f"{child.code} tells of {action}, which {process.code} does not know"
    for step in process.steps:
        yield from _endings(step, opened)


def _cannot_end(child: "Process[Any]", action: str) -> list[str]:
    """Name the states in which the system cannot always take this step."""
    sure = {
        state
        for step in child.steps
        if step.action == action and Role.SYSTEEM in step.by
        if not (step.requires or step.asks)
        for state in step.source
    }
    return [s.name for s in child.states if not s.final and s not in sure]


def _endings(step: "Step[Any]", opened: "dict[str, Process[Any]]") -> Iterator[str]:
    for end in step.ends:
        if end.process not in opened or end.action not in opened[end.process].actions:
            yield f"{step.action} ends {end.process} by an unknown {end.action}"
        elif stuck := _cannot_end(opened[end.process], end.action):
            yield f"{step.action} cannot end {end.process} in {', '.join(stuck)}"
    for opening in step.opens:
        strange = set(opening.carry) - set(opening.process.dossier.model_fields)
        yield from (f"{step.action} carries the unknown {n}" for n in sorted(strange))
