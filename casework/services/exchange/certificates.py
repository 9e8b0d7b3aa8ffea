"""Read the certificates of a partner, and hold one that is about to change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.clock import amsterdam_day
from casework.exchange.described import Described, Use, in_groups
from casework.models import CertificateState
from casework.services.exchange.known import UnknownPartner
from casework.work import Work

_COLUMNS = """c.id, c.partner_id, c.kind, c.der, c.subject, c.not_before, c.not_after,
    c.state, c.requested_by, c.requested_at, c.approved_by, c.approved_at,
    c.activated_at, c.retired_at, c.revoked_at, c.reason"""
_READ = f"""
select {_COLUMNS} from partner_certificate c
where c.tenant_id = %(tenant)s
    and (%(partner)s::uuid is null or c.partner_id = %(partner)s)
    and (%(id)s::uuid is null or c.id = %(id)s)
order by c.requested_at desc, c.id desc"""  # noqa: S608  constants only


@dataclass(frozen=True)
class KnownCertificate:
    """A certificate of a partner, and where it is in its life."""

    id: UUID
    partner_id: UUID
    kind: Use
    der: bytes
    subject: str
    not_before: datetime
    not_after: datetime
    state: CertificateState
    requested_by: str
    requested_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    activated_at: datetime | None
    retired_at: datetime | None
    revoked_at: datetime | None
    reason: str | None

    @property
    def read(self) -> Described:
        """Return what the certificate itself says."""
        return Described.read(self.der)

    @property
    def fingerprint(self) -> str:
        """Return its fingerprint, as one reads it out."""
        return self.read.fingerprint

    @property
    def last_day(self) -> date:
        """Return the last day on which it holds, in Amsterdam."""
        return amsterdam_day(self.not_after)

    def days_left(self, today: date) -> int:
        """Return how many days it still holds; below nothing when it is over."""
        return (self.last_day - today).days


def certificates_of(work: Work, partner_id: UUID | None) -> list[KnownCertificate]:
    """Return the certificates of a partner, or of all of them, the newest first."""
    return [_known(row) for row in _rows(work, _READ, partner_id, None)]


def certificate_of(work: Work, partner_id: UUID, id_: UUID) -> KnownCertificate:
    """Return one certificate of a partner, or raise `UnknownPartner`."""
    return _one(_rows(work, _READ, partner_id, id_))


def hold_certificate(work: Work, id_: UUID) -> KnownCertificate:
    """Hold a certificate until the end of this work, or raise `UnknownPartner`."""
    return _one(_rows(work, f"{_READ} for update", None, id_))


def short_print(der_sha256: bytes) -> str:
    """Return the first groups of a fingerprint: enough for a line of the register."""
    return in_groups(der_sha256[:4])


def _one(rows: list[tuple[Any, ...]]) -> KnownCertificate:
    if not rows:
        raise UnknownPartner
    return _known(rows[0])


def _rows(
    work: Work, query: str, partner_id: UUID | None, id_: UUID | None
) -> list[tuple[Any, ...]]:
    values = {"tenant": work.tenant.code, "partner": partner_id, "id": id_}
    return work.rows(query, values)


def _known(row: tuple[Any, ...]) -> KnownCertificate:
    id_, partner_id, kind, der, subject, since, until, state, *rest = row
    return KnownCertificate(
        *(id_, partner_id, Use(kind), bytes(der), subject, since, until),
        CertificateState(state),
        *rest,
    )
