"""CMS SignedData as CAdES-B wants it: made, and checked (RFC 5652, 5035)."""

import hashlib
from datetime import UTC, datetime

from asn1crypto import core
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from casework.exchange.algorithms import DATA, SIGNED, digest, ecdsa, pss
from casework.exchange.certificates import Certificate, Identity, PrivateKey
from casework.exchange.der import explicit, integer, octets, oid, sequence, set_of, tlv

CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_TIME = "1.2.840.113549.1.9.5"
SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"

_SALT = 32
_SET, _ATTRIBUTES = b"\x31", b"\xa0"
_UTC_TIME_ENDS = 2050


def sign(content: bytes, signer: Identity, now: datetime) -> bytes:
    """Return the content, signed by one, with the certificate of the signer."""
    name = _digest_name(signer.key)
    attributes = set_of(
        _attribute(CONTENT_TYPE, oid(DATA)),
        _attribute(SIGNING_TIME, _time(now)),
        _attribute(MESSAGE_DIGEST, octets(hashlib.new(name, content).digest())),
        _attribute(SIGNING_CERTIFICATE, _certificate_id(signer.certificate)),
    )
    algorithm, value = _signed(attributes, signer.key)
    info = sequence(
        integer(1),
        issuer_and_serial(signer.certificate),
        digest(name),
        _ATTRIBUTES + attributes[len(_SET) :],
        algorithm,
        octets(value),
    )
    return signed_data(1, digest(name), content, [signer.certificate.der], info)


def signed_data(
    version: int, used: bytes, content: bytes, certificates: list[bytes], info: bytes
) -> bytes:
    """Write SignedData with one signer and the digest that was used."""
    body = sequence(
        integer(version),
        tlv(0x31, used),
        sequence(oid(DATA), explicit(0, octets(content))),
        explicit(0, *certificates),
        tlv(0x31, info),
    )
    return sequence(oid(SIGNED), explicit(0, body))


def issuer_and_serial(certificate: Certificate) -> bytes:
    """Name a certificate by its issuer and number, in the bytes of its issuer."""
    found = certificate.parsed
    return sequence(found.issuer.public_bytes(), integer(found.serial_number))


def _attribute(kind: str, value: bytes) -> bytes:
    return sequence(oid(kind), tlv(0x31, value))


def _certificate_id(certificate: Certificate) -> bytes:
    """Name it by its SHA-256, which is what ESSCertIDv2 means when it names none."""
    found = octets(hashlib.sha256(certificate.der).digest())
    return sequence(sequence(sequence(found)))


def _time(moment: datetime) -> bytes:
    whole = moment.astimezone(UTC).replace(microsecond=0)
    kind = core.UTCTime if whole.year < _UTC_TIME_ENDS else core.GeneralizedTime
    return bytes(kind(whole).dump())


def _digest_name(key: PrivateKey) -> str:
    large = (
        isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name != "secp256r1"
    )
    return "sha384" if large else "sha256"


def _signed(attributes: bytes, key: PrivateKey) -> tuple[bytes, bytes]:
    if isinstance(key, rsa.RSAPrivateKey):
        scheme = padding.PSS(padding.MGF1(hashes.SHA256()), _SALT)
        return pss("sha256", _SALT), key.sign(attributes, scheme, hashes.SHA256())
    name = _digest_name(key)
    algorithm = hashes.SHA384() if name == "sha384" else hashes.SHA256()
    return ecdsa(name), key.sign(attributes, ec.ECDSA(algorithm))
