"""Escalate: a case that does not move is brought to a higher role."""

from functools import partial

from casework.services.escalate import escalate_due
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("opschaling")
def escalation(tenants: list[str]) -> None:
    """Take the next rung of the ladder for every case that stands still."""
    with sweeping("opschaling", tenants) as sweep:
        sweep.each("zaken die blijven liggen", partial(escalate_due, sweep.office.desk))
