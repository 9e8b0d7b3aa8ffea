"""Count the signals of one pupil: E1, E1b, E2 and E5 of the deadline table.

Day by day, as a person with a calendar would: no numbering of days, no windows that
are kept. Slower than the engine, and not the same mistakes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from casework.simulate.recount.feast import DAY, Holidays

UNLAWFUL = frozenset({"ongeoorloofd", "ziek_kan_deelnemen"})
EXEMPT = "vrijstelling"
SIXTEEN_HOURS = 160_000
"""In ten-thousandths of an hour, as absence is kept."""
WEEK = 7
"""Days: between two reports of one pupil at least so many (E1b)."""
STREAKS = (("2w", 2), ("3w", 3), ("lrv", 4))


@dataclass(frozen=True)
class Missed:
    """One day of a pupil: hours missed and of lessons, and the reason."""

    missed: int
    lessons: int
    reason: str

    @property
    def whole(self) -> bool:
        """Whether all lessons of the day were missed."""
        return self.lessons > 0 and self.missed >= self.lessons


Signal = tuple[str, date | None, date]
"""Soort, the first day of the streak (none for 16 hours), the day of the signal."""


@dataclass(frozen=True)
class Weeks:
    """The lesweken of a school between two days, both whole weeks."""

    school: Holidays
    first: date
    last: date

    @cached_property
    def counted(self) -> dict[date, int]:
        """How many days in lesweken there were, up to and including each day."""
        span = range((self.last - self.first).days + 1)
        days = [self.first + n * DAY for n in span]
        lessons = accumulate(int(self.school.is_lesweek(day)) for day in days)
        return dict(zip(days, lessons, strict=True))

    @cached_property
    def school_days(self) -> list[date]:
        """Every day with lessons, in order."""
        return [day for day in self.counted if self.school.opens(day)]

    @cached_property
    def before(self) -> dict[date, date]:
        """The school day before each school day but the first."""
        days = self.school_days
        return dict(zip(days[1:], days, strict=False))


def signals(days: Mapping[date, Missed], weeks: Weeks) -> frozenset[Signal]:
    """Return every signal that these days of one pupil give."""
    known = {d: m for d, m in sorted(days.items()) if weeks.school.opens(d)}
    found = set(_streaks(known, weeks)) | set(_sixteen(known, weeks))
    alerts = {day for soort, _, day in found if soort == "lrv"}
    for start, day in _reached(_run(known, weeks, _away), weeks, 4):
        if not any(start <= alert <= day for alert in alerts):
            found.add(("monitor", start, day))
    return frozenset(found)


def _unlawful(day: Missed) -> bool:
    return day.whole and day.reason in UNLAWFUL


def _away(day: Missed) -> bool:
    return day.whole and day.reason != EXEMPT


def _streaks(known: Mapping[date, Missed], weeks: Weeks) -> Iterator[Signal]:
    run = _run(known, weeks, _unlawful)
    for soort, amount in STREAKS:
        yield from ((soort, start, day) for start, day in _reached(run, weeks, amount))


def _run(
    known: Mapping[date, Missed], weeks: Weeks, counts: object
) -> list[tuple[date, date]]:
    """Return each day of a streak, with the first day of that streak."""
    assert callable(counts)  # noqa: S101  one of the two above
    found: dict[date, date] = {}
    for day, missed in known.items():
        if counts(missed):
            before = weeks.before.get(day)
            found[day] = found.get(before, day) if before else day
    return [*found.items()]


def _reached(
    run: list[tuple[date, date]], weeks: Weeks, amount: int
) -> Iterator[tuple[date, date]]:
    """Yield the first day of a streak after so many lesweken were counted."""
    told = set()
    for day, start in run:
        length = weeks.counted[day] - weeks.counted[start]
        if length >= WEEK * amount and start not in told:
            told.add(start)
            yield start, day


def _sixteen(known: Mapping[date, Missed], weeks: Weeks) -> Iterator[Signal]:
    """Yield each day on which sixteen hours were reached in four lesweken (LPW 21a)."""
    last: date | None = None
    hours = {d: m.missed for d, m in known.items() if m.reason in UNLAWFUL and m.missed}
    for day in hours:
        begin = _three_lesweken_earlier(day, weeks)
        total = sum(
            part
            for on, part in hours.items()
            if begin <= on <= day and (last is None or on > last)
        )
        rested = last is None or (day - last).days >= WEEK
        if total >= SIXTEEN_HOURS and rested:
            last = day
            yield ("16u", None, day)


def _three_lesweken_earlier(day: date, weeks: Weeks) -> date:
    """Return the Monday of the third lesweek before that of a day."""
    monday, left = day - day.weekday() * DAY, 3
    while left and monday > weeks.first:
        monday -= 7 * DAY
        left -= weeks.school.is_lesweek(monday)
    return monday
