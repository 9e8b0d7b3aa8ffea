"""The language of the frame around the pages of parents: Dutch, or English.

Dutch is written in the code and the templates; the catalogue is read as it is in git,
so there is no build step. The Dutch text counts: what comes from the law, a letter or
a person stays Dutch, and a page says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from markupsafe import Markup, escape
from starlette.requests import Request

from notifications.dutch import datum

DUTCH = "nl"
LANGUAGES: Mapping[str, str] = {DUTCH: "Nederlands", "en": "English"}
COOKIE = "__Host-taal"
CATALOGUES = Path(__file__).parent / "talen"
_LOCALE = {"en": "en_GB"}


def nl(text: str) -> str:
    """Mark a Dutch text that has a translation; the text itself is not changed."""
    return text


@dataclass(frozen=True)
class Language:
    """One language: what a text and a day are in it."""

    code: str
    texts: Mapping[str, str]

    def text(self, dutch: str, **names: object) -> str:
        """Return a text in this language, with these names filled in."""
        said = self.texts.get(dutch, dutch)
        if any(isinstance(value, Markup) for value in names.values()):
            said = escape(said)  # a link in a sentence: all else in it is plain text
        return said % names if names else said

    def day(self, day: date) -> str:
        """Return a day in words; a moment gives its Dutch day."""
        if self.code == DUTCH:
            return datum(day)
        return format_date(day, "EEEE d MMMM y", locale=_LOCALE[self.code])

    def shown(self, answer: str) -> str:
        """Return an answer as people read it: translated, and a day in words."""
        try:
            return self.day(date.fromisoformat(answer))
        except ValueError:
            return self.text(answer)

    @property
    def is_dutch(self) -> bool:
        """Tell whether this is the language that counts."""
        return self.code == DUTCH


def language_of(request: Request) -> Language:
    """Return the language that this reader chose; Dutch when none was chosen."""
    chosen = request.cookies.get(COOKIE, DUTCH)
    return language(chosen if chosen in LANGUAGES else DUTCH)


@cache
def language(code: str) -> Language:
    """Return a language by its code: one of `LANGUAGES`."""
    if code == DUTCH:
        return Language(code, {})
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    known = {m.id: m.string for m in catalogue if m.id and m.string}
    return Language(code, {str(key): str(said) for key, said in known.items()})


Say = Callable[..., str]
"""What a template calls ``_``: `Language.text` of the reader's language."""
