"""What is in a backup: each part with its hash, and what must be true to put it back.

A backup is a folder. The parts lie apart because they do not live equally long: the
keys go after a month, the cases may stay longer (security.md 2.4).
"""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

FILE = "manifest.json"
CASES = "zaken.dump"
HOUSE = "huis.tar"
KEYS_FILE = "sleutels.sqlite"
KEYS_DUMP = "sleutels.dump"
_CHUNK = 1 << 20


class BadBackup(Exception):
    """The backup cannot be made or put back. One Dutch line: what, and what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """One file of a backup."""

    name: Literal["zaken.dump", "huis.tar", "sleutels.sqlite", "sleutels.dump"]
    size: int
    sha256: str


class Manifest(_Strict):
    """The first thing to read of a backup.

    ``revision`` is the stand of the tables; ``checkpoints`` are the newest signed notes
    of every log, and after a restore the logs must be theirs.
    """

    format: Literal[1] = 1
    version: str
    made_at: AwareDatetime
    revision: str
    parts: tuple[Part, ...]
    checkpoints: tuple[str, ...]
    keys_until: AwareDatetime
    master_key: str

    @property
    def keys(self) -> str:
        """Return the name of the part with the keys."""
        [name] = [part.name for part in self.parts if part.name.startswith("sleutels")]
        return name


def part_of(file: Path) -> Part:
    """Return the line of the manifest for this file."""
    known = {"name": file.name, "size": file.stat().st_size, "sha256": _hash(file)}
    return Part.model_validate(known)


def read_manifest(folder: Path) -> Manifest:
    """Read and check a backup, every byte of it. Raises `BadBackup`."""
    try:
        found = Manifest.model_validate_json((folder / FILE).read_bytes())
        names = {part.name for part in found.parts}
    except OSError:
        raise BadBackup(
            f"In {str(folder)!a} staat geen back-up van casework."
        ) from None
    except ValidationError:
        raise BadBackup("De inhoudsopgave van deze back-up is niet te lezen.") from None
    keys = names & {KEYS_FILE, KEYS_DUMP}
    if not {CASES, HOUSE} <= names or len(keys) != 1 or len(names) != len(found.parts):
        raise BadBackup("Deze back-up is niet heel: er ontbreekt een deel.")
    for part in found.parts:
        _check(folder / part.name, part)
    return found


def refuse_old_keys(manifest: Manifest, now: datetime, *, force: bool) -> None:
    """Refuse keys that should have been thrown away by now. Raises `BadBackup`."""
    if now > manifest.keys_until and not force:
        raise BadBackup(
            f"De sleutels in deze back-up golden tot {manifest.keys_until:%d-%m-%Y}: "
            "wat sindsdien vernietigd is, zou terugkomen. Kies een nieuwere back-up, "
            "of gebruik --force als u de vernietigingen zelf nagaat."
        )


def _check(file: Path, part: Part) -> None:
    try:
        same = (file.stat().st_size, _hash(file)) == (part.size, part.sha256)
    except OSError:
        raise BadBackup(f"Deze back-up is niet heel: {part.name} ontbreekt.") from None
    if not same:
        raise BadBackup(f"Deze back-up is beschadigd: {part.name} is veranderd.")


def _hash(file: Path) -> str:
    hashed = hashlib.sha256()
    with file.open("rb") as raw:
        while chunk := raw.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()
