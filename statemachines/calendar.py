"""Which days are free, which are school days, and where a school year ends.

The rule: feast days follow from the year; gelijkgestelde dagen come from royal
decrees, so they are a dated table and never a formula (Atw 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from statemachines.length import ImpossibleTerm

SATURDAY = 5
SUNDAY = 6
DAY = timedelta(days=1)

GOEDE_VRIJDAG = "Goede Vrijdag"
GELIJKGESTELD = "gelijkgesteld met een feestdag"
DECREES = "Besluiten gelijkstelling feestdagen 2023-2025 en 2026-2028 (Atw 3 lid 3)"
TABLE_START = date(2023, 1, 1)
TABLE_END = date(2028, 12, 31)
_ALARM_DAYS = 400
_EQUATED = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)


def easter(year: int) -> date:
    """Return Easter Sunday of ``year`` in the Gregorian calendar (computus)."""
    century, in_century = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leaps - correction + 15) % 30
    quarters, rest = divmod(in_century, 4)
    weekday = (32 + 2 * century_rest + 2 * quarters - epact - rest) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_day(day: date) -> str | None:
    """Return the Dutch name of the feast day that ``day`` is, or nothing (Atw 3)."""
    if day in _EQUATED:
        return GELIJKGESTELD
    return _feast_days(day.year).get(day)


@lru_cache(maxsize=4096)
def is_free(day: date) -> bool:
    """Say whether ``day`` is a Saturday, Sunday or feast day in the sense of Atw 1."""
    return day.weekday() >= SATURDAY or feast_day(day) is not None


def next_working_day(day: date) -> date:
    """Return ``day`` itself, or the first day after it that is not free."""
    while is_free(day):
        day += DAY
    return day


def previous_working_day(day: date) -> date:
    """Return ``day`` itself, or the last day before it that is not free."""
    while is_free(day):
        day -= DAY
    return day


def horizon_warning(today: date) -> str | None:
    """Warn when the table of gelijkgestelde dagen ends within 400 days."""
    left = (TABLE_END - today).days
    if left >= _ALARM_DAYS:
        return None
    return (
        "De tabel met gelijkgestelde dagen loopt tot en met 31 december"
        f" {TABLE_END.year}: nog {max(left, 0)} dagen. Voeg het nieuwe besluit toe."
    )


def school_year(day: date) -> tuple[date, date]:
    """Return the first and the last day of the school year of ``day`` (WPO 1)."""
    start = day.year if day >= date(day.year, 8, 1) else day.year - 1
    return date(start, 8, 1), date(start + 1, 7, 31)


@cache
def _feast_days(year: int) -> dict[date, str]:
    sunday = easter(year)
    king = date(year, 4, 27)
    days = {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday - 2 * DAY: GOEDE_VRIJDAG,
        sunday + DAY: "Tweede Paasdag",
        king - DAY if king.weekday() == SUNDAY else king: "Koningsdag",
        sunday + 39 * DAY: "Hemelvaartsdag",
        sunday + 50 * DAY: "Tweede Pinksterdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }
    return {date(year, 5, 5): "Bevrijdingsdag"} | days


@dataclass(frozen=True)
class Holiday:
    """A school holiday: first and last day, both included."""

    start: date
    end: date
    name: str = "vakantie"


@dataclass(frozen=True)
class SchoolCalendar:
    """The holidays of one school. Weekends and feast days are free as well."""

    holidays: tuple[Holiday, ...] = ()

    @property
    def known_until(self) -> date | None:
        """Return the last day of which the holidays are known."""
        return max((holiday.end for holiday in self.holidays), default=None)

    def is_school_day(self, day: date) -> bool:
        """Say whether the school is open on ``day``."""
        if is_free(day):
            return False
        for holiday in self.holidays:  # noqa: SIM110  of every day of a year: no generator
            if holiday.start <= day <= holiday.end:
                return False
        return True

    def is_lesweek(self, day: date) -> bool:
        """Say whether the ISO week of ``day`` has at least one school day."""
        monday = day.toordinal() - day.weekday()
        return any(
            self.is_school_day(date.fromordinal(monday + n)) for n in range(SATURDAY)
        )

    def next_school_day(self, day: date) -> date:
        """Return ``day`` itself, or the first school day after it."""
        return next(self.school_days(day))

    def school_days(self, day: date) -> Iterator[date]:
        """Yield every school day from ``day`` on; refuse a school that never opens."""
        idle = 0
        while idle <= _NEVER_OPEN_DAYS:
            idle = 0 if self.is_school_day(day) else idle + 1
            if not idle:
                yield day
            day += DAY
        raise ImpossibleTerm("Deze schoolkalender heeft twee jaar lang geen schooldag.")


_NEVER_OPEN_DAYS = 2 * 366
NO_HOLIDAYS = SchoolCalendar()


def parse_calendar(text: str) -> SchoolCalendar:
    """Read a school calendar: a header ``van;tot;naam`` and one holiday a line.

    Raises `ValueError` with one Dutch line that names the faulty line.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip().lower() != "van;tot;naam":
        raise ValueError("Schoolkalender: de eerste regel moet 'van;tot;naam' zijn.")
    numbered = enumerate(lines[1:], start=2)
    return SchoolCalendar(tuple(_holiday(n, row) for n, row in numbered if row.strip()))


def _holiday(number: int, row: str) -> Holiday:
    start, *rest = row.strip().split(";", 2)
    try:
        end, name = rest
        holiday = Holiday(date.fromisoformat(start), date.fromisoformat(end), name)
    except ValueError:
        raise ValueError(
            f"Schoolkalender, regel {number}: verwacht datum;datum;naam."
        ) from None
    if not name.isprintable():
        raise ValueError(
            f"Schoolkalender, regel {number}: de naam mag alleen zichtbare tekens "
            "hebben."
        )
    if holiday.end < holiday.start:
        raise ValueError(
            f"Schoolkalender, regel {number}: de vakantie eindigt voor zij begint."
        )
    return holiday
