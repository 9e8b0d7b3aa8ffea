"""Certificates of parties, and the keys that belong to them.

A certificate inside a package is never trusted for being there, and nothing that a
certificate names is ever fetched.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from casework.exchange.refusal import BadCertificate

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey

_RSA_BITS = range(2048, 8192 + 1)
"""Shorter is weak; longer costs whoever reads it more than it adds."""
_CURVES = ("secp256r1", "secp384r1")
_PEM = re.compile(
    rb"-----BEGIN ((?:[A-Z]+ )?CERTIFICATE)-----.*?-----END \1-----", re.DOTALL
)
_PEM_KEY = re.compile(
    rb"-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?-----END \1-----", re.DOTALL
)


@dataclass(frozen=True)
class Certificate:
    """A certificate: its bytes, and what they say. Equal bytes, equal certificate."""

    der: bytes = field(repr=False)
    parsed: x509.Certificate = field(compare=False, repr=False)

    @classmethod
    def read(cls, der: bytes) -> Self:
        """Read one from its bytes (DER), or raise `ValueError`."""
        # cryptography only warns for now: a number may not be nothing or less.
        if asn1_x509.Certificate.load(der, strict=True).serial_number <= 0:
            raise ValueError("a number that is not positive")
        return cls(der, x509.load_der_x509_certificate(der))

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the bytes in 64 hexadecimal digits."""
        return hashlib.sha256(self.der).hexdigest()

    @property
    def fingerprint_words(self) -> str:
        """Return the fingerprint as people read it out: 16 groups of 4."""
        text = self.fingerprint.upper()
        return " ".join(text[at : at + 4] for at in range(0, len(text), 4))

    @property
    def subject(self) -> str:
        """Say whose it is, as the certificate says it, safe to print."""
        said = self.parsed.subject.rfc4514_string()
        return "".join(sign if sign.isprintable() else "?" for sign in said)

    @property
    def public_key(self) -> PublicKey:
        """Return the key, or raise `BadCertificate` when it is not one we take."""
        key = self.parsed.public_key()
        if isinstance(key, rsa.RSAPublicKey) and key.key_size in _RSA_BITS:
            return key
        if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES:
            return key
        raise BadCertificate(
            f"De sleutel in het certificaat van {self.subject} is te zwak of van een "
            "soort die wij niet gebruiken: neem RSA van 2048 tot en met 8192 bits, of "
            "P-256."
        )

    def fits(self) -> bool:
        """Tell whether packages can be made with its key."""
        try:
            return bool(self.public_key)
        except BadCertificate:
            return False

    def valid_at(self, moment: datetime) -> bool:
        """Tell whether the moment (aware) lies in its validity."""
        return (
            self.parsed.not_valid_before_utc
            <= moment
            <= self.parsed.not_valid_after_utc
        )

    def may_sign(self) -> bool:
        """Tell whether it may sign, or says nothing about its use."""
        return self._usage(lambda use: use.digital_signature or use.content_commitment)

    def may_receive(self) -> bool:
        """Tell whether a content key may be sent to it, or it says nothing."""
        if isinstance(self.public_key, rsa.RSAPublicKey):
            return self._usage(lambda use: use.key_encipherment)
        p256 = self.public_key.curve.name == _CURVES[0]
        return p256 and self._usage(lambda use: use.key_agreement)

    def key_identifier(self) -> bytes | None:
        """Return its subject key identifier, if it names one."""
        try:
            found = self.parsed.extensions.get_extension_for_class(
                x509.SubjectKeyIdentifier
            )
        except x509.ExtensionNotFound:
            return None
        return found.value.digest

    def _usage(self, allows: Callable[[x509.KeyUsage], bool]) -> bool:
        try:
            found = self.parsed.extensions.get_extension_for_class(x509.KeyUsage)
        except x509.ExtensionNotFound:
            return True
        return allows(found.value)


@dataclass(frozen=True)
class Identity:
    """A certificate of our own with its private key."""

    certificate: Certificate
    key: PrivateKey = field(repr=False, compare=False)


def load_certificate(data: bytes, name: str = "Dit bestand") -> Certificate:
    """Read the first certificate in PEM or DER text, or raise `BadCertificate`."""
    return load_certificates(data, name)[0]


def load_certificates(data: bytes, name: str = "Dit bestand") -> list[Certificate]:
    """Read all certificates in PEM, or the one in DER, or raise `BadCertificate`."""
    try:
        blocks = [block.group() for block in _PEM.finditer(data)]
        ders = [_der(block) for block in blocks] or [data]
        found = [Certificate.read(der) for der in ders]
        for certificate in found:
            _ = certificate.parsed.extensions
    except (ValueError, TypeError):
        raise BadCertificate(f"{name} is geen certificaat in PEM of DER.") from None
    return found


def load_identity(
    certificate: Certificate,
    key: bytes,
    password: bytes | None = None,
    name: str = "De sleutel",
) -> Identity:
    """Join a certificate and its private key (PEM or DER), or raise `BadCertificate`.

    The sentence never holds anything out of the file.
    """
    loaded = _load_key(key, password, name)
    ours = certificate.public_key.public_numbers()
    if loaded.public_key().public_numbers() != ours:
        raise BadCertificate(f"{name} hoort niet bij het certificaat.")
    return Identity(certificate, loaded)


def _load_key(data: bytes, password: bytes | None, name: str) -> PrivateKey:
    block = _PEM_KEY.search(data)
    try:
        if block:
            key = serialization.load_pem_private_key(block.group(), password)
        else:
            key = serialization.load_der_private_key(data, password)
    except TypeError:
        needs = "heeft geen wachtwoord" if password else "heeft een wachtwoord nodig"
        raise BadCertificate(f"{name} {needs}.") from None
    except Exception:  # noqa: BLE001  whatever a key file makes of the library
        raise BadCertificate(
            f"{name} is niet te lezen: geen privésleutel in PEM of DER, of het "
            "wachtwoord klopt niet."
        ) from None
    if not isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise BadCertificate(f"{name} is geen RSA- of EC-sleutel.")
    return key


def _der(block: bytes) -> bytes:
    return x509.load_pem_x509_certificate(block).public_bytes(
        serialization.Encoding.DER
    )
