"""A proof that a line stands in a log, that anyone can check without our database.

It holds the leaf, the hashes that lead from it to the root, and the signed checkpoint
with that root. Checking it takes the public key of the log and nothing else.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from casework.proof.checkpoint import read_checkpoint
from casework.proof.merkle import includes, leaf_hash
from casework.proof.note import BadNote
from casework.proof.signing import BadKeyText, Verifier


class BadProof(ValueError):
    """The file is no proof, or it proves nothing. One Dutch line."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    leaf: str
    body: str
    index: int
    size: int
    hashes: list[str]
    note: str
    key: str


@dataclass(frozen=True)
class Proof:
    """One line of a journal, and why it stands in the log.

    ``leaf`` are the bytes of the leaf as text, ``body`` the line itself, ``hashes`` in
    base64, ``key`` the public key as text.
    """

    leaf: str
    body: str
    index: int
    size: int
    hashes: list[str]
    note: str
    key: str

    @classmethod
    def of(
        cls,
        leaf: bytes,
        body: bytes,
        path: tuple[int, int, Sequence[bytes]],
        signed: tuple[str, Verifier],
    ) -> "Proof":
        """Put a proof together: index, size and hashes; the note and its key."""
        index, size, hashes = path
        note, key = signed
        told = [base64.b64encode(each).decode() for each in hashes]
        texts = leaf.decode(), body.decode()
        return cls(*texts, index, size, told, note, key.text)

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)


def read_proof(raw: str) -> Proof:
    """Read a proof from JSON. Raises `BadProof`."""
    try:
        return Proof(**_File.model_validate_json(raw).model_dump())
    except ValidationError:
        raise BadProof("Dit bestand is geen bewijs van een regel.") from None


def check_proof(proof: Proof, key: Verifier | None = None) -> dict[str, Any]:
    """Check a proof; return what the leaf says. Raises `BadProof` with what is wrong.

    Without ``key`` the key in the file is used: then the proof says that the file is
    whole, not of whom it is.
    """
    try:
        trusted = key or Verifier.read(proof.key)
        point, note = read_checkpoint(proof.note)
    except (BadKeyText, BadNote) as error:
        raise BadProof(str(error)) from None
    if point.origin != trusted.name or not note.signed_by([trusted]):
        raise BadProof("Het controlepunt is niet ondertekend met deze sleutel.")
    if point.size != proof.size:
        raise BadProof("Het controlepunt is van een andere maat dan het bewijs.")
    leaf = leaf_hash(proof.leaf.encode(errors="replace"))
    if not includes(point.root, point.size, proof.index, leaf, _hashes(proof)):
        raise BadProof("Deze regel staat niet in het logboek van dit controlepunt.")
    return _told(proof)


def _hashes(proof: Proof) -> list[bytes]:
    try:
        return [base64.b64decode(each, validate=True) for each in proof.hashes]
    except ValueError:
        raise BadProof("Een hash in het bewijs is stuk.") from None


def _told(proof: Proof) -> dict[str, Any]:
    """Return what the leaf says, after its hash of the line was checked too."""
    try:
        told: dict[str, Any] = json.loads(proof.leaf)
        prev = bytes.fromhex(told["prev"])
        same = sha256(prev + proof.body.encode()).hexdigest() == told["hash"]
    except (KeyError, TypeError, ValueError):
        raise BadProof("Dit bewijs is niet van een regel van een zaak.") from None
    if not same:
        raise BadProof("De regel in het bestand is niet de regel van dit bewijs.")
    return told
