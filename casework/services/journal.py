"""Write and read the canonical bytes of the journal, and chain them.

A body holds the commitment of a secret fact (the hash of its ciphertext), never the
fact: when the key is destroyed, the chain can still be verified.
"""

import json
from hashlib import sha256
from typing import Any

from casework.vault import commitment

_ENCODE = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode
START = bytes(32)
"""What stands before the first entry of every case."""


def canonical(body: dict[str, Any]) -> bytes:
    """Return the one way to write these facts down as bytes."""
    return _ENCODE(body).encode()


def chained(prev: bytes, body: bytes) -> bytes:
    """Return the hash of an entry: over the entry before it and its own bytes."""
    return sha256(prev + body).digest()


def commit_to(ciphertext: bytes) -> str:
    """Return what the journal says of a secret fact."""
    return commitment(ciphertext).hex()
