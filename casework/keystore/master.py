"""The master key: a file or a secret outside every database, or a service elsewhere.

In embedded mode it is made once, readable for its owner only. Losing it is losing
every sealed fact, so nothing ever makes a second one beside an existing keystore.
"""

import base64
import binascii
import hmac
import os
import stat
import tempfile
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.keystore.errors import BadMasterKey, DamagedKey
from casework.keystore.wrapping import (
    KEY_BYTES,
    NotAuthentic,
    bind,
    new_key,
    unwrap,
    wrap,
)

_HEX_DIGITS = 2 * KEY_BYTES
_ADVICE = "maak er een met `openssl rand -base64 32`"


class MasterKey(Protocol):
    """What a key service must be able to do; the key itself never leaves it."""

    @property
    def id(self) -> str:
        """Name the key that `wrap` uses now; it reveals nothing of the key."""

    def wrap(self, key: bytes, ctx: bytes) -> bytes:
        """Wrap a tenant key, bound to its context."""

    def unwrap(self, key_id: str, blob: bytes, ctx: bytes) -> bytes:
        """Give the tenant key back, or raise `DamagedKey`."""


class LocalMasterKey:
    """A master key in the memory of this process."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise BadMasterKey(f"De hoofdsleutel is geen {KEY_BYTES} bytes: {_ADVICE}.")
        self.id = hmac.digest(key, b"casework/master-key-id", "sha256").hex()[:16]
        self._key = key
        self._cipher = AESGCM(key)

    def __repr__(self) -> str:
        """Show which key it is, never the key."""
        return f"LocalMasterKey(id={self.id!r})"

    def wrap(self, key: bytes, ctx: bytes) -> bytes:
        """Wrap a tenant key, bound to its context."""
        return wrap(self._cipher, key, ctx)

    def unwrap(self, key_id: str, blob: bytes, ctx: bytes) -> bytes:
        """Give the tenant key back, or raise `DamagedKey`."""
        if key_id != self.id:
            raise DamagedKey(f"Deze sleutel hoort bij hoofdsleutel {key_id}.")
        try:
            return unwrap(self._cipher, blob, ctx)
        except NotAuthentic:
            raise DamagedKey("Een sleutel in de sleutelkast is beschadigd.") from None

    def for_whom_has(self, other: MasterKey) -> bytes:
        """Return this key wrapped by another, for as long as the two change places."""
        return other.wrap(self._key, _bridge(other.id, self.id))


def across(from_: MasterKey, to_id: str, wrapped: bytes) -> LocalMasterKey:
    """Return the master key that another one opens, or raise `DamagedKey`."""
    return LocalMasterKey(from_.unwrap(from_.id, wrapped, _bridge(from_.id, to_id)))


def _bridge(from_id: str, to_id: str) -> bytes:
    return bind("casework/master-bridge", from_id, to_id)


def read_master_key(
    *, text: str | None = None, file: Path | None = None, create: bool = False
) -> LocalMasterKey:
    """Take the master key from a text (base64 or hex) or from a file with that text.

    With `create`, a missing file is made, unless there is a keystore beside it.
    """
    if text is not None:
        return LocalMasterKey(_decode(text, "CASEWORK_MASTER_KEY"))
    if file is None:
        raise BadMasterKey(f"Er is geen hoofdsleutel: {_ADVICE}.")
    if create and not file.exists():
        _create(file)
    return LocalMasterKey(_decode(_read(file), str(file)))


def _read(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        text = file.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMasterKey(
            f"De hoofdsleutel {file} is niet te lezen: {error}."
        ) from None
    if mode & stat.S_IRWXO:
        raise BadMasterKey(
            f"Iedereen kan de hoofdsleutel {file} lezen: doe `chmod 600 {file}`."
        )
    return text


def _decode(text: str, source: str) -> bytes:
    text = text.strip()
    try:
        if len(text) == _HEX_DIGITS:
            return bytes.fromhex(text)
        key = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != KEY_BYTES:
        raise BadMasterKey(f"In {source} staat geen hoofdsleutel: {_ADVICE}.")
    return key


def _create(file: Path) -> None:
    """Make the key file at once or not at all, also when two processes start."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(file.parent.glob("*.sqlite")):
        raise BadMasterKey(
            f"De hoofdsleutel {file} ontbreekt naast een bestaande sleutelkast: "
            "zet hem terug uit uw reservekopie."
        )
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".master-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(base64.b64encode(new_key()) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.link(draft, file)
        _sync_folder(file.parent)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
