"""What else an installation keeps in its home: profiles, kept mail, checkpoints.

Not the master key, not the records of what was destroyed: those lie outside backups.
"""

import shutil
import tarfile
from pathlib import Path

from casework.backup.manifest import BadBackup

FOLDERS = ("swv", "mail", "getuige")
_TOPS = {(name,) for name in FOLDERS}


def pack(home: Path, file: Path) -> None:
    """Write these folders to a new archive that only we can read."""
    file.touch(mode=0o600, exist_ok=False)
    with tarfile.open(file, "w") as archive:
        for name in FOLDERS:
            if (home / name).is_dir():
                archive.add(home / name, arcname=name, filter=_plain)


def unpack(file: Path, home: Path) -> None:
    """Put the folders back. Raises `BadBackup` for an archive that is not ours."""
    try:
        with tarfile.open(file) as archive:
            if not all(_ours(one) for one in archive):
                raise BadBackup("In huis.tar staat iets wat er niet hoort.")
            archive.extractall(home, filter="data")
    except tarfile.TarError:
        raise BadBackup("huis.tar is niet uit te pakken.") from None


def in_the_way(home: Path) -> list[str]:
    """Name the folders that are here already."""
    return [name for name in FOLDERS if (home / name).exists()]


def clear(home: Path) -> None:
    """Remove the folders that a restore put here."""
    for name in FOLDERS:
        shutil.rmtree(home / name, ignore_errors=True)


def _ours(one: tarfile.TarInfo) -> bool:
    parts = Path(one.name).parts
    plain = one.isfile() or one.isdir()
    return plain and parts[:1] in _TOPS and ".." not in parts


def _plain(one: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Keep files and folders, without whose they are; nothing half-written."""
    if not (one.isfile() or one.isdir()) or Path(one.name).name.startswith("."):
        return None
    one.uid = one.gid = 0
    one.uname = one.gname = ""
    return one
