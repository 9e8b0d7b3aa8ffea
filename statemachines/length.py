"""How long a term is: an amount and a unit, in the words of the law.

The rule: a length is a plain value. What it does to a date is `arithmetic`.
"""

from dataclasses import dataclass
from enum import StrEnum

MOST = 100_000


class ImpossibleTerm(ValueError):
    """A term that cannot be computed. The message is one Dutch line."""


class Unit(StrEnum):
    """The units in which Dutch law, and our own agreements, count."""

    UREN = "uren"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"
    WERKDAGEN = "werkdagen"
    SCHOOLDAGEN = "schooldagen"
    LESWEKEN = "lesweken"


_WORDS = {
    Unit.UREN: ("uur", "uur"),
    Unit.DAGEN: ("dag", "dagen"),
    Unit.WEKEN: ("week", "weken"),
    Unit.MAANDEN: ("maand", "maanden"),
    Unit.JAREN: ("jaar", "jaar"),
    Unit.WERKDAGEN: ("werkdag", "werkdagen"),
    Unit.SCHOOLDAGEN: ("schooldag", "schooldagen"),
    Unit.LESWEKEN: ("lesweek", "lesweken"),
}


@dataclass(frozen=True)
class Length:
    """An amount of one unit; ``str()`` gives it in Dutch: "8 weken"."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse an amount below nothing, or beyond any term in law."""
        if not 0 <= self.amount <= MOST:
            raise ImpossibleTerm(f"Een termijn telt 0 tot {MOST} {self.unit}.")

    def __str__(self) -> str:
        """Return the length as a Dutch reader says it."""
        one, more = _WORDS[self.unit]
        return f"{self.amount} {one if self.amount == 1 else more}"


def uren(amount: int) -> Length:
    """Return a length in hours: exact, straight through nights and feast days."""
    return Length(amount, Unit.UREN)


def dagen(amount: int) -> Length:
    """Return a length in calendar days."""
    return Length(amount, Unit.DAGEN)


def weken(amount: int) -> Length:
    """Return a length in weeks."""
    return Length(amount, Unit.WEKEN)


def maanden(amount: int) -> Length:
    """Return a length in months."""
    return Length(amount, Unit.MAANDEN)


def jaren(amount: int) -> Length:
    """Return a length in years."""
    return Length(amount, Unit.JAREN)


def werkdagen(amount: int) -> Length:
    """Return a length in working days: Monday to Friday, feast days left out."""
    return Length(amount, Unit.WERKDAGEN)


def schooldagen(amount: int) -> Length:
    """Return a length in days on which this school is open."""
    return Length(amount, Unit.SCHOOLDAGEN)


def lesweken(amount: int) -> Length:
    """Return a length in weeks with at least one school day."""
    return Length(amount, Unit.LESWEKEN)
