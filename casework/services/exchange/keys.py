"""To which certificates a package for a partner goes now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from casework.exchange.described import Use
from casework.models import CertificateState
from casework.services.exchange.certificates import KnownCertificate, certificates_of
from casework.services.exchange.known import partner_of
from casework.services.exchange.revocation import lists_of
from casework.services.exchange.standing import LAW, standing
from casework.work import Work
from statemachines.grammar import Reason

S = CertificateState
LAST_MOMENT = timedelta(days=1)
"""Nothing is encrypted to a certificate that ends sooner than this."""
_NO_KEY = Reason(
    "Deze partner heeft geen geldig certificaat om naar te versleutelen.",
    LAW,
    "de beheerder, bij Partners",
)
_TOO_OLD = Reason(
    "Wij weten al meer dan 7 dagen niet of het certificaat van deze partner is "
    "ingetrokken. Lees een nieuwe intrekkingslijst in.",
    LAW,
    "de beheerder",
)


@dataclass(frozen=True)
class Keys:
    """The certificates to encrypt to, all of them; or every reason why there is none.

    Two while a partner changes keys: then a package is encrypted to both.
    """

    certificates: tuple[KnownCertificate, ...]
    reasons: tuple[Reason, ...]


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


def _is_useful(known: KnownCertificate, now: datetime) -> bool:
    in_use = known.kind is Use.ENCRYPT and known.state is S.ACTIVE
    return in_use and known.not_before <= now and now + LAST_MOMENT <= known.not_after
