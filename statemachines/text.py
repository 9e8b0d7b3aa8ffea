"""Text that people type: kept as they meant it, refused when it is not text."""

import unicodedata

MAX_LENGTH = 20_000
_KEPT = "\n\t"
_REFUSED = ("Cc", "Cs", "Co", "Cn")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe_text(value: object) -> object:
    """Return text in NFC without outer spaces.

    Raises `ValueError`, with a Dutch sentence, for control characters, direction
    marks, half characters and text that is too long. What is not text is passed on.
    """
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if len(text) > MAX_LENGTH:
        raise ValueError(f"de tekst is te lang (meer dan {MAX_LENGTH} tekens)")
    if any(_is_refused(character) for character in text):
        raise ValueError("de tekst bevat tekens die geen tekst zijn")
    return text


def _is_refused(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _BIDI or unicodedata.category(character) in _REFUSED
