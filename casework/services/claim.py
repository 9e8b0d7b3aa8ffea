"""Take a letter from the outbox, so that nobody else takes it now."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from casework.models import Channel
from casework.work import Work
from notifications.retry import BACKOFF

LEASE = timedelta(minutes=5)
"""How long a claimed letter is left alone: longer than any mail server may think."""
MOST_TRIES = len(BACKOFF) + 6
"""A letter that breaks the program each time it is tried is not tried for ever."""

CLAIM = """
update outbox set attempts = attempts + 1, next_try_at = %(until)s
where id = (
    select id from outbox
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(now)s
    order by next_try_at, id limit 1 for update skip locked)
returning id, case_id, notice, party, channel, attempts"""
_GIVE_UP = """
update outbox set status = 'mislukt', settled_at = %(now)s
where tenant_id = %(tenant)s and id = %(id)s"""


@dataclass(frozen=True)
class Claimed:
    """A letter that is ours to deliver for as long as the lease lasts."""

    id: UUID
    case_id: UUID
    notice: str
    party: str
    channel: Channel
    attempts: int


def claim(work: Work) -> Claimed | None:
    """Claim the letter that has waited longest, or return nothing when none is due.

    One that was tried too often is given up on the way: people must look at it.
    """
    values = {"tenant": work.tenant.code, "now": work.now, "until": work.now + LEASE}
    while rows := work.rows(CLAIM, values):
        id_, case_id, notice, party, channel, attempts = rows[0]
        if attempts <= MOST_TRIES:
            return Claimed(id_, case_id, notice, party, Channel(channel), attempts)
        work.rows(_GIVE_UP, {**values, "id": id_})
    return None
