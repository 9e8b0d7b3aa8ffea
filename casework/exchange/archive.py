"""The ZIP in a package: made plain, and read as if its maker means harm."""

import hashlib
import io
import stat
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from casework.exchange.manifest import Manifest, read_manifest
from casework.exchange.names import MANIFEST, all_different, is_archive, is_plain
from casework.exchange.refusal import require
from statemachines.situation import Reason

MOST_ENTRIES: Final = 200
MOST_BYTES: Final = 100 * 1024 * 1024
MOST_RATIO: Final = 100
_MANIFEST_BYTES: Final = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)
_REGULAR = 0o100600
_LOCKED = 0x1
_START, _END, _END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_LISTED, _LIST_BYTES = slice(-10, -6), 1024 * 1024
"""Where a ZIP says how long its list is, which is read before entries are counted."""


@dataclass(frozen=True)
class File:
    """A file: its name (no place) and what is in it."""

    name: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Return the hash of what is in it, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def objections_to(files: Sequence[File]) -> tuple[Reason, ...]:
    """Say everything that stands in the way of packing these files."""
    names = [file.name for file in files]
    size = sum(len(file.data) for file in files)
    wrong = (
        (not files, "Er is geen bestand. Geef ten minste een bestand mee."),
        (
            len(files) >= MOST_ENTRIES,
            f"In een pakket passen hooguit {MOST_ENTRIES - 1} bestanden.",
        ),
        (
            size > MOST_BYTES - _MANIFEST_BYTES,
            "De bestanden zijn samen te groot: meer dan 99 MB.",
        ),
        (
            not all_different(names),
            "Twee bestanden hebben dezelfde naam, of er heet een manifest.json.",
        ),
        (
            not all(is_plain(name) for name in names),
            "De naam van een bestand kan niet. Neem een korte, gewone naam.",
        ),
        (
            any(is_archive(file.name, file.data) for file in files),
            "Een zip of ander archief kan niet mee. Geef de bestanden zelf mee.",
        ),
    )
    return tuple(Reason(sentence) for is_wrong, sentence in wrong if is_wrong)


def packed(manifest: Manifest, files: Sequence[File]) -> bytes:
    """Return the ZIP. Nothing is compressed: that could tell what is inside."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for file in (File(MANIFEST, manifest.written()), *files):
            info = zipfile.ZipInfo(file.name, _NO_CLOCK)
            info.external_attr = _REGULAR << 16
            archive.writestr(info, file.data)
    return held.getvalue()


def read_first(data: bytes) -> Manifest:
    """Return the manifest in a ZIP, or raise `Unfit`."""
    with _opened(data) as archive:
        return read_manifest(_read(archive, archive.getinfo(MANIFEST)))


def unpacked(data: bytes, manifest: Manifest) -> tuple[File, ...]:
    """Return the files, which are exactly those of the manifest, or raise `Unfit`."""
    with _opened(data) as archive:
        files = tuple(
            File(info.filename, _read(archive, info))
            for info in archive.infolist()
            if info.filename != MANIFEST
        )
    listed = {entry.name: (entry.size, entry.sha256) for entry in manifest.files}
    found = {file.name: (len(file.data), file.sha256) for file in files}
    require(len(listed) == len(manifest.files), "a name twice in the manifest")
    require(found == listed, "files other than the manifest lists")
    require(all_different(found), "two names that are one")
    require(all(is_plain(name) for name in found), "a name that is a place")
    nested = any(is_archive(file.name, file.data) for file in files)
    require(not nested, "an archive in the archive")
    return files


def _opened(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP of which nothing is read before its list is checked."""
    plain = data.startswith(_START) and data[-_END_BYTES:].startswith(_END)
    require(plain, "bytes before or after the ZIP")
    listed = int.from_bytes(data[_LISTED], "little")
    require(listed <= _LIST_BYTES, "a list too long to be read")
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    require(len(entries) <= MOST_ENTRIES, "too many entries")
    names = [entry.orig_filename for entry in entries]
    require(len(set(names)) == len(names), "a name twice")
    require(names.count(MANIFEST) == 1, "no manifest")
    require(sum(e.file_size for e in entries) <= MOST_BYTES, "too large")
    require(sum(e.compress_size for e in entries) < len(data), "entries that overlap")
    for entry in entries:
        _check(entry)
    return archive


def _check(entry: zipfile.ZipInfo) -> None:
    require(entry.orig_filename == entry.filename, "a name with a NUL")
    require(is_plain(entry.filename), "a name that is a place")
    require(entry.compress_type in _METHODS, "an unknown compression")
    require(not entry.flag_bits & _LOCKED, "an entry with a password")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    require(kind in (0, stat.S_IFREG), "an entry that is no file")
    most = MOST_RATIO * max(entry.compress_size, 1)
    require(entry.file_size <= most, "packed too tight")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Read no more than was said; the checksum is compared at the end."""
    most = _MANIFEST_BYTES if info.filename == MANIFEST else info.file_size
    with archive.open(info) as entry:
        data = entry.read(most + 1)
        require(len(data) == info.file_size, "a size that is not true")
    return data
