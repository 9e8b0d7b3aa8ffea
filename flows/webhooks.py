"""Tell the programs of others that a case moved, or try again later."""

from casework.services.webhook_deliver import deliver_webhooks
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("webhooks")
def webhooks(tenants: list[str]) -> None:
    """Deliver every event that is due."""
    with sweeping("webhooks", tenants) as sweep:
        desk, local = sweep.office.desk, sweep.office.settings.embedded
        sweep.each(
            "webhooks bezorgen",
            lambda tenant, _: deliver_webhooks(desk, tenant, local=local),
        )
