"""Watch the certificates of partners: warn in time, and end what has had its time.

Warned are the partner, and of us the administrators and the privacy officer: 60, 30
and 7 days before the end, each once (security.md 1.6).
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from casework.access import SYSTEEM
from casework.exchange.described import Use
from casework.ids import new_id
from casework.models import CertificateState, Delivery
from casework.services.batch import NO_CASE, Batch, Line, counted
from casework.services.exchange.certificate_life import OVERLAP, by_itself
from casework.services.exchange.certificates import KnownCertificate, hold_certificate
from casework.work import Desk, Work

S = CertificateState
BATCH = 500
DAYS = (7, 30, 60)
TO_PARTNER = ""
_SOME = """
select id from partner_certificate
where tenant_id = %s and id > %s and state in ('verified', 'active', 'retiring')
order by id limit %s"""
_KEEPERS = """
select distinct a.id from account a
join account_role r on r.tenant_id = a.tenant_id and r.account = a.id
where a.tenant_id = %s and a.status = 'actief' and r.role in ('beheerder', 'fg')
order by a.id"""
_WARN = """
insert into partner_notice (id, tenant_id, certificate_id, days, account, status,
    attempts, next_try_at)
values (%s, %s, %s, %s, %s, %s, 0, %s) on conflict do nothing returning id"""
_FOLLOWED = """
select min(activated_at) from partner_certificate
where tenant_id = %s and partner_id = %s and kind = %s and state = 'active'
  and id <> %s and activated_at > %s"""
_FIRST = UUID(int=0)


def watch_certificates(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Look at a batch of certificates, in the order of their ids. Twice is once."""
    with desk.work(tenant) as work:
        place = UUID(after) if after else _FIRST
        rows = work.rows(_SOME, [tenant, place, BATCH])
        ids = [id_ for (id_,) in rows]
        lines = [
            Line(NO_CASE, "certificaat", t) for id_ in ids for t in _one(work, id_)
        ]
    return Batch(counted(lines), str(ids[-1]) if len(ids) == BATCH else None)


def _one(work: Work, id_: UUID) -> Iterator[str]:
    """Do what the day asks of one certificate; say what was done."""
    known = hold_certificate(work, id_)
    if known.not_after <= work.now:
        by_itself(work, known, S.RETIRED, "verlopen", SYSTEEM)
        yield "verlopen: niet meer in gebruik"
        return
    followed = _followed_at(work, known)
    if followed is None:
        yield from _warned(work, known)
    elif followed + OVERLAP <= work.now:
        by_itself(work, known, S.RETIRING, "opgevolgd", SYSTEEM)
        yield "opgevolgd: wordt uitgefaseerd"


def _followed_at(work: Work, known: KnownCertificate) -> datetime | None:
    """Return when a newer certificate to the same end came into use, if one did."""
    if known.state is not S.ACTIVE or known.kind is not Use.ENCRYPT:
        return None
    place = [work.tenant.code, known.partner_id, known.kind.value]
    rows = work.rows(_FOLLOWED, [*place, known.id, known.activated_at])
    found: datetime | None = rows[0][0]
    return found


def _warned(work: Work, known: KnownCertificate) -> Iterator[str]:
    """Put a warning in the post for everybody who did not get this one yet."""
    if known.state is not S.ACTIVE:
        return
    left = known.days_left(work.today)
    days = next((limit for limit in DAYS if left <= limit), None)
    if days is None:
        return
    keepers = [account for (account,) in work.rows(_KEEPERS, [work.tenant.code])]
    new = sum(_put(work, known, days, account) for account in [TO_PARTNER, *keepers])
    if new:
        yield f"loopt binnen {days} dagen af: {new} keer gewaarschuwd"


def _put(work: Work, known: KnownCertificate, days: int, account: str) -> bool:
    row = [new_id(work.now), work.tenant.code, known.id, days, account]
    return bool(work.rows(_WARN, [*row, Delivery.WACHT.value, work.now]))
