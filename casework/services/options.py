"""What can be done in a case now, and why the rest cannot."""

from uuid import UUID

from casework.access import Actor
from casework.services.hold import Held, Relations, situation_of, view
from casework.work import Work
from statemachines import engine
from statemachines.processes import PROCESSES


def options(work: Work, case_id: UUID, by: Actor) -> tuple[engine.Option, ...]:
    """Return every step of the state: allowed, or blocked with all its reasons."""
    return options_of(work, view(work, case_id, by), by)


def options_of(
    work: Work, case: Held, by: Actor, linked: Relations | None = None
) -> tuple[engine.Option, ...]:
    """Return the same for a case that was read already, with its relations if so."""
    situation = situation_of(work, case, by, linked=linked)
    return engine.options(PROCESSES[case.process], situation)
