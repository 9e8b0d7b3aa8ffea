"""Rate limits: how often something may be tried in a stretch of time.

Kept in the database, so that every program counts together and a restart forgives
nothing. A try counts also when the request that made it fails afterwards.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from casework.services.network import network
from casework.work import Desk, Work

_START = datetime(2026, 1, 1, tzinfo=UTC)
_PREFIX = {4: 32, 6: 64}


def allow(desk: Desk, tenant: str, what: str, limit: int, window: timedelta) -> bool:
    """Count a try of ``what`` and tell whether it is within the limit.

    The count has a transaction of its own. When the database cannot count, the error
    passes: nothing is allowed that was not counted.
    """
    with desk.work(tenant) as work:
        return _counted(work, what, window) <= limit


def network_of(address: str) -> str:
    """Return the network that counts as one caller: an IPv4 address or an IPv6 /64."""
    return network(address, _PREFIX)


def _counted(work: Work, what: str, window: timedelta) -> int:
    since = work.now - (work.now - _START) % window
    rows = work.rows(
        """insert into attempt (tenant_id, what, since, number) values (%s, %s, %s, 1)
        on conflict (tenant_id, what, since)
        do update set number = attempt.number + 1 returning number""",
        [work.tenant.code, sha256(what.encode(errors="replace")).digest(), since],
    )
    return int(rows[0][0])
