"""Checkpoints for somebody outside, and what somebody outside kept of them.

Whoever owns the database can cut off the end of a log with its checkpoints. Only who
kept a checkpoint elsewhere can tell; so a witness is a file of signed notes.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casework.proof.checkpoint import Checkpoint, read_checkpoint
from casework.proof.note import BadNote, Note, read_notes
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.proof.keys import origin
from casework.work import Desk, Work

_NEWEST = """
select note from checkpoint where tenant_id = %s order by size desc limit 1"""


@dataclass(frozen=True)
class Witness:
    """A checkpoint that somebody outside kept."""

    point: Checkpoint
    note: Note


def read_witness(text: str) -> list[Witness]:
    """Read the notes of a witness. Raises `BadNote` when there is none."""
    found = [Witness(*read_checkpoint(raw)) for raw in read_notes(text)]
    if not found:
        raise BadNote("In het bestand van de getuige staat geen controlepunt.")
    return found


def strange_witnesses(
    witnesses: Iterable[Witness], tenants: Iterable[str]
) -> Iterator[str]:
    """Name the logs of which a witness knows and that are not here."""
    known = {origin(tenant) for tenant in tenants}
    for name in sorted({w.point.origin for w in witnesses} - known):
        yield f"een getuige kent het logboek {name}, en dat is hier niet"


def newest_note(work: Work) -> str | None:
    """Return the newest checkpoint as a signed note; nothing when there is none."""
    rows = work.rows(_NEWEST, [work.tenant.code])
    return rows[0][0] if rows else None


def keep_witness(folder: Path, desk: Desk, tenant: str, after: str | None) -> Batch:  # noqa: ARG001
    """Add the newest checkpoint to the file of this log, unless it is there already.

    The file only grows. It helps when it is brought to where the keeper of this
    database cannot change it (docs/proof.md).
    """
    with desk.look(tenant) as work:
        note = newest_note(work)
    if note is None or not _added(folder / f"{tenant}.txt", note):
        return Batch()
    return Batch((Line(NO_CASE, "getuige", "controlepunt toegevoegd"),))


def _added(file: Path, note: str) -> bool:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = file.read_text("utf-8") if file.exists() else ""
    if known.endswith(note):
        return False
    opened = os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "a") as out:
        out.write(f"\n{note}" if known else note)
        out.flush()
        os.fsync(out.fileno())
    return True
