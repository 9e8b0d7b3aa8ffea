"""Take out of a PDF what can run, call out or carry something along (security.md 4.4).

What somebody added stays as it came: that is what is signed. This makes a copy to give
to people. A PDF with a signature in it is left alone: cleaning breaks the signature.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

MOST_OBJECTS = 200_000
"""A PDF of 20 MB with more than this is made to keep us busy."""
_ALWAYS = {
    "/AA": "wat vanzelf begint",
    "/OpenAction": "wat vanzelf begint",
    "/JS": "een programma",
    "/JavaScript": "een programma",
    "/Launch": "een programma",
    "/XFA": "een formulier met een programma",
    "/EmbeddedFiles": "een bestand in het bestand",
    "/EF": "een bestand in het bestand",
    "/AF": "een bestand in het bestand",
    "/Collection": "een bestand in het bestand",
    "/RichMediaContent": "film of geluid",
    "/RichMediaSettings": "film of geluid",
    "/Ref": "iets van een andere plaats",
    "/OPI": "iets van een andere plaats",
}
"""Keys that never belong in a document that one reads, wherever they stand."""
_ANNOTATIONS = {
    "/FileAttachment": "een bestand in het bestand",
    "/RichMedia": "film of geluid",
    "/Screen": "film of geluid",
    "/Movie": "film of geluid",
    "/Sound": "film of geluid",
    "/3D": "film of geluid",
}
_ACTION = "een knop die iets anders doet dan een pagina tonen"
_ELSEWHERE = "iets van een andere plaats"
_ACTIONS = ("/GoTo", "/Named", "/URI")
_TO_CLICK = ("http://", "https://", "mailto:", "tel:")
_LINKS = ("/A", "/PA", "/Next")
_FAULTS = (
    *(pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError),
    *(ValueError, TypeError, KeyError, RuntimeError),
)


class CannotClean(ValueError):
    """A PDF that cannot be read to the end: broken, or behind a password."""


@dataclass(frozen=True)
class Cleaned:
    """The copy to give, and what was taken out of it, in words.

    ``signed``: there is a signature in it, so ``content`` is what came in, untouched;
    ``left`` says what is still in it, for anyone can write something like a signature.
    """

    content: bytes
    removed: tuple[str, ...] = ()
    signed: bool = False
    left: tuple[str, ...] = ()


def clean_pdf(content: bytes) -> Cleaned:
    """Return a copy without what can run; the very same bytes when nothing can.

    Raises `CannotClean`.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _cleaned(pdf, content)
    except CannotClean:
        raise
    except _FAULTS:
        pass  # raised outside: the text of a library can hold what was in the file
    raise CannotClean("Deze pdf is beschadigd, of er zit een wachtwoord op.")


def _cleaned(pdf: Pdf, content: bytes) -> Cleaned:
    found = [*_all(pdf)]
    signed = any(_is_signature(each) for each in found)
    dangers = tuple(sorted({what for each in found for what in _strip(each)}))
    if signed:
        return Cleaned(content, signed=True, left=dangers)
    if not dangers:
        return Cleaned(content)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return Cleaned(out.getvalue(), dangers)


def _all(pdf: Pdf) -> Iterator[Object]:
    """Yield every dictionary, also those inside others and in the trailer, once."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    number = 0
    while waiting:
        each = waiting.pop()
        number += 1
        if number > MOST_OBJECTS:
            raise CannotClean("Deze pdf is te ingewikkeld om na te kijken.")
        if isinstance(each, Dictionary | Stream):
            yield each
        waiting += [inner for inner in _inside(each) if not inner.is_indirect]


def _inside(each: Any) -> Iterator[Object]:  # noqa: ANN401  any object of a PDF
    """Yield the objects in one; what is indirect comes by itself."""
    if isinstance(each, Array):
        parts = [*each]
    elif isinstance(each, Dictionary | Stream):
        parts = [value for _, value in each.items()]
    else:
        parts = []
    return (part for part in parts if isinstance(part, Object))


def _is_signature(each: Object) -> bool:
    return "/ByteRange" in each and "/Contents" in each


def _strip(each: Object) -> Iterator[str]:
    """Take the dangers out of one dictionary; say of each what it was."""
    for key in [key for key in each.keys() if key in _ALWAYS]:  # noqa: SIM118
        del each[key]
        yield _ALWAYS[key]
    for key in [k for k in _LINKS if k in each and _is_danger(each[k])]:
        del each[key]
        yield _ACTION
    if isinstance(each, Stream) and "/F" in each:
        del each["/F"]
        yield _ELSEWHERE
    if "/Annots" in each:
        yield from _strip_annotations(each)


def _strip_annotations(each: Object) -> Iterator[str]:
    notes = each.get("/Annots")
    if not isinstance(notes, Array):
        del each["/Annots"]
        return
    kept = []
    for note in notes:
        kind = str(note.get("/Subtype")) if isinstance(note, Dictionary) else ""
        if what := _ANNOTATIONS.get(kind):
            yield what
        else:
            kept.append(note)
    if len(kept) < len(notes):
        each["/Annots"] = Array(kept)


def _is_danger(action: Any) -> bool:  # noqa: ANN401  any object of a PDF
    """Tell whether an action does more than show a page or follow a link one clicks."""
    if isinstance(action, Array):
        return any(_is_danger(each) for each in action)
    if not isinstance(action, Dictionary):
        return False  # /A and /Next also mean other things elsewhere
    kind = action.get("/S")
    if not isinstance(kind, Name):
        return False
    if str(kind) == "/URI":
        return not str(action.get("/URI", "")).lower().startswith(_TO_CLICK)
    return str(kind) not in _ACTIONS
