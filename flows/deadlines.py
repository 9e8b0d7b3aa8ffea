"""Watch the terms: let run out what is over, and let the letters about it leave."""

from functools import partial

from casework.services.deliver_due import deliver_due
from casework.services.lapse_due import lapse_due
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("termijnen")
def deadlines(tenants: list[str]) -> None:
    """Let terms run out, and deliver at once what that puts in the outbox."""
    with sweeping("termijnen", tenants) as sweep:
        desk, carry = sweep.office.desk, sweep.office.carry
        sweep.each("termijnen laten verlopen", partial(lapse_due, desk))
        sweep.each(
            "post", lambda tenant, after: deliver_due(desk, tenant, carry, after)
        )
