"""The fields of a line of absence, each judged on its own.

What is wrong is said without the value: a name may stand in the wrong column.
"""

import re
from datetime import date
from functools import lru_cache

from statemachines.verzuimtelling.verzuimdag import UUR, Reden

COLUMNS = ("school_id", "leerling_id", "datum", "uren_gemist", "uren_les", "reden")
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)

_DECIMALS = 4
_MOST_HOURS = 24
_LONGEST_ID = 64
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOURS = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,20}))?")
_BSN = re.compile(r"[0-9]{9}")
_REDENEN = ", ".join(Reden)


class BadField(ValueError):
    """A field that cannot be meant. ``str()`` says what is expected, in Dutch."""


def identifier(text: str) -> str:
    """Return the id of a school or a pupil: 1 to 64 visible characters."""
    if not text:
        raise BadField("ontbreekt")
    if len(text) > _LONGEST_ID:
        raise BadField(f"mag hooguit {_LONGEST_ID} tekens hebben")
    if not text.isprintable():
        raise BadField("mag alleen zichtbare tekens hebben")
    return text


@lru_cache(maxsize=65_536)
def day(text: str) -> date:
    """Return a day written as JJJJ-MM-DD, between 2000 and 2099."""
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else date.min
    except ValueError:
        found = date.min
    if not FIRST_DAY <= found <= LAST_DAY:
        raise BadField("moet een dag zijn als 2026-10-27, van 2000 tot en met 2099")
    return found


@lru_cache(maxsize=65_536)
def hours(text: str) -> int:
    """Return hours in ten-thousandths: 0 to 24, with a point or a comma.

    More decimals are rounded: a program that divides 50 minutes by 60 writes many.
    """
    found = _HOURS.fullmatch(text)
    if found is None:
        raise BadField("moet een aantal uren zijn, zoals 5.25")
    decimals = (found[2] or "").ljust(_DECIMALS + 1, "0")
    parts = int(found[1]) * UUR + int(decimals[:_DECIMALS])
    parts += decimals[_DECIMALS] >= "5"
    if parts > _MOST_HOURS * UUR:
        raise BadField(f"mag hooguit {_MOST_HOURS} uur zijn")
    return parts


@lru_cache(maxsize=64)
def reason(text: str) -> Reden:
    """Return the reason, one of the seven."""
    try:
        return Reden(text)
    except ValueError:
        raise BadField(f"moet een van deze zijn: {_REDENEN}") from None


def is_bsn(text: str) -> bool:
    """Tell whether this is a burgerservicenummer: nine digits that pass the 11-proef.

    An SWV may not have one (domain.md 5.1).
    """
    if not _BSN.fullmatch(text):
        return False
    weights = (*range(9, 1, -1), -1)
    total = sum(int(digit) * w for digit, w in zip(text, weights, strict=True))
    return total % 11 == 0 and int(text) > 0
