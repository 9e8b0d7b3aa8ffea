"""Whose signature counts, and of which moments (security.md 1.6)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.exchange.described import Use
from casework.models import CertificateState
from casework.services.exchange.certificates import KnownCertificate, certificates_of
from casework.services.exchange.known import KnownPartner, partners_of
from casework.work import Work

S = CertificateState
_SIGNED = frozenset({S.ACTIVE, S.RETIRING, S.RETIRED})


@dataclass(frozen=True)
class TrustedSigner:
    """A certificate with which a partner signs, and when that counts."""

    partner_id: UUID
    rol: str
    certificate: KnownCertificate
    since: datetime
    until: datetime

    def trusts(self, signed_at: datetime) -> bool:
        """Tell whether something signed at this moment was signed by the partner."""
        return self.since <= signed_at < self.until


def trusted_signers(work: Work) -> tuple[TrustedSigner, ...]:
    """Return with what partners sign. A certificate that was revoked is never there.

    A retired one counts for what was signed while it was in use, and so does one of a
    partner that left.
    """
    partners = {p.id: p for p in partners_of(work) if p.approved}
    return tuple(
        _signer(partners[known.partner_id], known)
        for known in certificates_of(work, None)
        if known.partner_id in partners
        and known.kind is Use.SIGN
        and known.state in _SIGNED
    )


def _signer(partner: KnownPartner, known: KnownCertificate) -> TrustedSigner:
    ends = [known.not_after, known.retired_at or known.not_after]
    return TrustedSigner(partner.id, partner.rol, known, known.not_before, min(ends))
