"""Which step of the law says that a letter on paper is in the post."""

from collections.abc import Iterator
from typing import Any

from casework.services.letters import notice_of
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.roles import Role


def records_posting(process: str, state: str, notice: str, role: Role) -> str | None:
    """Name the step that does for paper what sending does for e-mail.

    It leads to the same place, and asks for the day or ends the same terms; nothing
    when this role has no such step here, or when sending this letter is no legal fact.
    """
    for sent in _sent(process, state, notice):
        for step in PROCESSES[process].steps:
            here = state in {source.name for source in step.source}
            if here and role in step.by and _same_end(step, sent):
                return step.action
    return None


def still_to_post(process: str, state: str, notice: str) -> bool:
    """Tell whether the sending of this letter can still be recorded."""
    return next(_sent(process, state, notice), None) is not None


def _sent(process: str, state: str, notice: str) -> Iterator[Step[Any]]:
    law = PROCESSES[process]
    action = notice_of(law, notice).sent
    for step in law.steps:
        if step.action == action and state in {s.name for s in step.source}:
            yield step


def _same_end(step: Step[Any], sent: Step[Any]) -> bool:
    ends = bool(step.stops) and {*step.stops} == {*sent.stops}
    counts = ends or step.on == "verzonden_op"
    return counts and step.target == sent.target and step.action != sent.action
