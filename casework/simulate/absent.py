"""Who is absent, when and why: the whole year is drawn before it begins.

Illness comes in waves; a few stay away long, and a few now and then. What comes out is
what schools write down: a line for each pupil and day.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from casework.simulate.chance import chance
from casework.simulate.plan import Plan
from casework.simulate.rates import (
    CORRECTED,
    HOURS,
    ILL_DAYS,
    ILL_SHARE,
    LEAVE_PER_DAY,
    LONG_AWAY_PER_PUPIL,
    LONG_ILL_PER_PUPIL,
    TRUANT_PER_PUPIL,
)
from statemachines.calendar import SchoolCalendar

_LATE, _HALF = "1.0", "2.5"
_LONG = (24, 60)
"""School days that a long absence takes, from and to."""
_TRUANT = (6, 30)
"""Times that a truant is late or away."""


@dataclass(frozen=True)
class Line:
    """What a school writes down of one pupil on one day."""

    pupil: int
    hours: str
    why: str


@dataclass
class Absences:
    """The lines by day; ``known`` are the pupils of whom a signal can come."""

    days: list[date]
    lines: dict[date, dict[int, Line]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    corrections: dict[date, list[tuple[date, Line]]] = field(default_factory=dict)

    def put(self, day: date, line: Line) -> None:
        """Write a line down; the first reason of a day stands."""
        self.lines.setdefault(day, {}).setdefault(line.pupil, line)


def school_days(plan: Plan, calendar: SchoolCalendar) -> list[date]:
    """Return the school days of the year."""
    whole = (plan.last - plan.first).days + 1
    days = (plan.first + timedelta(days=n) for n in range(whole))
    return [day for day in days if calendar.is_school_day(day)]


def drawn_year(plan: Plan, calendar: SchoolCalendar) -> Absences:
    """Draw the absence of a year."""
    made = Absences(school_days(plan, calendar))
    _long(made, plan, ("ziek", LONG_ILL_PER_PUPIL))
    _long(made, plan, ("ongeoorloofd", LONG_AWAY_PER_PUPIL))
    _truants(made, plan)
    for n, day in enumerate(made.days):
        dice = chance(plan.seed, "ill", day)
        _fall_ill(made, plan, n, dice)
        for pupil in _some(dice, plan, LEAVE_PER_DAY):
            made.put(day, Line(pupil, HOURS, "verlof"))
    return made


def _some(dice: Random, plan: Plan, share: float) -> list[int]:
    """Draw a share of the pupils; of a small town sometimes nobody."""
    number = int(plan.size * share + dice.random())
    return dice.sample(range(plan.size), min(number, plan.size))


def _long(made: Absences, plan: Plan, kind: tuple[str, float]) -> None:
    why, share = kind
    dice = chance(plan.seed, "long", why)
    for pupil in _at_least_one(dice, plan, share):
        length = dice.randint(*_LONG)
        begin = dice.randrange(len(made.days) - _LONG[0])
        made.known.add(pupil)
        for day in made.days[begin : begin + length]:
            made.put(day, Line(pupil, HOURS, why))


def _truants(made: Absences, plan: Plan) -> None:
    dice = chance(plan.seed, "truants")
    for pupil in _at_least_one(dice, plan, TRUANT_PER_PUPIL):
        times = dice.randint(*_TRUANT)
        begin = dice.randrange(len(made.days) - 2 * times)
        made.known.add(pupil)
        for n in sorted(dice.sample(range(begin, begin + 2 * times), times)):
            hours = dice.choice((_LATE, _HALF, HOURS))
            made.put(made.days[n], Line(pupil, hours, "ongeoorloofd"))
            if dice.random() < CORRECTED and n + 5 < len(made.days):
                again = Line(pupil, hours, "ziek")
                later = made.corrections.setdefault(made.days[n + 5], [])
                later.append((made.days[n], again))


def _at_least_one(dice: Random, plan: Plan, share: float) -> list[int]:
    return _some(dice, plan, max(share, 1 / plan.size))


def _fall_ill(made: Absences, plan: Plan, n: int, dice: Random) -> None:
    """Let pupils fall ill on a day, so many that the share of that month is ill."""
    usual = sum(ILL_DAYS) / len(ILL_DAYS)
    for pupil in _some(dice, plan, ILL_SHARE[made.days[n].month] / usual):
        for day in made.days[n : n + dice.choice(ILL_DAYS)]:
            made.put(day, Line(pupil, HOURS, "ziek"))
