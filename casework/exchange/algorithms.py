"""The short list: every algorithm that we take, as the bytes that name it.

A parameter that says nothing may be absent or NULL (OpenSSL leaves it out, others
write it), so one algorithm can have several spellings. What has no spelling here is
refused, whatever it is.
"""

from itertools import product

from asn1crypto.algos import SignedDigestAlgorithm
from cryptography.hazmat.primitives import hashes

from casework.exchange.der import explicit, integer, octets, oid, sequence
from casework.exchange.refusal import require

DATA = "1.2.840.113549.1.7.1"
SIGNED = "1.2.840.113549.1.7.2"
ENVELOPED = "1.2.840.113549.1.7.3"
AUTH_ENVELOPED = "1.2.840.113549.1.9.16.1.23"

_NULL = b"\x05\x00"
_NOTHING = (b"", _NULL)
_GCM = oid("2.16.840.1.101.3.4.1.46")
_CBC = oid("2.16.840.1.101.3.4.1.42")
_MGF1 = oid("1.2.840.113549.1.1.8")
_OAEP = oid("1.2.840.113549.1.1.7")
_PSS = oid("1.2.840.113549.1.1.10")

TAG_BYTES = 16
NONCE_BYTES = 12
CONTENT_KEY_BYTES = 32
_SHORTEST_SALT = 32

Hash = hashes.SHA256 | hashes.SHA384 | hashes.SHA512
_HASHES: dict[str, tuple[Hash, str]] = {
    "sha256": (hashes.SHA256(), "2.16.840.1.101.3.4.2.1"),
    "sha384": (hashes.SHA384(), "2.16.840.1.101.3.4.2.2"),
    "sha512": (hashes.SHA512(), "2.16.840.1.101.3.4.2.3"),
}
_ECDSA = {"sha256": "2", "sha384": "3", "sha512": "4"}


def digest(name: str) -> bytes:
    """Name a hash: sha256, sha384 or sha512."""
    return sequence(oid(_HASHES[name][1]))


DIGESTS: dict[bytes, Hash] = {
    sequence(oid(dotted), parameter): algorithm
    for algorithm, dotted in _HASHES.values()
    for parameter in _NOTHING
}
"""The hashes that a signature may use."""


def _oaep(one: bytes, two: bytes) -> bytes:
    sha256 = oid(_HASHES["sha256"][1])
    return sequence(
        _OAEP,
        sequence(
            explicit(0, sequence(sha256, one)),
            explicit(1, sequence(_MGF1, sequence(sha256, two))),
        ),
    )


OAEP = _oaep(b"", b"")
OAEPS = frozenset(_oaep(*pair) for pair in product(_NOTHING, _NOTHING))
"""RSA-OAEP with SHA-256 for both hashes."""
PKCS1 = sequence(oid("1.2.840.113549.1.1.1"), _NULL)
"""RSA PKCS#1 v1.5: only in the profile for older programs."""

_WRAP = oid("2.16.840.1.101.3.4.1.45")
WRAP = sequence(_WRAP)
_SHA256_KDF = oid("1.3.132.1.11.1")
_SHA1_KDF = oid("1.3.133.16.840.63.0.2")
AGREE = sequence(_SHA256_KDF, WRAP)
AGREES: dict[bytes, tuple[hashes.HashAlgorithm, bytes]] = {
    sequence(scheme, sequence(_WRAP, parameter)): (
        algorithm,
        sequence(_WRAP, parameter),
    )
    for scheme, algorithm in (
        (_SHA256_KDF, hashes.SHA256()),
        # What `openssl cms` makes of EC when nobody names a KDF. As a KDF SHA-1 has
        # no known weakness; we never write it.
        (_SHA1_KDF, hashes.SHA1()),  # noqa: S303
    )
    for parameter in _NOTHING
}
"""ECDH with the KDF of X9.63 and AES-256 key wrap: the KDF, and what it binds."""

_EC = oid("1.2.840.10045.2.1")
_P256 = oid("1.2.840.10045.3.1.7")
EC_KEY = sequence(_EC)
EC_KEYS = frozenset(sequence(_EC, parameter) for parameter in (*_NOTHING, _P256))
"""A public key on the curve of the recipient."""


def gcm(nonce: bytes) -> bytes:
    """Name AES-256-GCM with this nonce and a tag of 16 bytes."""
    return sequence(_GCM, sequence(octets(nonce), integer(TAG_BYTES)))


def cbc(vector: bytes) -> bytes:
    """Name AES-256-CBC with this initialisation vector."""
    return sequence(_CBC, octets(vector))


def pss(name: str, salt: int, one: bytes = b"", two: bytes = b"") -> bytes:
    """Name RSA-PSS with one hash for both and a salt of so many bytes."""
    dotted = oid(_HASHES[name][1])
    return sequence(
        _PSS,
        sequence(
            explicit(0, sequence(dotted, one)),
            explicit(1, sequence(_MGF1, sequence(dotted, two))),
            explicit(2, integer(salt)),
        ),
    )


def pss_of(algorithm: bytes) -> tuple[Hash, int]:
    """Read which hash and salt an RSA-PSS algorithm names, or raise `Unfit`."""
    read = SignedDigestAlgorithm.load(algorithm, strict=True)
    require(read["algorithm"].native == "rsassa_pss", "a signature of another kind")
    name = read["parameters"]["hash_algorithm"]["algorithm"].native
    salt = read["parameters"]["salt_length"].native
    known = name in _HASHES and salt >= _SHORTEST_SALT
    require(known, "RSA-PSS with another hash or a short salt")
    spellings = {pss(name, salt, *pair) for pair in product(_NOTHING, _NOTHING)}
    require(algorithm in spellings, "RSA-PSS with other parameters")
    return _HASHES[name][0], salt


def ecdsa(name: str) -> bytes:
    """Name ECDSA with this hash."""
    return sequence(oid(f"1.2.840.10045.4.3.{_ECDSA[name]}"))


ECDSAS: dict[bytes, Hash] = {ecdsa(name): _HASHES[name][0] for name in _ECDSA}
"""The ECDSA signatures that we take."""
