"""Watch the terms: what is over lapses, what ends soon is warned of, letters leave."""

from functools import partial

from casework.services.datalek.alarm import alarm_due
from casework.services.deliver_due import deliver_due
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("termijnen")
def deadlines(tenants: list[str]) -> None:
    """Let terms lapse, warn of those that end, and deliver at once what that writes."""
    with sweeping("termijnen", tenants) as sweep:
        desk, carry = sweep.office.desk, sweep.office.carry
        sweep.each("termijnen laten verlopen", partial(lapse_due, desk))
        sweep.each("vooraf waarschuwen", partial(warn_due, desk))
        sweep.each("alarm bij een datalek", partial(alarm_due, desk))
        sweep.each(
            "brieven bezorgen",
            lambda tenant, after: deliver_due(desk, tenant, carry, after),
        )
