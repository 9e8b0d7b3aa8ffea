"""To which certificates a package for a partner goes, and whose signature counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from casework.exchange.described import Use
from casework.models import CertificateState
from casework.services.exchange.certificates import KnownCertificate, certificates_of
from casework.services.exchange.known import KnownPartner, partner_of, partners_of
from casework.services.exchange.revocation import Lists, lists_of
from casework.work import Work
from statemachines.grammar import Reason

S = CertificateState
LAST_MOMENT = timedelta(days=1)
"""Nothing is encrypted to a certificate that ends sooner than this."""
_SIGNED = frozenset({S.ACTIVE, S.RETIRING, S.RETIRED})
_LAW = "privacyconvenant"
_NO_KEY = Reason(
    "Deze partner heeft geen geldig certificaat om naar te versleutelen.",
    _LAW,
    "de beheerder, bij Partners",
)
_TOO_OLD = Reason(
    "Wij weten al meer dan 7 dagen niet of het certificaat van deze partner is "
    "ingetrokken. Lees een nieuwe intrekkingslijst in.",
    _LAW,
    "de beheerder",
)


@dataclass(frozen=True)
class Keys:
    """The certificates to encrypt to, all of them; or every reason why there is none.

    Two while a partner changes keys: then a package is encrypted to both.
    """

    certificates: tuple[KnownCertificate, ...]
    reasons: tuple[Reason, ...]


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


def standing(partner: KnownPartner, today: date) -> tuple[Reason, ...]:
    """Say why nothing may be exchanged with a partner today (domain.md 2.9 (1))."""
    return tuple(_standing(partner, today))


def keys_for(work: Work, partner_id: UUID) -> Keys:
    """Return to which certificates a package for a partner is encrypted now.

    Raises `UnknownPartner`.
    """
    partner, lists = partner_of(work, partner_id), lists_of(work)
    useful = [k for k in certificates_of(work, partner_id) if _is_useful(k, work.now)]
    known = tuple(k for k in useful if not lists.too_old(k.read, work.now))
    reasons = [*standing(partner, work.today)]
    if not known:
        reasons.append(_TOO_OLD if useful else _NO_KEY)
    return Keys(() if reasons else known, tuple(reasons))


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


def known_until(lists: Lists, known: KnownCertificate) -> datetime | None:
    """Return until when we know that a certificate was not revoked by its issuer."""
    return lists.of(known.read)


def _standing(partner: KnownPartner, today: date) -> Iterator[Reason]:
    if not partner.approved:
        yield Reason(
            "De gegevens van deze partner zijn nog niet door een ander gecontroleerd.",
            _LAW,
            "een andere beheerder of de privacy officer",
        )
    if today < partner.toegetreden_op:
        yield Reason(
            "Deze partner doet nog niet mee aan het convenant.",
            _LAW,
            possible_from=partner.toegetreden_op,
        )
    if partner.uitgetreden_op is not None and today >= partner.uitgetreden_op:
        yield Reason("Deze partner doet niet meer mee aan het convenant.", _LAW)


def _is_useful(known: KnownCertificate, now: datetime) -> bool:
    in_use = known.kind is Use.ENCRYPT and known.state is S.ACTIVE
    return in_use and known.not_before <= now and now + LAST_MOMENT <= known.not_after


def _signer(partner: KnownPartner, known: KnownCertificate) -> TrustedSigner:
    ends = [known.not_after, known.retired_at or known.not_after]
    return TrustedSigner(partner.id, partner.rol, known, known.not_before, min(ends))
