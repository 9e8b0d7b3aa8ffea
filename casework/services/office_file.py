"""What is inside a docx or an odt, read as XML: what runs or fetches is refused.

An office suite opens a link to another place by itself, and a reader of bytes is easily
misled: spaces, prefixes, entities and other writings all mean the same to it.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

Attributes = Mapping[str, str]
Danger = Callable[[str, Attributes], bool]
"""Tells whether an element, by its name and attributes, is a danger."""
_MOST_XML = 20_000_000

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError),
    *(RuntimeError, NotImplementedError, expat.ExpatError),
)
"""What reading a package that is broken, or made to be, can raise."""
_ODT = b"application/vnd.oasis.opendocument.text"
_RUNS = ("vbaproject", "vbadata", "oleobject", "/embeddings/", "/activex/", ".bin")
_RUNS_ODT = ("basic/", "scripts/", "object ", "objectreplacements/")
_PARTS_THAT_RUN = frozenset(
    {"vbaproject", "wordvbadata", "oleobject", "package", "control", "afchunk"}
)
"""Last words of the type of a part that is a program, or a document in a document."""
_LINK = "hyperlink"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|\.\./", re.IGNORECASE)
_TO_CLICK = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_SCRIPTS = frozenset({"event-listener", "script", "dde-source", "dde-connection-decl"})


def is_word(package: zipfile.ZipFile) -> bool:
    """Tell whether a package is a docx in which nothing runs or comes from elsewhere.

    Raises one of `FAULTS` for a package that cannot be read.
    """
    names = package.namelist()
    lower = [f"/{name.lower()}" for name in names]
    if not {"[Content_Types].xml", "word/document.xml"} <= {*names}:
        return False
    if any(part in name for name in lower for part in _RUNS):
        return False
    if _any_in(package, ("[content_types].xml",), _has_macros):
        return False
    return not _any_in(package, (".rels",), _is_a_danger)


def is_open_text(package: zipfile.ZipFile) -> bool:
    """Tell the same of an odt."""
    names = package.namelist()
    lower = {name.lower() for name in names}
    runs = any(name.startswith(_RUNS_ODT) for name in lower)
    known = "mimetype" in names and package.read("mimetype").strip() == _ODT
    if not known or "content.xml" not in names or runs:
        return False
    return not _any_in(package, (".xml",), _leads_away)


def _has_macros(_name: str, told: Attributes) -> bool:
    return "macroenabled" in told.get("ContentType", "").lower()


def _is_a_danger(name: str, told: Attributes) -> bool:
    """Tell whether a part comes from elsewhere, or runs; a link to click on is fine."""
    kind = told.get("Type", "").rpartition("/")[2].lower()
    elsewhere = told.get("TargetMode", "").lower() == "external" and kind != _LINK
    return name == "Relationship" and (elsewhere or kind in _PARTS_THAT_RUN)


def _leads_away(name: str, told: Attributes) -> bool:
    target = next((v for k, v in told.items() if _local(k) == "href"), "").strip()
    if name in _SCRIPTS:
        return True
    away = _ELSEWHERE.match(target) is not None
    return away and not (name == "a" and _TO_CLICK.match(target))


def _any_in(package: zipfile.ZipFile, endings: tuple[str, ...], danger: Danger) -> bool:
    """Tell whether an element of these parts is a danger; a huge part is one too."""
    parts = [i for i in package.infolist() if i.filename.lower().endswith(endings)]
    if any(part.file_size > _MOST_XML for part in parts):
        return True
    return any(_has(package.read(part), danger) for part in parts)


def _has(part: bytes, danger: Danger) -> bool:
    """Read a part element by element; names are given without their prefix."""
    found = False

    def look(name: str, told: dict[str, str]) -> None:
        nonlocal found
        found = found or danger(_local(name), told)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_types
    parser.StartElementHandler = look
    parser.Parse(part, True)  # noqa: FBT003  the last piece
    return found


def _no_types(*_: object) -> None:
    """Refuse a document with entities of its own: no office suite writes one."""
    raise ValueError("a document type")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
