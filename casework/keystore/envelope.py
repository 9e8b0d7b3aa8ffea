"""The bytes of a sealed fact: which formats there are, and what is proven of one.

`0x01, key version (2), nonce (12), ciphertext, tag (16)`: sealed with the key of its
case and class. Read, and not made any more.

`0x02, key version (2), wrapped field key (60), payload`: the payload is sealed with a
key of its own, and the key of the case and class wraps that key. A new key of the class
changes the first 63 bytes; the payload stays, and so does what the journal says of it.

The payload is `key check (32), ciphertext, tag (16)`. Without the check one payload
could be made that opens to two texts with two keys, and then the commitment proves
nothing. A field key seals one text once, so the nonce is taken from the check.
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.keystore.wrapping import (
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    NotAuthentic,
    bind,
    new_key,
    unwrap,
    version_bytes,
    wrap,
)

ALONE, LAYERED = b"\x01", b"\x02"
"""The formats."""
VERSION_END = 3
PREFIX = VERSION_END + NONCE_BYTES + KEY_BYTES + TAG_BYTES
"""Bytes before the payload in the layered format."""
CHECK_BYTES = 32
SHORTEST = {
    ALONE: VERSION_END + NONCE_BYTES + TAG_BYTES,
    LAYERED: PREFIX + CHECK_BYTES + TAG_BYTES + 1,
}
BUCKET = 64
PADDED_BELOW = 1024
"""A shorter text is as long as the next multiple of the bucket: "ja" is "nee"."""

_CHECK = b"casework/field-check"
_END = b"\x80"
_FILL = b"\0"


@dataclass(frozen=True)
class Wrapper:
    """The key of a case and class: which version it is, and where it is used."""

    cipher: AESGCM
    version: int
    place: bytes

    def wrap(self, field_key: bytes, digest: bytes) -> bytes:
        """Return what stands before the payload with this hash."""
        wrapped = wrap(self.cipher, field_key, self._context(digest))
        return LAYERED + version_bytes(self.version) + wrapped

    def unwrap(self, head: bytes, digest: bytes) -> bytes:
        """Return the key of the field, or raise `NotAuthentic`."""
        wrapped = head[VERSION_END:PREFIX]
        return unwrap(self.cipher, wrapped, self._context(digest))

    def _context(self, digest: bytes) -> bytes:
        version = version_bytes(self.version)
        return bind("casework/field-key", self.place, version, digest)


def is_sealed(ciphertext: bytes) -> bool:
    """Tell whether these bytes have the form of a sealed fact."""
    return len(ciphertext) >= SHORTEST.get(ciphertext[:1], len(ciphertext) + 1)


def is_layered(ciphertext: bytes) -> bool:
    """Tell whether a fact has a key of its own."""
    return ciphertext[:1] == LAYERED


def version_of(ciphertext: bytes) -> int:
    """Return which key of its case and class a fact was sealed with."""
    return int.from_bytes(ciphertext[1:VERSION_END], "big")


def payload_of(ciphertext: bytes) -> bytes:
    """Return what never changes: the payload, or the whole in the first format."""
    return ciphertext[PREFIX:] if is_layered(ciphertext) else ciphertext


def commitment(ciphertext: bytes) -> bytes:
    """Return the hash of a sealed fact: provable after its key is destroyed.

    It is over the payload, so that a new key of the case and class changes nothing.
    """
    return hashlib.sha256(payload_of(ciphertext)).digest()


def enclose(wrapper: Wrapper, plaintext: bytes) -> bytes:
    """Seal bytes with a new key of their own, bound to their place."""
    key = new_key()
    check = hmac.digest(key, _CHECK, "sha256")
    cipher, nonce = AESGCM(key), check[:NONCE_BYTES]
    payload = check + cipher.encrypt(nonce, _padded(plaintext), wrapper.place)
    return wrapper.wrap(key, hashlib.sha256(payload).digest()) + payload


def disclose(wrapper: Wrapper, ciphertext: bytes) -> bytes:
    """Return what was enclosed here, or raise `NotAuthentic`."""
    payload = ciphertext[PREFIX:]
    key = wrapper.unwrap(ciphertext, hashlib.sha256(payload).digest())
    check = hmac.digest(key, _CHECK, "sha256")
    if not hmac.compare_digest(check, payload[:CHECK_BYTES]):
        raise NotAuthentic
    sealed = check[:NONCE_BYTES] + payload[CHECK_BYTES:]
    return _bare(unwrap(AESGCM(key), sealed, wrapper.place))


def _padded(plaintext: bytes) -> bytes:
    """End the text with a mark, and fill a short one up to the bucket."""
    marked = plaintext + _END
    if len(marked) >= PADDED_BELOW:
        return marked
    return marked + _FILL * (-len(marked) % BUCKET)


def _bare(padded: bytes) -> bytes:
    return padded.rstrip(_FILL)[:-1]
