"""Files in and files out: whole or not at all, and never over another."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from casework.exchange import File
from casework.offline.told import InTheWay, Usage

_FOLDER, _FILE = 0o700, 0o600
_EVERYBODY = 0o077
_TAKEN = (
    "In de map van --out staat al een bestand met dezelfde naam. Kies een lege map."
)


def read(path: Path, option: str) -> bytes:
    """Return what is in a file, or say which option names one that cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        raise Usage(f"Het bestand bij {option} is niet te lezen: {path!s}.") from None


def open_to_others(path: Path) -> bool:
    """Tell whether other accounts on this machine may read a file."""
    try:
        return bool(path.stat().st_mode & _EVERYBODY)
    except OSError:
        return False


def check_free(path: Path) -> None:
    """Refuse a place where something stands, or that has no folder."""
    if os.path.lexists(path):
        raise InTheWay(f"Er staat al iets op de plaats van --out: {path!s}.")
    if not path.parent.is_dir():
        raise Usage(f"De map van --out bestaat niet: {path.parent!s}.")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that only we can read, at once, or leave nothing."""
    check_free(path)
    try:
        with tempfile.TemporaryDirectory(prefix=".pakket-", dir=path.parent) as folder:
            made = Path(folder) / "p"
            _write(made, data)
            os.link(made, path)
    except FileExistsError:
        raise InTheWay(f"Er staat al iets op de plaats van --out: {path!s}.") from None
    except OSError as error:
        raise Usage(f"--out is niet te schrijven: {error.strerror}.") from None


def put(files: Sequence[File], folder: Path) -> None:
    """Write all files into a folder at once, or leave nothing.

    They are made in a folder beside it. A folder that is not there yet appears with
    everything in it; into one that is there, no file goes over another.
    """
    check_room(files, folder)
    try:
        beside = tempfile.mkdtemp(prefix=".pakket-", dir=folder.absolute().parent)
        try:
            for file in files:
                _write(Path(beside) / file.name, file.data)
            _move(Path(beside), files, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except FileExistsError:
        raise InTheWay(_TAKEN) from None
    except OSError as error:
        raise Usage(f"--out is niet te schrijven: {error.strerror}.") from None


def check_room(files: Sequence[File], folder: Path) -> None:
    """Refuse a folder in which one of the names is taken, or that has no parent."""
    if folder.exists() and not folder.is_dir():
        raise InTheWay(f"Op de plaats van --out staat geen map: {folder!s}.")
    if any(os.path.lexists(folder / file.name) for file in files):
        raise InTheWay(_TAKEN)
    if not folder.absolute().parent.is_dir():
        raise Usage(f"De map boven --out bestaat niet: {folder.parent!s}.")


def _move(beside: Path, files: Sequence[File], folder: Path) -> None:
    if not folder.exists():
        beside.chmod(_FOLDER)
        beside.rename(folder)
        return
    moved: list[Path] = []
    try:
        for file in files:
            place = folder / file.name
            os.link(beside / file.name, place)
            moved.append(place)
    except BaseException:  # Ctrl-C too leaves nothing
        for place in moved:
            place.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, _FILE), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
