"""Give every new line of the log its leaf, and sign what the log is now."""

from functools import partial

from casework.services.proof.seal import seal_journal
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("verzegelen")
def seal(tenants: list[str]) -> None:
    """Seal what was written since the last time."""
    with sweeping("verzegelen", tenants) as sweep:
        sweep.each("logboek verzegelen", partial(seal_journal, sweep.office.desk))
