"""Exchanges with partners: packages close and leave, and their bytes end in time."""

from functools import partial

from casework.services.exchange.deliver_packages import Ways, deliver_packages
from casework.services.exchange.look_after import look_after
from casework.services.exchange.post_package import post_package
from casework.services.exchange.send import prepare_due
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("uitwisselingen")
def exchanges(tenants: list[str]) -> None:
    """Send what may go, remind, ask to erase, and destroy what is over."""
    with sweeping("uitwisselingen", tenants) as sweep:
        desk = sweep.office.desk
        local = sweep.office.settings.embedded
        ways = Ways(sweep.office.carry, partial(post_package, local=local))
        sweep.each("pakketten nakijken", partial(look_after, desk))
        sweep.each("pakketten maken", partial(prepare_due, desk))
        sweep.each(
            "partners bericht geven",
            lambda tenant, _: deliver_packages(desk, tenant, ways),
        )
