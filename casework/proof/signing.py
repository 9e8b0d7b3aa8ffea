"""Sign with Ed25519, and check a signature with the public key alone.

A key has a name and an id, as in the signed notes of C2SP: the id is the first four
bytes of a hash over the name and the public key, so that a note tells which key to try.
"""

import base64
import binascii
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

ED25519 = b"\x01"
KEY_BYTES = 32
ID_BYTES = 4


class BadKeyText(ValueError):
    """This is not a public key as text. One Dutch line."""


class Signer(Protocol):
    """Signs bytes under a name."""

    @property
    def name(self) -> str:
        """Return the name of the key."""

    @property
    def key_id(self) -> bytes:
        """Return the four bytes by which a note names the key."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature of these bytes."""


@dataclass(frozen=True)
class Verifier:
    """A public key with its name: all that is needed to check."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Return the four bytes by which a note names this key."""
        named = self.name.encode() + b"\n" + ED25519 + self.public
        return sha256(named).digest()[:ID_BYTES]

    @property
    def text(self) -> str:
        """Return the key as people pass it on: name, id and key on one line."""
        key = base64.b64encode(ED25519 + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Tell whether this key signed these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    @classmethod
    def read(cls, text: str) -> "Verifier":
        """Read a key as `text` writes it. Raises `BadKeyText`."""
        name, _, rest = text.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        try:
            raw = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        found = cls(name, raw[1:])
        whole = (raw[:1], len(found.public)) == (ED25519, KEY_BYTES)
        if not (whole and is_name(name) and key_id == found.key_id.hex()):
            raise BadKeyText("Dit is geen openbare sleutel van een logboek.")
        return found


@dataclass(frozen=True)
class Ed25519Signer:
    """A private key with its name. Shows nothing of the key."""

    name: str
    key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls, name: str) -> "Ed25519Signer":
        """Make a key."""
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, name: str, private: bytes) -> "Ed25519Signer":
        """Return the key of these 32 bytes; `ValueError` when they are no key."""
        return cls(name, Ed25519PrivateKey.from_private_bytes(private))

    @property
    def private(self) -> bytes:
        """Return the 32 bytes of the key, to be sealed at once."""
        return self.key.private_bytes_raw()

    @property
    def verifier(self) -> Verifier:
        """Return the public half."""
        return Verifier(self.name, self.key.public_key().public_bytes_raw())

    @property
    def key_id(self) -> bytes:
        """Return the four bytes by which a note names this key."""
        return self.verifier.key_id

    def sign(self, message: bytes) -> bytes:
        """Return the signature of these bytes: 64 bytes."""
        return self.key.sign(message)


def is_name(name: str) -> bool:
    """Tell whether this can be the name of a key: no space, no plus, not empty."""
    return bool(name) and "+" not in name and name.split() == [name]
