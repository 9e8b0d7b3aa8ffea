"""Sensitive facts, readable only with the key of their case and data class.

Each has a key of its own, wrapped by that of its class (`keystore.envelope`). A sealed
fact is bound to its address, so it opens in its own row, column, case and tenant and
nowhere else. An error never contains the fact.
"""

import hmac
import unicodedata
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from casework.keystore import (
    DamagedKey,
    Dossier,
    KeyDestroyed,
    Keystore,
    UnknownKey,
)
from casework.keystore.envelope import (
    VERSION_END,
    Wrapper,
    commitment,
    disclose,
    enclose,
    is_layered,
    is_sealed,
    version_of,
)
from casework.keystore.wrapping import NotAuthentic, bind, unwrap, version_bytes

__all__ = [
    "Address",
    "CannotOpen",
    "CannotSeal",
    "Destroyed",
    "Vault",
    "commitment",
]

_FIRST = 1
_NO_CASE = UUID(int=0)


class CannotOpen(Exception):
    """A sealed fact was changed, or it is not in its own place."""


class Destroyed(CannotOpen):
    """The key was destroyed on purpose: the fact is gone for ever."""


class CannotSeal(Exception):
    """A text that is no text, or a fact of a class that was destroyed."""


@dataclass(frozen=True)
class Address:
    """Where a fact lives."""

    tenant: str
    case_id: UUID
    data_class: str
    table: str
    column: str
    row: str

    @property
    def dossier(self) -> Dossier:
        """Name the key that protects it."""
        return Dossier(self.tenant, self.case_id, self.data_class)

    @property
    def place(self) -> bytes:
        """Write the address so that no two are the same."""
        return bind("casework/field", *self._parts)

    def bound(self, version: int) -> bytes:
        """Write the address and the key version, as the first format binds them."""
        return bind("casework/fact", *self._parts, version_bytes(version))

    @property
    def _parts(self) -> tuple[bytes | str, ...]:
        case = self.case_id.bytes
        return (self.tenant, case, self.data_class, self.table, self.column, self.row)


def _nobody(_address: Address) -> None:
    """Hear of nothing."""


@dataclass(frozen=True)
class Vault:
    """Seals and opens facts. `KeystoreUnavailable` passes through both."""

    keystore: Keystore
    tell: Callable[[Address], None] = _nobody
    """Hears of every fact that was opened."""

    def seal(self, address: Address, plaintext: str) -> bytes:
        """Seal a text, in Unicode's composed form (NFC)."""
        return self.seal_bytes(address, _encoded(plaintext))

    def open(self, address: Address, ciphertext: bytes) -> str:
        """Return the text sealed at this address, or raise `CannotOpen`."""
        raw = self.open_bytes(address, ciphertext)
        try:
            return raw.decode()
        except UnicodeDecodeError:
            pass  # raised outside, or the error would carry the fact along
        raise CannotOpen("Dit gegeven is geen tekst.")

    def seal_bytes(self, address: Address, plaintext: bytes) -> bytes:
        """Seal bytes as they are."""
        return enclose(self._newest(address), plaintext)

    def open_bytes(self, address: Address, ciphertext: bytes) -> bytes:
        """Return the bytes sealed at this address, or raise `CannotOpen`."""
        if not is_sealed(ciphertext):
            raise CannotOpen("Dit gegeven is niet in de vorm van de kluis.")
        with _refusing():
            plaintext = self._opened(address, ciphertext)
        self.tell(address)
        return plaintext

    def rewrapped(self, address: Address, head: bytes, digest: bytes) -> bytes:
        """Return what must stand before a payload under the newest key of its class.

        ``head`` is what stands there now, and ``digest`` the hash of the payload,
        which is not needed itself. Raises `CannotOpen` as `open` does.
        """
        key = self._unwrapped(address, head, digest)
        return self._newest(address).wrap(key, digest)

    def check(self, address: Address, head: bytes, digest: bytes) -> None:
        """Raise `CannotOpen` when a payload with this hash cannot be opened here."""
        self._unwrapped(address, head, digest)

    def _opened(self, address: Address, ciphertext: bytes) -> bytes:
        wrapper = self._wrapper(address, version_of(ciphertext))
        if is_layered(ciphertext):
            return disclose(wrapper, ciphertext)
        bound = address.bound(wrapper.version)
        return unwrap(wrapper.cipher, ciphertext[VERSION_END:], bound)

    def _unwrapped(self, address: Address, head: bytes, digest: bytes) -> bytes:
        with _refusing():
            return self._wrapper(address, version_of(head)).unwrap(head, digest)

    def _wrapper(self, address: Address, version: int) -> Wrapper:
        key = self.keystore.version(address.dossier, version)
        return Wrapper(key.cipher, key.version, address.place)

    def _newest(self, address: Address) -> Wrapper:
        try:
            key = self.keystore.current(address.dossier)
        except KeyDestroyed as error:
            raise CannotSeal(
                "Deze gegevens zijn gewist en mogen niet opnieuw worden opgeslagen. "
                f"{error}"
            ) from None
        return Wrapper(key.cipher, key.version, address.place)

    def blind_index(self, tenant: str, purpose: str, text: str) -> bytes:
        """Return a hash by which a text can be found and not guessed.

        Only this tenant's own key makes it, so a copy of the table answers no question
        like "is this address in it?". It stays the same when keys are renewed.
        """
        dossier = Dossier(tenant, _NO_CASE, f"index/{purpose}")
        try:
            key = self.keystore.version(dossier, _FIRST)
        except UnknownKey:
            key = self.keystore.current(dossier)  # made now: the first
        return hmac.digest(key.index_key, _encoded(text), "sha256")


@contextmanager
def _refusing() -> Generator[None, None, None]:
    try:
        yield
    except KeyDestroyed as error:
        raise Destroyed(f"Dit gegeven is gewist. {error}") from None
    except (NotAuthentic, UnknownKey, DamagedKey):
        raise CannotOpen(
            "Dit gegeven is veranderd of staat niet op zijn eigen plaats."
        ) from None


def _encoded(plaintext: str) -> bytes:
    try:
        return unicodedata.normalize("NFC", plaintext).encode()
    except UnicodeEncodeError as error:
        place = error.start + 1
    raise CannotSeal(f"Teken {place} van deze tekst is geen geldig Unicode-teken.")
