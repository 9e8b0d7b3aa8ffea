"""Write the morning lists: what each of the staff has to do today."""

from functools import partial

from casework.services.digest import write_digests
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("werklijst")
def digest(tenants: list[str]) -> None:
    """Write the list of today for everybody who has something to do."""
    with sweeping("werklijst", tenants) as sweep:
        sweep.each("werklijsten schrijven", partial(write_digests, sweep.office.desk))
