"""Find the link that belongs to a secret, while it is good, or when it no longer is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.services.links.token import hash_of, tidied
from casework.work import Work

_FIND = """
select l.hash, l.case_id, l.party, l.account, p.role, l.outbox_id, l.kind, l.on_paper,
    l.expires_at, l.ended_at is null and l.expires_at > %(now)s
from link l
join party p on p.tenant_id = l.tenant_id and p.case_id = l.case_id
    and p.key = l.party and p.user_id = l.account
where l.tenant_id = %(tenant)s and l.hash = %(hash)s and not l.revoked"""


@dataclass(frozen=True)
class Link:
    """A link, and the person in the case that it is for."""

    hash: bytes
    case_id: UUID
    party: str
    account: str
    role: str
    outbox_id: UUID
    kind: str
    on_paper: bool
    expires_at: datetime


def live(work: Work, token: str) -> Link | None:
    """Return the link of this secret; nothing when it is unknown, over or ended."""
    return _found(work, token, works=True)


def over(work: Work, token: str) -> Link | None:
    """Return the link of this secret only when it was good once, and is no more."""
    return _found(work, token, works=False)


def _found(work: Work, token: str, *, works: bool) -> Link | None:
    plain = tidied(token)
    if plain is None:
        return None
    asked = {"tenant": work.tenant.code, "hash": hash_of(plain), "now": work.now}
    for *columns, good in work.rows(_FIND, asked):
        if good is works:
            return Link(*columns)
    return None
