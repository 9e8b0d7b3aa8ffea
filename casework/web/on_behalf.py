"""An answer of the family that somebody of the staff writes down: on paper, by phone.

It stays the answer of that parent. The page says so before it is recorded, and reads
it back; it is never the view of who typed it.
"""

from typing import Any

from statemachines.grammar import Process, Step
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role

_NAMENS = "Namens "


def answers_for_family(process: str, step: Step[Any], role: Role) -> bool:
    """Tell whether this step writes down what somebody of the family said.

    It says so itself, or it asks what a step of the family asks too.
    """
    if role in FAMILY or role is Role.LEERLING:
        return False
    asked = {*step.asks, *step.may_ask}
    return step.label.startswith(_NAMENS) or bool(asked & _of_family(process))


def _of_family(code: str) -> set[str]:
    process: Process[Any] = PROCESSES[code]
    return {
        name
        for step in process.steps
        if {*step.by} & FAMILY
        for name in (*step.asks, *step.may_ask)
    }
