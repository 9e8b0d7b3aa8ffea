"""Take in what an issuer revoked, and say whether we know that lately.

A list is handed in, or fetched from an address of the installation: never from one that
a certificate names, which would let a partner make us call anywhere (security.md 1.6).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from casework.access import Actor
from casework.exchange.described import Described
from casework.exchange.refusal import BadCertificate
from casework.exchange.revocation_list import BadList, RevocationList, is_issued_by
from casework.models import CertificateState
from casework.services.exchange.certificate_life import revoke_held
from casework.services.exchange.certificates import (
    KnownCertificate,
    certificates_of,
    hold_certificate,
)
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import check_may_guard
from casework.services.exchange.revoked_for import RevokedFor
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

PATIENCE = timedelta(days=7)
"""So long after a list ended we still send; then we do not know enough."""
_NEWEST = """
select this_update from partner_crl where tenant_id = %s and issuer_sha256 = %s
for update"""
_WRITE = """
insert into partner_crl (tenant_id, issuer_sha256, issuer_der, issuer, der, this_update,
    next_update, given_by, given_at)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict (tenant_id, issuer_sha256) do update set der = excluded.der,
    this_update = excluded.this_update, next_update = excluded.next_update,
    given_by = excluded.given_by, given_at = excluded.given_at"""
_READ = """
select issuer_der, next_update from partner_crl where tenant_id = %s order by issuer"""


@dataclass(frozen=True)
class Lists:
    """Until when we know what each issuer revoked, read once."""

    until: Sequence[tuple[Described, datetime]]

    def of(self, found: Described) -> datetime | None:
        """Return until when the list of its issuer holds; nothing without a list."""
        ends = [end for issuer, end in self.until if is_issued_by(found, issuer)]
        return max(ends, default=None)

    def too_old(self, found: Described, now: datetime) -> bool:
        """Tell whether nobody knows any more if this certificate was revoked."""
        end = self.of(found)
        return end is not None and now > end + PATIENCE


def lists_of(work: Work) -> Lists:
    """Return the lists that we were given."""
    rows = work.rows(_READ, [work.tenant.code])
    return Lists([(Described.read(bytes(der)), end) for der, end in rows])


def take_in_list(
    work: Work, given: bytes, issuer: bytes, *, by: Actor
) -> list[KnownCertificate]:
    """Keep a list of revoked certificates; return what it revoked of our partners.

    Only of an issuer that issued a certificate in the registry, and signed by it.
    Raises `Refused`, with what is wrong.
    """
    check_may_guard(by)
    try:
        source = Described.read(issuer)
        found = RevocationList.read(given, source)
    except (BadCertificate, BadList) as bad:
        raise Refused(Reason(str(bad))) from None
    theirs = [
        known
        for known in certificates_of(work, None)
        if is_issued_by(known.read, source)
    ]
    if not theirs:
        raise Refused(_NOT_OURS)
    _keep(work, source, found, by)
    return _revoked(work, found, theirs, by)


def _keep(work: Work, source: Described, found: RevocationList, by: Actor) -> None:
    issuer = sha256(source.der).digest()
    rows = work.rows(_NEWEST, [work.tenant.code, issuer])
    if rows and rows[0][0] > found.this_update:
        raise Refused(_OLDER)
    if not found.this_update <= work.now < found.next_update:
        raise Refused(_NOT_TODAY)
    head = [work.tenant.code, issuer, source.der, found.issuer, found.der]
    told = [found.this_update, found.next_update, by.id, work.now]
    work.rows(_WRITE, [*head, *told])
    write_event(work, "intrekkingslijst ingelezen", About(Table.LIST, issuer.hex()), by)


def _revoked(
    work: Work,
    found: RevocationList,
    theirs: Iterable[KnownCertificate],
    by: Actor,
) -> list[KnownCertificate]:
    gone = []
    for listed in (known for known in theirs if found.has(known.read.serial)):
        known = hold_certificate(work, listed.id)
        if known.state is not CertificateState.REVOKED:
            revoke_held(work, known, RevokedFor.UITGEVER, by)
            gone.append(known)
    return gone


_NOT_OURS = Reason(
    "Deze uitgever heeft geen certificaat van een van uw partners uitgegeven."
)
_OLDER = Reason("Er is al een nieuwere intrekkingslijst van deze uitgever.")
_NOT_TODAY = Reason("Deze intrekkingslijst geldt vandaag niet. Haal een nieuwe op.")
