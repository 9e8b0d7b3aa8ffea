"""Check at night what nobody would see: a case that waits for nothing, a broken log."""

from functools import partial

from casework.services.nightly import check_all
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("controles")
def checks(tenants: list[str]) -> None:
    """Check every open case, and the journal of all."""
    with sweeping("controles", tenants) as sweep:
        sweep.each("nachtelijke controle", partial(check_all, sweep.office.desk))
