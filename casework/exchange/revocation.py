"""Lists of revoked certificates, from a file: never from where a certificate points."""

import re
from collections.abc import Sequence
from datetime import datetime

from cryptography import x509

from casework.exchange.certificates import Certificate
from casework.exchange.chain import links
from casework.exchange.refusal import BadCertificate, require

RevocationList = x509.CertificateRevocationList

_PEM = re.compile(rb"-----BEGIN X509 CRL-----.*?-----END X509 CRL-----", re.DOTALL)


def load_lists(data: bytes, name: str = "Dit bestand") -> list[RevocationList]:
    """Read all lists in PEM, or the one in DER, or raise `BadCertificate`."""
    blocks = [block.group() for block in _PEM.finditer(data)]
    try:
        if blocks:
            return [x509.load_pem_x509_crl(block) for block in blocks]
        return [x509.load_der_x509_crl(data)]
    except (ValueError, TypeError):
        raise BadCertificate(f"{name} is geen CRL in PEM of DER.") from None


def check_revocation(
    chain: Sequence[Certificate], lists: Sequence[RevocationList], now: datetime
) -> None:
    """Raise `Unfit` when a link is revoked, or when nobody can tell.

    A list counts when the issuer signed it and it is in force now. A list that covers
    a part only (a critical extension says so) counts for nothing.
    """
    for certificate, issuer in links(chain):
        fresh = [one for one in lists if _counts(one, issuer, now)]
        require(fresh, "revocation unknown: no list of the issuer in force")
        serial = certificate.parsed.serial_number
        for one in fresh:
            revoked = one.get_revoked_certificate_by_serial_number(serial)
            require(revoked is None, "a revoked certificate")


def _counts(one: RevocationList, issuer: Certificate, now: datetime) -> bool:
    if one.issuer != issuer.parsed.subject or one.next_update_utc is None:
        return False
    if not one.last_update_utc <= now < one.next_update_utc:
        return False
    if any(extension.critical for extension in one.extensions):
        return False
    return one.is_signature_valid(issuer.public_key)
