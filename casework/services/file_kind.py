"""Which kind of document some bytes are: by content, three ways (security.md 4.4).

A library must recognise it, our own look inside must agree, and the name must say the
same. What can run, or fetches something from elsewhere, is refused.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from enum import StrEnum

import puremagic

from casework.services.office_file import FAULTS, is_open_text, is_word

_TAIL = 2048
_MOST_ENTRIES = 200
_MOST_INSIDE = 100_000_000
_MOST_RATIO = 100
_NESTED = (".zip", ".docx", ".docm", ".odt", ".xlsx", ".jar", ".exe")


class FileKind(StrEnum):
    """The documents that we take, by their usual extension."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    ODT = "odt"
    TXT = "txt"
    """Plain text, JSON too: only as it comes in a package of a partner."""

    @property
    def media_type(self) -> str:
        """Return the media type, as a browser knows it."""
        return _MEDIA[self]


class NotTaken(ValueError):
    """A document that we do not take, with a sentence that says why."""


def kind_of_file(name: str, content: bytes) -> FileKind:
    """Return what a document is. Raises `NotTaken`."""
    extension = name.rpartition(".")[2].lower()
    kind = next((k for k, names in _EXTENSIONS.items() if extension in names), None)
    if kind is None:
        raise NotTaken("Kies een bestand van het soort pdf, png, jpeg, docx of odt.")
    if not _known_as(kind, content) or not _INSIDE[kind](content):
        raise NotTaken(
            "Dit bestand is niet wat de naam zegt, of het is beschadigd. Bewaar het "
            "opnieuw als pdf en probeer het nog een keer."
        )
    return kind


def kind_of_received(name: str, content: bytes) -> FileKind:
    """Return what a file out of a package is: a document, or plain text.

    Raises `NotTaken`.
    """
    if name.rpartition(".")[2].lower() not in _TEXT:
        return kind_of_file(name, content)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROLS.search(text):
        raise NotTaken("Dit bestand is geen gewone tekst.")
    return FileKind.TXT


def _known_as(kind: FileKind, content: bytes) -> bool:
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return False
    return bool({match.extension.lstrip(".") for match in found} & _EXTENSIONS[kind])


def _pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-_TAIL:]


def _png(content: bytes) -> bool:
    head = content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR"
    return head and b"IEND" in content[-_TAIL:]


def _jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-_TAIL:]


def _docx(content: bytes) -> bool:
    return _package(content, is_word)


def _odt(content: bytes) -> bool:
    return _package(content, is_open_text)


def _package(content: bytes, good: Callable[[zipfile.ZipFile], bool]) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _small(package.infolist()) and good(package)
    except FAULTS:
        return False


def _small(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Refuse a bomb, a package in a package, and a path that leads outside."""
    inside = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    names = [entry.filename.lower() for entry in entries]
    safe = not any(n.startswith("/") or ".." in n.split("/") for n in names)
    return (
        len(entries) <= _MOST_ENTRIES
        and inside <= _MOST_INSIDE
        and inside / packed <= _MOST_RATIO
        and safe
        and not any(name.endswith(_NESTED) for name in names)
    )


_TEXT = frozenset({"txt", "json"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_EXTENSIONS = {
    FileKind.PDF: frozenset({"pdf"}),
    FileKind.PNG: frozenset({"png"}),
    FileKind.JPEG: frozenset({"jpg", "jpeg"}),
    FileKind.DOCX: frozenset({"docx"}),
    FileKind.ODT: frozenset({"odt"}),
}
_INSIDE: dict[FileKind, Callable[[bytes], bool]] = {
    FileKind.PDF: _pdf,
    FileKind.PNG: _png,
    FileKind.JPEG: _jpeg,
    FileKind.DOCX: _docx,
    FileKind.ODT: _odt,
}
_MEDIA = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.TXT: "text/plain; charset=utf-8",
}
