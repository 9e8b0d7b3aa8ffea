"""The deadline table (1.2) as this counter reads it: how long, and which end moves.

Only the rules that the law or the table itself names. The agreements of a
samenwerkingsverband (L1 and on) have no length in law: theirs is what was agreed.
"""

from dataclasses import dataclass
from enum import Enum, auto


class End(Enum):
    """What a counted end does when it falls on a free day."""

    ATW = auto()
    """K4 to K6: a term of a law."""
    EU = auto()
    """Regulation 1182/71: a term of the AVG."""
    OWN = auto()
    """K7: a date that somebody sets; it is a working day."""
    STAYS = auto()


@dataclass(frozen=True)
class Row:
    """One row of the table. ``year_day``: the term ends on that day of the year."""

    amount: int
    unit: str
    end: End = End.ATW
    year_day: tuple[int, int] | None = None
    open_ended: bool = False
    """A verdaging without a maximum in law: a new day that we name (Awb 4:14 lid 3)."""
    warns: tuple[int, ...] | None = None
    """Column warn, where the table names days of the term; in order."""


def _weeks(amount: int, warns: tuple[int, ...] | None = None) -> Row:
    return Row(amount, "weken", warns=warns)


def _own(amount: int, unit: str, warns: tuple[int, ...] | None = None) -> Row:
    return Row(amount, unit, End.OWN, warns=warns)


def _year(month: int, day: int) -> Row:
    return Row(0, "dagen", End.STAYS, (month, day))


TABLE = {
    "A1": _weeks(6),
    "A2": _weeks(6),
    "A3": _weeks(10),
    "A4": _weeks(6),
    "A7": _weeks(4),
    "A8": _weeks(1),
    "A10": _weeks(10),
    "A11": _weeks(2),
    "A11b": _weeks(8),
    "A11c": _weeks(2),
    "B1": _weeks(6),
    "B1b": _own(6, "weken"),
    "B2": _own(10, "schooldagen"),
    "B4": _year(7, 31),
    "B5": _year(7, 31),
    "C1": _own(1, "werkdagen"),
    "C2": _own(2, "weken"),
    "C3": _weeks(4),
    "C4": Row(8, "weken", open_ended=True, warns=(21, 35, 42, 49, 53)),
    "C5": _own(3, "weken"),
    "C6": _own(14, "dagen", warns=(7, 12)),
    "C6s": _own(5, "werkdagen"),
    "C7": _own(7, "dagen"),
    "C8": _own(0, "dagen"),
    "C9": Row(48, "uren", End.STAYS),
    "C12": _year(7, 31),
    "C14": Row(3, "jaren", End.STAYS),
    "C15": _own(5, "werkdagen"),
    "D1": _weeks(6),
    "D1b": _weeks(1),
    "D2": _own(2, "weken"),
    "D3": Row(2, "weken", End.STAYS),
    "D4": _weeks(12, warns=(28, 56, 70, 77)),
    "D5": Row(-10, "dagen", End.STAYS),
    "D5b": Row(-7, "dagen", End.STAYS),
    "D6": _weeks(2),
    "D6b": _weeks(2),
    "D7": _weeks(2),
    "D8": _weeks(6),
    "E1": _own(5, "werkdagen"),
    "E1b": Row(7, "dagen", End.STAYS),
    "E2": _own(4, "lesweken"),
    "E5": _own(4, "lesweken"),
    "E6": Row(2, "dagen"),
    "E10b": _year(6, 30),
    "E13": _year(9, 30),
    "F1": Row(72, "uren", End.STAYS),
    "F2": Row(1, "maanden", End.EU),
    "F3": Row(1, "maanden", End.EU),
    "F4": Row(5, "jaren", End.STAYS),
    "F4b": _weeks(8),
    "F5": Row(2, "jaren", End.STAYS),
    "F5b": Row(3, "jaren", End.STAYS),
    "F6": Row(3, "jaren", End.STAYS),
    "F8": Row(3, "jaren", End.STAYS),
    "F8b": Row(5, "jaren", End.STAYS),
}
LAWS = frozenset(r for r, row in TABLE.items() if row.end in {End.ATW, End.EU})
"""A local length of these may be shorter and never longer."""
