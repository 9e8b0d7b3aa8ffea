"""The content key of a package, locked for one recipient at a time (RFC 5652, 5753)."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from casework.exchange.algorithms import (
    AGREE,
    AGREES,
    CONTENT_KEY_BYTES,
    EC_KEY,
    EC_KEYS,
    OAEP,
    OAEPS,
    PKCS1,
)
from casework.exchange.certificates import Certificate, Identity
from casework.exchange.der import explicit, integer, octets, sequence, tlv
from casework.exchange.refusal import Unfit, require
from casework.exchange.signature import issuer_and_serial
from casework.exchange.structures import KeyAgreement, KeyTransport, raw

_AGREEMENT = 0xA1
_KEY_IDENTIFIER = 0x80
_SEQUENCE = 0x30
_RECIPIENT_KEY = 0xA0
_POINT_BYTES = 65
_UNCOMPRESSED = 4
_KEY_BITS = (8 * CONTENT_KEY_BYTES).to_bytes(4, "big")
_SHA256 = hashes.SHA256()
_OAEP_PADDING = padding.OAEP(padding.MGF1(_SHA256), _SHA256, None)


def locked(key: bytes, recipient: Certificate, *, older: bool) -> bytes:
    """Return the content key as only this recipient can read it.

    ``older``: RSA PKCS#1 v1.5, for programs that know no OAEP.
    """
    public = recipient.public_key
    rid = issuer_and_serial(recipient)
    if isinstance(public, rsa.RSAPublicKey):
        scheme = padding.PKCS1v15() if older else _OAEP_PADDING
        algorithm = PKCS1 if older else OAEP
        return _transport(0, rid, algorithm, public.encrypt(key, scheme))
    ephemeral = ec.generate_private_key(public.curve)
    wrapping = _agreed(ephemeral.exchange(ec.ECDH(), public), AGREE, None)
    point = ephemeral.public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    one = sequence(rid, octets(aes_key_wrap(wrapping, key)))
    return _agreement(_originator(EC_KEY, point), None, AGREE, one)


def unlocked(infos: list[bytes], own: Identity, *, older: bool) -> bytes | None:
    """Return the content key if it was locked for us; None when it was not.

    Every recipient is checked, also those that we are not. Raises `Unfit`.
    """
    found = None
    for info in infos:
        if info[0] == _SEQUENCE:
            key = _transported(info, own, older=older)
        else:
            require(info[0] == _AGREEMENT, "a recipient of another kind")
            key = _agreed_key(info, own)
        require(found is None or key is None, "the same recipient twice")
        found = key or found
    return found


def _transported(info: bytes, own: Identity, *, older: bool) -> bytes | None:
    parsed = KeyTransport.load(info, strict=True)
    version, rid = parsed["version"].native, raw(parsed["rid"])
    algorithm, value = raw(parsed["algorithm"]), parsed["encrypted_key"].native
    require(_transport(version, rid, algorithm, value) == info, "something besides")
    wanted = frozenset((PKCS1,)) if older else OAEPS
    require(algorithm in wanted, "a key locked in a way that we do not take")
    require(version == (0 if rid[0] == _SEQUENCE else 2), "another version")
    if rid not in _names(own.certificate, _KEY_IDENTIFIER):
        return None
    if not isinstance(own.key, rsa.RSAPrivateKey):
        raise Unfit("an RSA recipient with another key")
    return own.key.decrypt(value, padding.PKCS1v15() if older else _OAEP_PADDING)


def _agreed_key(info: bytes, own: Identity) -> bytes | None:
    parsed = KeyAgreement.load(bytes((_SEQUENCE,)) + info[1:], strict=True)
    originator = raw(parsed["originator"])
    algorithm, ukm = raw(parsed["algorithm"]), parsed["ukm"].native
    keys = [(raw(one["rid"]), one["encrypted_key"].native) for one in parsed["keys"]]
    written = (sequence(rid, octets(value)) for rid, value in keys)
    rebuilt = _agreement(originator, ukm, algorithm, *written)
    require(rebuilt == info, "something besides")
    require(algorithm in AGREES, "a key agreed in a way that we do not take")
    point = _point(originator)
    mine = _names(own.certificate, _RECIPIENT_KEY)
    found = [value for rid, value in keys if rid in mine]
    if not found:
        return None
    require(len(found) == 1, "the same recipient twice")
    if not isinstance(own.key, ec.EllipticCurvePrivateKey):
        raise Unfit("an EC recipient with another key")
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(own.key.curve, point)
    shared = own.key.exchange(ec.ECDH(), theirs)
    return aes_key_unwrap(_agreed(shared, algorithm, ukm), found[0])


def _agreed(shared: bytes, algorithm: bytes, ukm: bytes | None) -> bytes:
    """Make the wrapping key, bound to what it is for (ECC-CMS-SharedInfo)."""
    kdf, wrap = AGREES[algorithm]
    parts = [wrap, explicit(2, octets(_KEY_BITS))]
    if ukm is not None:
        parts.insert(1, explicit(0, octets(ukm)))
    return X963KDF(kdf, CONTENT_KEY_BYTES, sequence(*parts)).derive(shared)


def _names(certificate: Certificate, tag: int) -> list[bytes]:
    """Return every way in which a sender can name this certificate."""
    identifier = certificate.key_identifier()
    names = [issuer_and_serial(certificate)]
    if identifier and tag == _KEY_IDENTIFIER:
        names.append(tlv(tag, identifier))
    elif identifier:
        names.append(tlv(tag, octets(identifier)))
    return names


def _transport(version: int, rid: bytes, algorithm: bytes, value: bytes) -> bytes:
    return sequence(integer(version), rid, algorithm, octets(value))


def _agreement(
    originator: bytes, ukm: bytes | None, algorithm: bytes, *keys: bytes
) -> bytes:
    said = b"" if ukm is None else explicit(1, octets(ukm))
    parts = (integer(3), originator, said, algorithm, sequence(*keys))
    return tlv(_AGREEMENT, *parts)


def _originator(algorithm: bytes, point: bytes) -> bytes:
    return explicit(0, tlv(0xA1, algorithm, tlv(0x03, b"\0", point)))


def _point(originator: bytes) -> bytes:
    """Return the public point: whole, so that no other bytes mean the same."""
    point = originator[-_POINT_BYTES:]
    spelled = any(originator == _originator(one, point) for one in EC_KEYS)
    require(spelled and point[0] == _UNCOMPRESSED, "a key on another curve")
    return point
