"""A checkpoint: what a log is, at one size, in a signed note (C2SP tlog-checkpoint)."""

import base64
import binascii
import re
from dataclasses import dataclass

from casework.proof.merkle import HASH_BYTES
from casework.proof.note import BadNote, Note, read_note, sign_note
from casework.proof.signing import Signer

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """Which log, how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def signed(self, signer: Signer) -> str:
        """Return the signed note."""
        return sign_note(self.text, signer)


def read_checkpoint(raw: str) -> tuple[Checkpoint, Note]:
    """Read a signed note that is a checkpoint. Raises `BadNote`.

    Lines after the third are of no use to us, and refused: nobody could check them.
    """
    note = read_note(raw)
    origin, *rest = note.text.removesuffix("\n").split("\n")
    if not origin or len(rest) != 2 or not _SIZE.fullmatch(rest[0]):  # noqa: PLR2004
        raise BadNote("Dit is geen controlepunt: naam, maat of wortel ontbreekt.")
    try:
        root = base64.b64decode(rest[1], validate=True)
    except (binascii.Error, ValueError):
        root = b""
    found = Checkpoint(origin, int(rest[0]), root)
    if len(root) != HASH_BYTES or found.text != note.text:
        raise BadNote("Dit is geen controlepunt: de wortel is geen hash.")
    return found, note
