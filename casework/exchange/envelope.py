"""Encrypted for some: AuthEnvelopedData with AES-256-GCM (RFC 5083, 5084).

GCM in CMS does not protect the list of recipients. So the nonce of a package of ours
says what that list was: four letters and the start of its hash. The nonce cannot be
changed without the key, and the key is used once, so it may be any value. A nonce of
another maker has no such letters; then every byte is still checked but the keys of
recipients that are not us.
"""

import hashlib
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7

from casework.exchange.algorithms import (
    AUTH_ENVELOPED,
    CONTENT_KEY_BYTES,
    DATA,
    ENVELOPED,
    NONCE_BYTES,
    TAG_BYTES,
    cbc,
    gcm,
)
from casework.exchange.certificates import Certificate, Identity
from casework.exchange.der import (
    definite,
    explicit,
    integer,
    octets,
    oid,
    sequence,
    tlv,
)
from casework.exchange.recipients import locked, unlocked
from casework.exchange.refusal import Unfit, require
from casework.exchange.structures import (
    AuthEnveloped,
    ContentInfo,
    EncryptedContent,
    Enveloped,
    raw,
)

_MADE_HERE = b"CWK1"
_BLOCK_BYTES = 16
_IMPLICIT = 0x80
_SEQUENCE = 0x30


def enclose(content: bytes, recipients: Sequence[Certificate]) -> bytes:
    """Encrypt for these recipients, so that nobody can change a byte unseen."""
    key = secrets.token_bytes(CONTENT_KEY_BYTES)
    infos = sorted(locked(key, one, older=False) for one in recipients)
    nonce = _nonce(infos)
    sealed = AESGCM(key).encrypt(nonce, content, None)
    return _auth_enveloped(infos, nonce, sealed[:-TAG_BYTES], sealed[-TAG_BYTES:])


def disclose(data: bytes, own: Identity) -> bytes:
    """Return what was encrypted for us, or raise `Unfit`."""
    der = definite(data, implicit_strings=True)
    outer = ContentInfo.load(der, strict=True)
    require(outer["content_type"].dotted == AUTH_ENVELOPED, "another kind of envelope")
    parsed = outer["content"].parse(AuthEnveloped)
    infos = [raw(one) for one in parsed["recipients"]]
    nonce, content = _last(parsed["encrypted"], NONCE_BYTES, after=3)
    mac = parsed["mac"].native
    require(len(mac) == TAG_BYTES, "a short tag")
    rebuilt = _auth_enveloped(infos, nonce, content, mac)
    require(rebuilt == der, "an envelope with something besides")
    ours = nonce.startswith(_MADE_HERE)
    require(not ours or nonce == _nonce(infos), "other recipients than at first")
    key = _key(infos, own, older=False)
    try:
        return AESGCM(key).decrypt(nonce, content + mac, None)
    except InvalidTag:
        raise Unfit("content that was changed") from None


def enclose_older(content: bytes, recipients: Sequence[Certificate]) -> bytes:
    """Encrypt with AES-256-CBC. It protects nothing unless it is signed again."""
    key = secrets.token_bytes(CONTENT_KEY_BYTES)
    infos = sorted(locked(key, one, older=True) for one in recipients)
    vector = secrets.token_bytes(_BLOCK_BYTES)
    padder = PKCS7(8 * _BLOCK_BYTES).padder()
    padded = padder.update(content) + padder.finalize()
    cipher = Cipher(algorithms.AES256(key), modes.CBC(vector)).encryptor()
    return _enveloped(infos, vector, cipher.update(padded) + cipher.finalize())


def disclose_older(data: bytes, own: Identity) -> bytes:
    """Return what was encrypted for us with CBC, or raise `Unfit`.

    Only for what came out of a signature that was checked and believed.
    """
    der = definite(data, implicit_strings=True)
    outer = ContentInfo.load(der, strict=True)
    require(outer["content_type"].dotted == ENVELOPED, "another kind of envelope")
    parsed = outer["content"].parse(Enveloped)
    infos = [raw(one) for one in parsed["recipients"]]
    vector, content = _last(parsed["encrypted"], _BLOCK_BYTES, after=0)
    rebuilt = _enveloped(infos, vector, content)
    require(rebuilt == der, "an envelope with something besides")
    key = _key(infos, own, older=True)
    cipher = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    unpadder = PKCS7(8 * _BLOCK_BYTES).unpadder()
    padded = cipher.update(content) + cipher.finalize()
    return unpadder.update(padded) + unpadder.finalize()


def _key(infos: list[bytes], own: Identity, *, older: bool) -> bytes:
    key = unlocked(infos, own, older=older)
    if key is None or len(key) != CONTENT_KEY_BYTES:
        raise Unfit("not locked for us" if key is None else "a key of another length")
    return key


def _nonce(infos: list[bytes]) -> bytes:
    """Say in a nonce who the recipients are, and with which keys."""
    found = hashlib.sha256(b"".join(infos)).digest()
    return (_MADE_HERE + found)[:NONCE_BYTES]


def _last(encrypted: EncryptedContent, size: int, *, after: int) -> tuple[bytes, bytes]:
    """Return what the algorithm starts with, and the ciphertext.

    Where it is not at that place, the rebuilt envelope differs: it is refused there.
    """
    algorithm = raw(encrypted["algorithm"])
    end = len(algorithm) - after
    return algorithm[end - size : end], bytes(encrypted["content"].native)


def _auth_enveloped(
    infos: list[bytes], nonce: bytes, content: bytes, mac: bytes
) -> bytes:
    body = sequence(
        integer(0),
        tlv(0x31, *infos),
        sequence(oid(DATA), gcm(nonce), tlv(_IMPLICIT, content)),
        octets(mac),
    )
    return sequence(oid(AUTH_ENVELOPED), explicit(0, body))


def _enveloped(infos: list[bytes], vector: bytes, content: bytes) -> bytes:
    """Write EnvelopedData: version 2 as soon as a recipient is not the oldest kind."""
    body = sequence(
        integer(0 if all(_is_oldest(info) for info in infos) else 2),
        tlv(0x31, *infos),
        sequence(oid(DATA), cbc(vector), tlv(_IMPLICIT, content)),
    )
    return sequence(oid(ENVELOPED), explicit(0, body))


def _is_oldest(info: bytes) -> bool:
    """Tell whether a recipient is an RSA key named by its issuer and number."""
    header = 2 + (info[1] & 0x7F if info[1] & 0x80 else 0)
    return info[0] == _SEQUENCE and info.startswith(integer(0), header)
