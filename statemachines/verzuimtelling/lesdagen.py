"""School days and lesweken of one school, numbered once (K14, K8-K10).

A streak is then a run of numbers, and "n lesweken later" is one look-up.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from statemachines.calendar import SchoolCalendar

WEEK = 7


@dataclass(frozen=True)
class Lesdagen:
    """The school days between two days, both included, in whole ISO weeks.

    A lesweek is an ISO week with at least one school day. Each calendar day in a
    lesweek counts one, also Saturday, Sunday and a feast day; a day in another week
    counts none.
    """

    calendar: SchoolCalendar
    first: date
    last: date

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every school day, in order. The number of one is its place here."""
        span = range(_monday(self.first), _monday(self.last) + WEEK)
        days = (date.fromordinal(ordinal) for ordinal in span)
        return tuple(day for day in days if self.calendar.is_school_day(day))

    @cached_property
    def number(self) -> dict[date, int]:
        """The number of each school day."""
        return {day: place for place, day in enumerate(self.days)}

    @cached_property
    def lesweek(self) -> tuple[int, ...]:
        """The number of the lesweek of each school day: 0, 0, 1 … without gaps."""
        mondays = [_monday(day.toordinal()) for day in self.days]
        order = {monday: place for place, monday in enumerate(dict.fromkeys(mondays))}
        return tuple(order[monday] for monday in mondays)

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """How many counted days lie before each school day since the beginning."""
        weeks = zip(self.days, self.lesweek, strict=True)
        return tuple(WEEK * week + day.weekday() for day, week in weeks)

    def reached(self, start: int, lesweken: int) -> int:
        """Return the number of the first school day after ``lesweken`` were counted.

        The first day of the streak counts as one; after 7 times ``lesweken`` counted
        days the moment is there, and the signal falls on the first school day at or
        after it. The number may lie beyond the last school day that is known.
        """
        return bisect_left(self.counted, self.counted[start] + WEEK * lesweken)

    def latest_start(self, end: int, lesweken: int) -> int:
        """Return the number of the last school day that lies ``lesweken`` before one.

        A streak that reached ``lesweken`` on the day ``end`` or before it began on this
        day or earlier. Below 0 when that day is not known here.
        """
        return bisect_right(self.counted, self.counted[end] - WEEK * lesweken) - 1


def numbered(calendar: SchoolCalendar, days: Iterable[date]) -> Lesdagen:
    """Return the school days around these days, of which there is at least one."""
    known = list(days)
    return Lesdagen(calendar, min(known), max(known))


def _monday(day: date | int) -> int:
    ordinal = day if isinstance(day, int) else day.toordinal()
    return ordinal - (ordinal - 1) % WEEK
