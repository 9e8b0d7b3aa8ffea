"""Signed notes as C2SP writes them: a text, a blank line, and who signed the text.

Each signature stands on a line that begins with an em dash: the name of the key, and
the id of the key with the signature in base64.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from casework.proof.signing import ID_BYTES, Signer, Verifier, is_name

DASH = "\N{EM DASH} "
MOST_BYTES = 100_000
"""A note is a few hundred bytes; sixteen signatures after the quantum fit too."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class BadNote(ValueError):
    """This is no signed note, or not one of a key that is known. One Dutch line."""


@dataclass(frozen=True)
class Signature:
    """Which key signed, and its signature."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True)
class Note:
    """A text that ends with a newline, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def known_to(self, keys: Iterable[Verifier]) -> list[tuple[Verifier, Signature]]:
        """Return the signatures that say they are of one of these keys."""
        named = {(key.name, key.key_id): key for key in keys}
        pairs = [(named.get((s.name, s.key_id)), s) for s in self.signatures]
        return [(key, signature) for key, signature in pairs if key is not None]

    def signed_by(self, keys: Iterable[Verifier]) -> bool:
        """Tell whether a known key signed this, and none of them signed otherwise."""
        message = self.text.encode()
        known = self.known_to(keys)
        return bool(known) and all(key.verify(message, s.value) for key, s in known)


def sign_note(text: str, signer: Signer) -> str:
    """Return the note with this text, signed."""
    value = base64.b64encode(signer.key_id + signer.sign(text.encode())).decode()
    return f"{text}\n{DASH}{signer.name} {value}\n"


def read_note(raw: str) -> Note:
    """Read one note exactly as C2SP describes it. Raises `BadNote`."""
    if len(raw) > MOST_BYTES or _CONTROL.search(raw):
        raise BadNote("Dit is geen ondertekend controlepunt: er staan vreemde tekens.")
    text, blank, rest = raw.rpartition("\n\n")
    if not blank or not text or not rest.endswith("\n"):
        raise BadNote("Dit is geen ondertekend controlepunt: er staat niets onder.")
    return Note(f"{text}\n", tuple(_signature(line) for line in rest.splitlines()))


def read_notes(raw: str) -> list[str]:
    """Cut a file into its notes; blank lines between them, and CRLF, are let go.

    Mail programs add those. What stands inside a note is not touched.
    """
    notes, lines = [], list[str]()
    for line in f"{raw.replace(chr(13) + chr(10), chr(10))}\n".split("\n"):
        if lines and lines[-1].startswith(DASH) and not line.startswith(DASH):
            notes.append("\n".join([*lines, ""]))
            lines = []
        if line or lines:
            lines.append(line)
    if any(lines):
        raise BadNote("Het bestand houdt op midden in een controlepunt.")
    return notes


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    try:
        value = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        value = b""
    if not (line.startswith(DASH) and is_name(name) and len(value) > ID_BYTES):
        raise BadNote("Dit is geen ondertekend controlepunt: een handtekening is stuk.")
    return Signature(name, value[:ID_BYTES], value[ID_BYTES:])
