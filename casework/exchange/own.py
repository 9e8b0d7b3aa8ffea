"""Make keys of our own: a key, the request for a certificate, or one for a trial.

A certificate that we sign ourselves is for a trial or for partners who pin it; what is
real is issued after a request (PKIoverheid).
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from casework.exchange.certificates import Certificate, PrivateKey
from casework.exchange.described import Use

_RSA_BITS: Final = 3072
_EXPONENT: Final = 65537
LONGEST: Final = timedelta(days=730)
"""A certificate to encrypt to holds 24 months at most (security.md 1.4)."""
_USES: Final = (
    *("digital_signature", "content_commitment", "key_encipherment"),
    *("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
    *("encipher_only", "decipher_only"),
)


class KeyKind(StrEnum):
    """Which kind of key. Every partner can use RSA; P-256 is smaller."""

    RSA = "rsa"
    P256 = "p256"


def make_key(kind: KeyKind) -> bytes:
    """Draw a private key, as DER. It is in clear: seal it at once."""
    key: PrivateKey
    if kind is KeyKind.RSA:
        key = rsa.generate_private_key(_EXPONENT, _RSA_BITS)
    else:
        key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def request_for(key: bytes, naam: str, use: Use) -> str:
    """Write the request for a certificate (PKCS#10, PEM) of the organisation."""
    own = _loaded(key)
    made = x509.CertificateSigningRequestBuilder(_name(naam))
    made = made.add_extension(_usage(own, use), critical=True)
    return made.sign(own, SHA256()).public_bytes(Encoding.PEM).decode()


def sign_own(key: bytes, naam: str, use: Use, now: datetime) -> bytes:
    """Return a certificate that we sign ourselves, as DER; it holds `LONGEST`."""
    own = _loaded(key)
    start = now.replace(microsecond=0)
    made = x509.CertificateBuilder(
        issuer_name=_name(naam),
        subject_name=_name(naam),
        public_key=own.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=start,
        not_valid_after=start + LONGEST,
    )
    found = x509.SubjectKeyIdentifier.from_public_key(own.public_key())
    made = made.add_extension(found, critical=False)
    made = made.add_extension(_usage(own, use), critical=True)
    return made.sign(own, SHA256()).public_bytes(Encoding.DER)


def as_pem(certificate: Certificate) -> str:
    """Write a certificate as partners want to have it."""
    return certificate.parsed.public_bytes(Encoding.PEM).decode()


def _loaded(key: bytes) -> PrivateKey:
    found = load_der_private_key(key, None)
    assert isinstance(found, PrivateKey)  # noqa: S101  `make_key` made it
    return found


def _name(naam: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, naam),
            x509.NameAttribute(NameOID.COMMON_NAME, naam),
        ]
    )


def _usage(key: PrivateKey, use: Use) -> x509.KeyUsage:
    wanted = "digital_signature"
    if use is Use.ENCRYPT:
        is_rsa = isinstance(key, rsa.RSAPrivateKey)
        wanted = "key_encipherment" if is_rsa else "key_agreement"
    return x509.KeyUsage(**{name: name == wanted for name in _USES})
