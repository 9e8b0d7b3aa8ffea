"""Sensitive facts, readable only with the key of their case and data class.

`0x01, key version (2), nonce (12), ciphertext, tag (16)`: AES-256-GCM. A sealed fact
is bound to its address, so it opens in its own row, column, case and tenant and
nowhere else. An error never contains the fact.
"""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from casework.keystore import (
    DamagedKey,
    Dossier,
    KeyDestroyed,
    Keystore,
    UnknownKey,
)
from casework.keystore.wrapping import (
    NONCE_BYTES,
    TAG_BYTES,
    NotAuthentic,
    bind,
    unwrap,
    version_bytes,
    wrap,
)

FORMAT = b"\x01"
_FIRST = 1
_NO_CASE = UUID(int=0)
_HEAD = 3
_SHORTEST = _HEAD + NONCE_BYTES + TAG_BYTES


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

    def bound(self, version: int) -> bytes:
        """Write the address and the key version so that no two are the same."""
        return bind(
            "casework/fact",
            self.tenant,
            self.case_id.bytes,
            self.data_class,
            self.table,
            self.column,
            self.row,
            version_bytes(version),
        )


@dataclass(frozen=True)
class Vault:
    """Seals and opens facts. `KeystoreUnavailable` passes through both."""

    keystore: Keystore

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
        try:
            key = self.keystore.current(address.dossier)
        except KeyDestroyed as error:
            raise CannotSeal(
                "Deze gegevens zijn gewist en mogen niet opnieuw worden opgeslagen. "
                f"{error}"
            ) from None
        sealed = wrap(key.cipher, plaintext, address.bound(key.version))
        return FORMAT + version_bytes(key.version) + sealed

    def open_bytes(self, address: Address, ciphertext: bytes) -> bytes:
        """Return the bytes sealed at this address, or raise `CannotOpen`."""
        if len(ciphertext) < _SHORTEST or ciphertext[:1] != FORMAT:
            raise CannotOpen("Dit gegeven is niet in de vorm van de kluis.")
        version = int.from_bytes(ciphertext[1:_HEAD], "big")
        try:
            key = self.keystore.version(address.dossier, version)
            return unwrap(key.cipher, ciphertext[_HEAD:], address.bound(version))
        except KeyDestroyed as error:
            raise Destroyed(f"Dit gegeven is gewist. {error}") from None
        except (NotAuthentic, UnknownKey, DamagedKey):
            raise CannotOpen(
                "Dit gegeven is veranderd of staat niet op zijn eigen plaats."
            ) from None

    def blind_index(self, tenant: str, purpose: str, text: str) -> bytes:
        """Return a hash by which a text can be found and not guessed.

        Only this tenant's own key makes it, so a copy of the table answers no question
        like "is this address in it?". It stays the same when keys are renewed.
        """
        dossier = Dossier(tenant, _NO_CASE, f"index/{purpose}")
        self.keystore.current(dossier)  # made when there is none
        key = self.keystore.version(dossier, _FIRST)
        return hmac.digest(key.index_key, _encoded(text), "sha256")


def commitment(ciphertext: bytes) -> bytes:
    """Return the hash of a sealed fact: provable after its key is destroyed."""
    return hashlib.sha256(ciphertext).digest()


def _encoded(plaintext: str) -> bytes:
    try:
        return unicodedata.normalize("NFC", plaintext).encode()
    except UnicodeEncodeError as error:
        place = error.start + 1
    raise CannotSeal(f"Teken {place} van deze tekst is geen geldig Unicode-teken.")
