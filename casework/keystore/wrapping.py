"""Sealed bytes that open with one key in one place: AES-256-GCM and its context."""

from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


class NotAuthentic(Exception):
    """Another key, another place, or changed bytes."""


def new_key() -> bytes:
    """Make a key."""
    return urandom(KEY_BYTES)


def bind(*parts: bytes | str) -> bytes:
    """Join the parts so that no two lists of parts give the same bytes."""
    joined = bytearray()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        joined += len(raw).to_bytes(4, "big") + raw
    return bytes(joined)


def version_bytes(version: int) -> bytes:
    """Write a key version in the two bytes that every format has for it."""
    return version.to_bytes(2, "big")


def wrap(cipher: AESGCM, plaintext: bytes, context: bytes) -> bytes:
    """Return nonce, ciphertext and tag."""
    nonce = urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plaintext, context)


def unwrap(cipher: AESGCM, blob: bytes, context: bytes) -> bytes:
    """Return the plaintext, or raise `NotAuthentic`."""
    if len(blob) < NONCE_BYTES + TAG_BYTES:
        raise NotAuthentic
    try:
        return cipher.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], context)
    except InvalidTag:
        raise NotAuthentic from None
