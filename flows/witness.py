"""Keep a checkpoint every hour, for a witness outside (docs/proof.md)."""

from functools import partial

from casework.services.proof.witness import keep_witness
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("getuige")
def witness(tenants: list[str]) -> None:
    """Add the newest checkpoint of each log to its file."""
    with sweeping("getuige", tenants) as sweep:
        folder = sweep.office.settings.witness_location
        keep = partial(keep_witness, folder, sweep.office.desk)
        sweep.each("controlepunt bewaren", keep)
