"""What signals a file of absence would give, without storing anything.

Eight bytes a line are kept: the days of each pupil as numbers, in order of the file.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from casework.services.absence.file import AbsenceRow
from statemachines.calendar import SchoolCalendar
from statemachines.verzuimtelling.lesdagen import Lesdagen
from statemachines.verzuimtelling.signalen import Signaal, signals
from statemachines.verzuimtelling.verzuimdag import Reden, Verzuimdag

_REDENEN = tuple(Reden)
_NUMBER = {reden: number for number, reden in enumerate(_REDENEN)}
_HOUR_BITS = 18
_HOUR_MASK = (1 << _HOUR_BITS) - 1
_REDEN_BITS = 3
_REDEN_MASK = (1 << _REDEN_BITS) - 1


@dataclass
class Absence:
    """The days of every pupil, packed."""

    pupils: dict[str, "array[int]"] = field(default_factory=dict)
    rows: int = 0
    first: date = date.max
    last: date = date.min

    def add(self, row: AbsenceRow) -> None:
        """Keep one row, after the ones of before."""
        days = self.pupils.get(row.leerling_id)
        if days is None:
            days = self.pupils[row.leerling_id] = array("Q")
        days.append(_packed(row))
        self.rows += 1
        self.first = min(self.first, row.datum)
        self.last = max(self.last, row.datum)

    def signals(
        self, calendar: SchoolCalendar, until: date | None = None
    ) -> Iterator[tuple[str, Signaal]]:
        """Yield each pupil with each of its signals."""
        if not self.pupils:
            return
        school = Lesdagen(calendar, self.first, self.last)
        for pupil, days in self.pupils.items():
            for one in signals(_unpacked(days), school, until):
                yield pupil, one


def gather(rows: Iterable[AbsenceRow]) -> Absence:
    """Keep all rows."""
    absence = Absence()
    for row in rows:
        absence.add(row)
    return absence


def _packed(row: AbsenceRow) -> int:
    day = row.datum.toordinal() << _HOUR_BITS | row.gemist
    return (day << _HOUR_BITS | row.les) << _REDEN_BITS | _NUMBER[row.reden]


def _unpacked(days: "array[int]") -> Iterator[Verzuimdag]:
    for packed in days:
        rest, reden = packed >> _REDEN_BITS, packed & _REDEN_MASK
        rest, les = rest >> _HOUR_BITS, rest & _HOUR_MASK
        day, gemist = rest >> _HOUR_BITS, rest & _HOUR_MASK
        yield Verzuimdag(date.fromordinal(day), gemist, les, _REDENEN[reden])
