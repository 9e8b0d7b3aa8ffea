"""Each night: propose what must go, erase what people confirmed, sweep what is short.

The calendar proposes and people confirm; nothing of anybody's file goes by itself.
"""

from functools import partial

from casework.services.retention.destroy import destroy_due
from casework.services.retention.propose import propose_destruction
from casework.services.retention.sweep import sweep_technical
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("bewaren")
def bewaren(tenants: list[str]) -> None:
    """Propose, erase what was confirmed, and delete what served its time."""
    with sweeping("bewaren", tenants) as sweep:
        desk = sweep.office.desk
        sweep.each("wissen voorstellen", partial(propose_destruction, desk))
        sweep.each("wissen wat is bevestigd", partial(destroy_due, desk))
        sweep.each("kortlevende regels opruimen", partial(sweep_technical, desk))
