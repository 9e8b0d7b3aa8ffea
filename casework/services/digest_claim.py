"""Take a morning list for its mail, so that nobody else takes it; and let it go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.models import Delivery
from casework.services.claim import LEASE
from casework.work import Work
from notifications.retry import next_try

_CLAIM = """
update digest set attempts = attempts + 1, next_try_at = %(until)s
where tenant_id = %(tenant)s and id = (
    select id from digest
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(now)s
    order by next_try_at, id limit 1 for update skip locked)
returning id, account, day, tasks, attempts"""
_SETTLE = """
update digest set status = %(status)s, trouble = %(why)s, next_try_at = %(next)s,
    settled_at = %(settled)s
where tenant_id = %(tenant)s and id = %(id)s and status = 'wacht'
  and attempts = %(attempts)s returning id"""


@dataclass(frozen=True)
class ClaimedList:
    """A list that is ours to deliver for as long as the lease lasts."""

    id: UUID
    account: str
    day: date
    tasks: int
    attempts: int


def claim_list(work: Work) -> ClaimedList | None:
    """Claim the list that has waited longest, or return nothing when none is due."""
    values = {"tenant": work.tenant.code, "now": work.now, "until": work.now + LEASE}
    rows = work.rows(_CLAIM, values)
    return ClaimedList(*rows[0]) if rows else None


def settle_list(
    work: Work, found: ClaimedList, status: Delivery, why: str | None
) -> Delivery:
    """Write down how this very try went; return what the list is now."""
    again = next_try(found.attempts, work.now) if status is Delivery.WACHT else None
    if status is Delivery.WACHT and again is None:
        status = Delivery.NIET_BEZORGD
    work.rows(
        _SETTLE,
        {
            "tenant": work.tenant.code,
            "id": found.id,
            "attempts": found.attempts,
            "status": status.value,
            "why": why,
            "next": again or work.now,
            "settled": None if again else work.now,
        },
    )
    return status
