"""Read the list of certificates that an issuer revoked, and check that it is his.

A list is given to us; nothing is fetched from the address that a certificate names
(security.md 1.6).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from casework.exchange.described import Described

MOST_BYTES = 10_000_000
_FAULTS = (
    *(ValueError, TypeError, OverflowError, UnsupportedAlgorithm, Warning),
    *(x509.DuplicateExtension, x509.UnsupportedGeneralNameType),
)
_KNOWN = (x509.IssuingDistributionPoint, x509.CRLNumber, x509.AuthorityKeyIdentifier)


class BadList(ValueError):
    """This is no list of revoked certificates, or not of this issuer. One sentence."""


@dataclass(frozen=True)
class RevocationList:
    """What an issuer revoked, up to ``this_update``. Holds until ``next_update``."""

    der: bytes
    issuer: str
    issuer_name: bytes
    this_update: datetime
    next_update: datetime

    @classmethod
    def read(cls, given: bytes, issuer: Described) -> "RevocationList":
        """Read a whole list, PEM or DER, signed by this issuer. Raises `BadList`."""
        if len(given) > MOST_BYTES:
            raise BadList("Deze intrekkingslijst is te groot: hooguit 10 MB.")
        try:
            return _checked(_loaded(given), issuer)
        except BadList:
            raise
        except _FAULTS:
            pass  # raised outside: the text of a library says nothing to our reader
        raise BadList("Dit is geen intrekkingslijst (CRL) die wij kunnen lezen.")

    def has(self, serial: int) -> bool:
        """Tell whether the certificate with this number was revoked."""
        found = self._parsed.get_revoked_certificate_by_serial_number(serial)
        return found is not None

    @cached_property
    def _parsed(self) -> x509.CertificateRevocationList:
        return x509.load_der_x509_crl(self.der)


def is_issued_by(certificate: Described, issuer: Described) -> bool:
    """Tell whether the signature in a certificate is that of this issuer."""
    if not issuer.authority:
        return False
    made = x509.load_der_x509_certificate(certificate.der)
    try:
        made.verify_directly_issued_by(x509.load_der_x509_certificate(issuer.der))
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _loaded(given: bytes) -> x509.CertificateRevocationList:
    if b"-----BEGIN" in given:
        return x509.load_pem_x509_crl(given)
    return x509.load_der_x509_crl(given)


def _checked(
    found: x509.CertificateRevocationList, issuer: Described
) -> RevocationList:
    key = x509.load_der_x509_certificate(issuer.der).public_key()
    if not isinstance(key, RSAPublicKey | EllipticCurvePublicKey):
        raise BadList("De uitgever heeft een ander soort sleutel dan wij kennen.")
    if found.issuer.public_bytes() != _name_of(issuer):
        raise BadList("Deze intrekkingslijst is van een andere uitgever.")
    if not _may_sign(issuer) or not found.is_signature_valid(key):
        raise BadList("Deze intrekkingslijst is niet door deze uitgever ondertekend.")
    until = found.next_update_utc
    if until is None or not _is_whole(found):
        raise BadList("Dit is geen volledige intrekkingslijst met een einddatum.")
    return RevocationList(
        der=found.public_bytes(Encoding.DER),
        issuer=issuer.subject,
        issuer_name=_name_of(issuer),
        this_update=found.last_update_utc,
        next_update=until,
    )


def _name_of(issuer: Described) -> bytes:
    return x509.load_der_x509_certificate(issuer.der).subject.public_bytes()


def _may_sign(issuer: Described) -> bool:
    limited = issuer.usages is not None and "crl_sign" not in issuer.usages
    return issuer.authority and not limited


def _is_whole(found: x509.CertificateRevocationList) -> bool:
    """Tell whether a list holds everything that was revoked: no part, no addition."""
    for extension in found.extensions:
        value = extension.value
        if isinstance(value, x509.DeltaCRLIndicator):
            return False
        if extension.critical and not isinstance(value, _KNOWN):
            return False
        if isinstance(value, x509.IssuingDistributionPoint) and _is_part(value):
            return False
    return True


def _is_part(point: x509.IssuingDistributionPoint) -> bool:
    return bool(
        point.indirect_crl
        or point.only_some_reasons
        or point.only_contains_ca_certs
        or point.only_contains_attribute_certs
    )
