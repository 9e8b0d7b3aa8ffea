"""Take a letter from the outbox, so that nobody else takes it now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from casework.models import Channel
from casework.work import Work
from notifications.retry import BACKOFF

LEASE = timedelta(minutes=10)
"""How long a claimed letter is left alone: longer than any mail server may think (five
minutes, see `notifications.server`), and than the database may be away after that."""
MOST_TRIES = len(BACKOFF) + 6
"""A letter that breaks the program each time it is tried is not tried for ever."""

CLAIM = """
update outbox set attempts = attempts + 1, next_try_at = %(until)s
where tenant_id = %(tenant)s and id = (
    select id from outbox
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(due)s
      and (%(mail)s or channel = 'post')
    order by next_try_at, id limit 1 for update skip locked)
returning id, case_id, notice, party, channel, attempts, (
    select kenmerk from cases c
    where c.tenant_id = outbox.tenant_id and c.id = outbox.case_id)"""
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
    kenmerk: str


def claim(
    work: Work, *, until: datetime | None = None, mail: bool = True
) -> Claimed | None:
    """Claim the letter that has waited longest, or return nothing when none is due.

    ``until`` leaves what is due later than that moment to the next sweep. Without
    ``mail`` only what goes on paper is claimed. A letter that was tried too often is
    given up on the way: people must look at it.
    """
    values = {
        "tenant": work.tenant.code,
        "now": work.now,
        "due": min(work.now, until or work.now),
        "mail": mail,
        "until": work.now + LEASE,
    }
    while rows := work.rows(CLAIM, values):
        id_, case_id, notice, party, channel, attempts, kenmerk = rows[0]
        if attempts <= MOST_TRIES:
            way = Channel(channel)
            return Claimed(id_, case_id, notice, party, way, attempts, kenmerk)
        work.rows(_GIVE_UP, {**values, "id": id_})
    return None
