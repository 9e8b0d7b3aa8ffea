"""What must leave for a link: a row first, sealed, and carried after the commit.

A message that is taken is left alone for a minute. Who is killed in between leaves it
to the next sweep, which sends it again under the same id: it is never lost, and a
second copy is the same code. What is of no use any more is not sent at all.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from casework.models import Via
from casework.services.links.find import Link
from casework.services.sealing import seal_fact
from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass

LEASE = timedelta(minutes=1)

_PUT = """
insert into link_post (id, tenant_id, case_id, party, link, via, sealed, status,
    attempts, next_try_at, expires_at)
values (%s, %s, %s, %s, %s, %s, %s, 'wacht', 0, %s, %s)"""
_LAPSE = """
update link_post set status = 'vervallen', sealed = null, settled_at = %(now)s
where tenant_id = %(tenant)s and status = 'wacht' and expires_at <= %(now)s"""
_TAKE = """
update link_post set attempts = attempts + 1, next_try_at = %(until)s
where tenant_id = %(tenant)s and id = (
    select id from link_post
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(now)s
      and via = any(%(via)s) and (%(one)s::uuid is null or id = %(one)s)
    order by next_try_at, id limit 1 for update skip locked)
returning id, case_id, party, link, via, sealed, attempts"""
_SETTLE = """
update link_post set status = %(status)s, sealed = null, settled_at = %(now)s,
    trouble = %(why)s
where tenant_id = %(tenant)s and id = %(id)s and status = 'wacht'"""
_AGAIN = """
update link_post set next_try_at = %(at)s, trouble = %(why)s
where tenant_id = %(tenant)s and id = %(id)s and status = 'wacht'"""


@dataclass(frozen=True)
class Taken:
    """A message that is ours to carry for as long as the lease lasts."""

    id: UUID
    case_id: UUID
    party: str
    link: bytes
    via: Via
    content: tuple[str, str]
    attempts: int


def put_sms(
    work: Work, link: Link, ident: UUID, content: tuple[str, str], until: datetime
) -> None:
    """Put a text message in the queue: a number and a text."""
    _put(work, link, (ident, Via.SMS), content, until)


def put_mail(
    work: Work, link: Link, ident: UUID, content: tuple[str, str], until: datetime
) -> None:
    """Put an e-mail in the queue: an address, and the secret of the link it carries."""
    _put(work, link, (ident, Via.MAIL), content, until)


def take(work: Work, via: set[Via], one: UUID | None = None) -> Taken | None:
    """Take the message that waited longest, or ``one``; drop what came too late."""
    values = {
        "tenant": work.tenant.code,
        "now": work.now,
        "until": work.now + LEASE,
        "via": [way.value for way in via],
        "one": one,
    }
    work.rows(_LAPSE, values)
    rows = work.rows(_TAKE, values)
    if not rows:
        return None
    ident, case_id, party, link, way, sealed, attempts = rows[0]
    opened = work.vault.open(post_address(work, case_id, ident), bytes(sealed))
    to, text = json.loads(opened)
    return Taken(ident, case_id, party, bytes(link), Via(way), (to, text), attempts)


def settle(work: Work, taken: Taken, status: str, why: str | None = None) -> None:
    """Write down that a message left, or that it never will; forget what it said."""
    work.rows(_SETTLE, {**_place(work, taken), "status": status, "why": why})


def later(work: Work, taken: Taken, why: str) -> None:
    """Leave a message to the next sweep."""
    work.rows(_AGAIN, {**_place(work, taken), "at": work.now + LEASE, "why": why})


def _place(work: Work, taken: Taken) -> dict[str, object]:
    return {"tenant": work.tenant.code, "id": taken.id, "now": work.now}


def _put(
    work: Work,
    link: Link,
    what: tuple[UUID, Via],
    content: tuple[str, str],
    until: datetime,
) -> None:
    ident, via = what
    sealed = seal_fact(
        work, post_address(work, link.case_id, ident), json.dumps(list(content))
    )
    work.rows(
        _PUT,
        [
            ident,
            work.tenant.code,
            link.case_id,
            link.party,
            link.hash,
            via.value,
            sealed,
            work.now,
            until,
        ],
    )


def post_address(work: Work, case_id: UUID, ident: UUID) -> Address:
    """Return where what must leave is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="link_post",
        column="sealed",
        row=str(ident),
    )
