"""How often codes and new links may be asked for (security.md 4.1).

Per person, so that nobody's telephone is flooded; per network, so that one caller
cannot try many links; per samenwerkingsverband, so that nobody runs up its bill.
"""

from datetime import timedelta

from casework.services.attempts import allow, network_of
from casework.services.links.find import Link
from casework.work import Desk

HOUR = timedelta(hours=1)
PER_PERSON = 3
PER_NETWORK = 30
"""A school and a library have one address for many parents."""
PER_TENANT = 300


def may_ask(desk: Desk, tenant: str, what: str, link: Link, address: str) -> bool:
    """Count a request for a ``what`` and tell whether it is within every limit."""
    asked = (
        (f"{what}/netwerk/{network_of(address)}", PER_NETWORK),
        (f"{what}/persoon/{link.case_id}/{link.party}", PER_PERSON),
        (f"{what}/swv", PER_TENANT),
    )
    return all(allow(desk, tenant, name, limit, HOUR) for name, limit in asked)
