"""Text that people type: kept as they meant it, refused when it is not text."""

import re
import unicodedata
from collections.abc import Container
from datetime import date, datetime

from statemachines.bsn import REFUSAL, has_bsn

MAX_LENGTH = 20_000
MAX_ITEMS = 50
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[!-~](?:[ -~]{0,9998}[!-~])?")
"""A line of ASCII is safe text as it stands: most is, and nobody looks further."""
_KEPT = "\n\t"
_REFUSED = ("Cc", "Cs", "Co", "Cn")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe_text(value: object) -> object:
    """Return text in NFC without outer spaces.

    Raises `ValueError`, with a Dutch sentence, for control characters, direction
    marks, half characters and text that is too long. What is not text is passed on.
    """
    if not isinstance(value, str) or _PLAIN.fullmatch(value):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if len(text) > MAX_LENGTH:
        raise ValueError(f"de tekst is te lang (meer dan {MAX_LENGTH} tekens)")
    if any(_is_refused(character) for character in text):
        raise ValueError("de tekst bevat tekens die geen tekst zijn")
    return text


def free_text(value: object) -> object:
    """Return safe text; raises `ValueError` also for what can be a BSN."""
    text = safe_text(value)
    if isinstance(text, str) and has_bsn(text):
        raise ValueError(REFUSAL)
    return text


def as_typed(value: object, kinds: Container[object]) -> object:
    """Return a fact as it was meant, or raise `ValueError` with a Dutch sentence.

    ``kinds`` are the types that the fact can have. Text is safe text, a list is short,
    a day is written jjjj-mm-dd, and yes or no is not a number: nothing is guessed.
    """
    if isinstance(value, list | tuple):
        if len(value) > MAX_ITEMS:
            raise ValueError(f"de lijst is te lang (meer dan {MAX_ITEMS})")
        return tuple(safe_text(item) for item in value)
    if date in kinds and not _is_day(value):
        raise ValueError("dit is geen datum (schrijf jjjj-mm-dd)")
    if bool in kinds and not isinstance(value, bool | None):
        raise ValueError("kies ja of nee")
    return safe_text(value)


def _is_day(value: object) -> bool:
    if isinstance(value, str):
        return _DAY.fullmatch(value) is not None
    is_date = isinstance(value, date) and not isinstance(value, datetime)
    return value is None or is_date


def _is_refused(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _BIDI or unicodedata.category(character) in _REFUSED
