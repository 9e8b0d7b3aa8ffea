"""Which days are free: K8 to K10 of the deadline table."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5
DECREED = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
        *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
    )
)
"""K10: by royal decree, a table and never a formula."""


@cache
def feasts(year: int) -> frozenset[date]:
    """Return the feast days of a year, without Sundays that are one anyway (K8, K9)."""
    sunday = _easter(year)
    king = date(year, 4, 27)
    return frozenset(
        {
            date(year, 1, 1),
            sunday - 2 * DAY,
            sunday + DAY,
            king - DAY if king.isoweekday() == 7 else king,  # noqa: PLR2004  Sunday
            date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def _easter(year: int) -> date:
    """Return Easter Sunday by the rule of Gauss, with its two exceptions."""
    age = (19 * (year % 19) + 24) % 30
    offset = (2 * (year % 4) + 4 * (year % 7) + 6 * age + 5) % 7
    day = 22 + age + offset
    if (age, offset) in {(29, 6), (28, 6)} and (age == 29 or year % 19 > 10):  # noqa: PLR2004
        day -= 7
    return date(year, 3, 1) + (day - 1) * DAY


@cache
def is_free(day: date) -> bool:
    """Tell whether a day is a Saturday, a Sunday or a feast day (Atw 1, 3)."""
    return day.weekday() >= SATURDAY or day in feasts(day.year) or day in DECREED


def working_day(day: date) -> date:
    """Return this day, or the first one after it that is not free."""
    while is_free(day):
        day += DAY
    return day


@dataclass(frozen=True)
class Holidays:
    """The holidays of a school: first and last day of each, both included."""

    spans: tuple[tuple[date, date], ...] = ()

    def opens(self, day: date) -> bool:
        """Tell whether there are lessons on a day."""
        return not is_free(day) and not any(a <= day <= b for a, b in self.spans)

    def is_lesweek(self, day: date) -> bool:
        """Tell whether the week of a day, from its Monday, has a school day (K14)."""
        monday = day - day.weekday() * DAY
        return any(self.opens(monday + n * DAY) for n in range(7))

    def school_day(self, day: date) -> date:
        """Return this day, or the first school day after it."""
        while not self.opens(day):
            day += DAY
        return day


NONE = Holidays()
