"""Carry the post: what waits in the outbox leaves, or is tried again later."""

from casework.services.deliver_due import deliver_due
from casework.services.digest_post import deliver_digests
from casework.services.links.carry import carry_links
from casework.services.noodtoegang.tell import tell_privacy_officers
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("post")
def post(tenants: list[str]) -> None:
    """Deliver every letter, list, code, link and notice of noodtoegang that is due."""
    with sweeping("post", tenants) as sweep:
        desk, carry = sweep.office.desk, sweep.office.carry
        sweep.each(
            "brieven bezorgen",
            lambda tenant, after: deliver_due(desk, tenant, carry, after),
        )
        sweep.each(
            "werklijsten bezorgen",
            lambda tenant, _: deliver_digests(desk, tenant, carry),
        )
        sweep.each(
            "codes en links bezorgen",
            lambda tenant, _: carry_links(desk, tenant, carry, sweep.office.sms),
        )
        sweep.each(
            "noodtoegang melden",
            lambda tenant, _: tell_privacy_officers(desk, tenant, carry),
        )
