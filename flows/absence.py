"""Act on absence: open cases, alert, and take back what a correction removed."""

from functools import partial

from casework.services.deliver_due import deliver_due
from casework.services.signal_absence import signal_absence
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("verzuim")
def absence(tenants: list[str]) -> None:
    """Handle every signal of today, and deliver at once what that writes."""
    with sweeping("verzuim", tenants) as sweep:
        desk, carry = sweep.office.desk, sweep.office.carry
        sweep.each("verzuim signaleren", partial(signal_absence, desk))
        sweep.each(
            "brieven bezorgen",
            lambda tenant, after: deliver_due(desk, tenant, carry, after),
        )
