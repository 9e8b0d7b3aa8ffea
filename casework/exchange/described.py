"""Describe a certificate that somebody hands in, for the people who must judge it.

Nothing here decides whether to trust it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
from cryptography.hazmat.primitives.serialization import Encoding

from casework.exchange.certificates import Certificate
from casework.exchange.refusal import BadCertificate
from statemachines.text import safe_text

MOST_BYTES = 20_000
"""So large may the file of one certificate be; real ones are under 4 kB."""
_GROUP = 4
_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----")
_STRONG = (SHA256, SHA384, SHA512)
_FAULTS = (
    *(ValueError, TypeError, OverflowError, UnsupportedAlgorithm, Warning),
    *(x509.DuplicateExtension, x509.InvalidVersion, x509.UnsupportedGeneralNameType),
)


class Use(StrEnum):
    """What a partner uses a certificate for. Never both (security.md 1.6)."""

    SIGN = "sign"
    ENCRYPT = "encrypt"


@dataclass(frozen=True)
class Described:
    """One certificate. ``key`` is the kind and size: ``RSA 3072``, ``EC P-256``.

    ``usages`` are the names of X.509 (``digital_signature``); None when the certificate
    does not limit its use. ``issuer_der`` is the name of who issued it, as bytes.
    """

    certificate: Certificate
    subject: str
    issuer: str
    issuer_der: bytes
    serial: int
    not_before: datetime
    not_after: datetime
    key: str
    usages: frozenset[str] | None
    authority: bool
    strong: bool

    @classmethod
    def read(cls, given: bytes) -> "Described":
        """Read one certificate, PEM or DER. Raises `BadCertificate`."""
        if len(given) > MOST_BYTES:
            raise BadCertificate("Dit bestand is te groot voor een certificaat.")
        try:
            return _described(_loaded(given))
        except BadCertificate:
            raise
        except _FAULTS:
            pass  # raised outside, or the error would carry the bytes along
        raise BadCertificate(
            "Dit is geen certificaat (PEM of DER) dat wij kunnen lezen."
        )

    @property
    def der(self) -> bytes:
        """Return the certificate as DER."""
        return self.certificate.der

    @property
    def sha256(self) -> bytes:
        """Return the fingerprint: the SHA-256 of the certificate as DER."""
        return sha256(self.der).digest()

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint as one reads it out: 16 groups of 4."""
        return in_groups(self.sha256)

    def faults(self, use: Use) -> Iterator[str]:
        """Say why this certificate cannot be used for this, one sentence each."""
        if self.authority:
            yield "Dit is het certificaat van een uitgever, niet van een organisatie."
        if not self.strong:
            yield "De sleutel of de handtekening van dit certificaat is te zwak."
        if use is Use.SIGN and not self.certificate.may_sign():
            yield "Met dit certificaat mag niemand ondertekenen."
        if use is Use.ENCRYPT and not self._may_receive():
            yield "Met dit certificaat mag of kan niemand versleutelen."

    def _may_receive(self) -> bool:
        return self.certificate.fits() and self.certificate.may_receive()


def in_groups(digest: bytes) -> str:
    """Write a digest in groups of four: ``E3BD C205 202E ...``."""
    text = digest.hex().upper()
    return " ".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def _loaded(given: bytes) -> Certificate:
    kinds = _PEM.findall(given)
    if any(kind.endswith(b"PRIVATE KEY") for kind in kinds):
        raise BadCertificate(
            "In dit bestand staat een geheime sleutel. Die mag de partner nooit geven. "
            "Vraag een nieuw certificaat, met een nieuwe sleutel."
        )
    if len(kinds) > 1:
        raise BadCertificate("Geef een certificaat tegelijk: er staan er meer in.")
    if not kinds:
        return Certificate.read(given)
    found = x509.load_pem_x509_certificate(given)
    return Certificate.read(found.public_bytes(Encoding.DER))


def _described(certificate: Certificate) -> Described:
    found = certificate.parsed
    return Described(
        certificate=certificate,
        subject=_name(found.subject),
        issuer=_name(found.issuer),
        issuer_der=found.issuer.public_bytes(),
        serial=found.serial_number,
        not_before=found.not_valid_before_utc,
        not_after=found.not_valid_after_utc,
        key=_key(found),
        usages=_usages(found),
        authority=_is_authority(found),
        strong=certificate.fits()
        and isinstance(found.signature_hash_algorithm, _STRONG),
    )


def _name(name: x509.Name) -> str:
    text = " ".join(str(safe_text(name.rfc4514_string())).split())
    if not text:
        raise BadCertificate("In dit certificaat staat niet van wie het is.")
    return text


def _key(found: x509.Certificate) -> str:
    """Return the kind of the key in words."""
    key = found.public_key()
    if isinstance(key, RSAPublicKey):
        return f"RSA {key.key_size}"
    if isinstance(key, EllipticCurvePublicKey):
        name = {"secp256r1": "P-256", "secp384r1": "P-384"}
        return f"EC {name.get(key.curve.name, key.curve.name)}"
    return "een ander soort sleutel"


_USES = (
    *("digital_signature", "content_commitment", "key_encipherment"),
    *("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
)


def _usages(found: x509.Certificate) -> frozenset[str] | None:
    try:
        told = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None
    return frozenset(name for name in _USES if getattr(told, name))


def _is_authority(found: x509.Certificate) -> bool:
    try:
        told = found.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    return told.ca
