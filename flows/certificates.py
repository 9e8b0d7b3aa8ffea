"""Watch the certificates of partners: nobody is surprised by a key that ended."""

from functools import partial

from casework.services.exchange.deliver_warnings import deliver_warnings
from casework.services.exchange.watch_certificates import watch_certificates
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("certificaten")
def certificates(tenants: list[str]) -> None:
    """Warn 60, 30 and 7 days before the end, and end what has had its time."""
    with sweeping("certificaten", tenants) as sweep:
        desk, carry = sweep.office.desk, sweep.office.carry
        sweep.each("certificaten bewaken", partial(watch_certificates, desk))
        sweep.each(
            "waarschuwingen bezorgen",
            lambda tenant, _: deliver_warnings(desk, tenant, carry),
        )
