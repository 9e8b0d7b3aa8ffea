"""A second calculation of the absence signals, from the words of the rule alone.

Slow and simple on purpose: it walks the calendar day by day and shares nothing with
`statemachines.verzuimtelling` but the table of feast days.
"""

from datetime import date, timedelta
from fractions import Fraction

from statemachines.calendar import feast_day

DAY = timedelta(days=1)
UNLAWFUL = ("ongeoorloofd", "ziek_kan_deelnemen")


class Pupil:
    """The rows of one pupil, as (day, hours missed, hours of lessons, reason)."""

    def __init__(self, rows, holidays):
        self.rows = {
            day: (day, Fraction(missed), Fraction(lessons), reason)
            for day, missed, lessons, reason in rows
        }
        self.holidays = holidays
        self.last = max(self.rows, default=date.min)
        self.begin = min(self.rows, default=date.max)

    def school_day(self, day):
        if day.weekday() in {5, 6} or feast_day(day):
            return False
        return not [1 for start, end in self.holidays if start <= day <= end]

    def lesson_week(self, day):
        monday = day - timedelta(days=day.weekday())
        return any(self.school_day(monday + n * DAY) for n in range(7))

    def full(self, day, *, unlawful):
        if day not in self.rows:
            return False
        _, missed, lessons, reason = self.rows[day]
        right = reason in UNLAWFUL if unlawful else reason != "vrijstelling"
        return right and missed >= lessons and lessons > 0

    def streaks(self, *, unlawful):
        """Collect the streaks as lists of school days."""
        streaks, now = [], []
        day = self.begin
        while day <= self.last:
            if self.school_day(day):
                if self.full(day, unlawful=unlawful):
                    now.append(day)
                elif now:
                    streaks.append(now)
                    now = []
            day += DAY
        return [*streaks, now] if now else streaks

    def day_after(self, streak, weeks):
        """Count the days from the first one until so many lesweken are there."""
        counted, day = 0, streak[0]
        while day <= self.last:
            if counted == 7 * weeks:
                while not self.school_day(day) and day <= self.last:
                    day += DAY
                return day if day in streak else None
            if self.lesson_week(day):
                counted += 1
            day += DAY
        return None


def signals(rows, holidays, until=date.max):
    """Return every (soort, first day, signal day) up to and including ``until``."""
    pupil, found = Pupil(rows, holidays), []
    for streak in pupil.streaks(unlawful=True):
        for kind, weeks in (("2w", 2), ("3w", 3), ("lrv", 4)):
            if day := pupil.day_after(streak, weeks):
                found.append((kind, streak[0], day))
    alerts = [day for kind, _, day in found if kind == "lrv"]
    for streak in pupil.streaks(unlawful=False):
        day = pupil.day_after(streak, 4)
        if day and not [a for a in alerts if a in streak and a <= day]:
            found.append(("monitor", streak[0], day))
    found += [("16u", None, day) for day in sixteen(pupil)]
    return sorted(
        (one for one in found if one[2] <= until), key=lambda one: (one[2], one[0])
    )


def sixteen(pupil):
    """Collect the days on which sixteen hours in four lesweken are reached."""
    signalled: list[date] = []
    day = pupil.begin
    while day <= pupil.last:
        if hours(pupil, day) and enough(pupil, day, signalled):
            signalled.append(day)
        day += DAY
    return signalled


def hours(pupil, day):
    if day not in pupil.rows or not pupil.school_day(day):
        return 0
    _, missed, _, reason = pupil.rows[day]
    return missed if reason in UNLAWFUL else 0


def enough(pupil, day, signalled):
    if signalled and (day - signalled[-1]).days < 7:
        return False
    total, weeks, back = Fraction(0), 0, day
    while back >= pupil.begin:
        if signalled and back <= signalled[-1]:
            break
        total += hours(pupil, back)
        if back.weekday() == 0 and pupil.lesson_week(back):
            weeks += 1
            if weeks == 4:
                break
        back -= DAY
    return total >= 16
