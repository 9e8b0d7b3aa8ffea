"""The signed record that something was erased, in a file outside every backup.

One line of JSON for each record, only added. A line says that an erasure begins; a
second one, with the same id, that it is whole. The signature is Ed25519 over
``casework/vernietiging`` and the canonical bytes of ``record``.
"""

import base64
import binascii
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from casework.proof.signing import Ed25519Signer, Verifier

_CONTEXT = b"casework/vernietiging\n"


class BadRecords(Exception):
    """The file of what was erased cannot be believed. One Dutch line."""


class Kind(StrEnum):
    """What a line says."""

    BEGIN = "vernietiging"
    DONE = "voltooid"


@dataclass(frozen=True)
class Record:
    """One line: what was erased, and the signature of it."""

    told: Mapping[str, Any]
    key: str
    signature: bytes

    @property
    def id(self) -> str:
        """Return which destruction this is."""
        return str(self.told["id"])

    @property
    def kind(self) -> Kind:
        """Return whether this is the beginning or the end of it."""
        return Kind(self.told["soort"])

    def signed_by(self, key: Verifier) -> bool:
        """Tell whether this key signed this record."""
        return key.verify(_CONTEXT + canonical(self.told), self.signature)

    @property
    def line(self) -> str:
        """Return the record as it stands in the file, without the newline."""
        signature = base64.b64encode(self.signature).decode()
        whole = {"record": self.told, "key": self.key, "signature": signature}
        return canonical(whole).decode()


def canonical(told: Mapping[str, Any]) -> bytes:
    """Return the one way to write a record as bytes."""
    return json.dumps(
        told, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def sign_record(told: Mapping[str, Any], signer: Ed25519Signer) -> Record:
    """Sign what was erased. ``told`` holds JSON values and names nobody."""
    signature = signer.sign(_CONTEXT + canonical(told))
    return Record(told, signer.verifier.text, signature)


def read_record(line: str) -> Record:
    """Read one line. Raises `BadRecords`; the signature is not checked here."""
    try:
        whole = json.loads(line)
        signature = base64.b64decode(whole["signature"], validate=True)
        found = Record(dict(whole["record"]), str(whole["key"]), signature)
        _ = found.id, found.kind
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise BadRecords(
            "Een regel van het bestand met vernietigingen is niet te lezen: zet het "
            "bestand terug zoals het was (CASEWORK_DESTRUCTION_RECORDS)."
        ) from None
    return found


def append(file: Path, record: Record) -> None:
    """Add a record, on disk before this returns. Half a line of before goes first.

    Half a line is of a program that was killed while it wrote: nothing was erased yet.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.truncate(_whole(stream.read()))
        stream.seek(0, os.SEEK_END)
        stream.write(record.line.encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    _sync_folder(file.parent)


def records_in(file: Path, having: str = "") -> Iterator[Record]:
    """Read every whole line that has this text in it; none when there is no file."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return
    try:
        lines = raw[: _whole(raw)].decode().splitlines()
    except UnicodeDecodeError:
        raise BadRecords("Het bestand met vernietigingen is geen tekst.") from None
    yield from (read_record(line) for line in lines if having in line)


def _whole(raw: bytes) -> int:
    """Return how far the whole lines reach."""
    return raw.rfind(b"\n") + 1


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
