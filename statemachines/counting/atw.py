"""Roll the counted end forward: Algemene termijnenwet 1 to 5 (K4-K7).

The rule: a rolled end is never earlier than the counted end, and it carries the
free days that moved it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from statemachines.calendar import DAY, NO_HOLIDAYS, is_free, next_working_day
from statemachines.counting.arithmetic import add
from statemachines.length import Length, Unit, dagen, maanden, weken
from statemachines.rules import REDELIJK, Roll, Rule

_MOST = {
    Unit.DAGEN: dagen(90),
    Unit.WEKEN: weken(12),
    Unit.MAANDEN: maanden(3),
}
_NEVER = frozenset({Unit.UREN, Unit.JAREN})
_LEAST_DAYS = 3
_WORKING_DAYS = 2


@dataclass(frozen=True)
class Rolled:
    """The end after rolling, the free days it passed, and whether Atw 2 was used."""

    end: date
    passed: tuple[date, ...] = ()
    minimum: bool = False


def most(unit: Unit) -> Length:
    """Return the longest term in this unit that the Atw still covers (Atw 4)."""
    return _MOST.get(unit, dagen(90))


def is_outside_atw(unit: Unit, op: date, end: date) -> bool:
    """Say whether Atw 4 takes out a term from ``op`` to ``end``, pauses left out."""
    return unit in _NEVER or end > add(op, most(unit), NO_HOLIDAYS)


def rolling(rule: Rule, unit: Unit, op: date, end: date, *, extended: bool) -> Roll:
    """Return how this term rolls, now that its real length is known.

    A new day that the organisation named itself, beyond the Atw, is a working day.
    """
    if rule.roll is not Roll.ATW or not is_outside_atw(unit, op, end):
        return rule.roll
    named = extended and rule.extension is REDELIJK
    return Roll.WERKDAG if named else Roll.GEEN


def roll_forward(roll: Roll, op: date, raw: date) -> Rolled:
    """Return the end of a term that was counted from ``op`` to ``raw``."""
    if roll is Roll.GEEN:
        return Rolled(raw)
    end = first = next_working_day(raw)
    if roll is not Roll.WERKDAG:
        end = _with_two_working_days(op, raw, first)
    days = (raw + n * DAY for n in range((end - raw).days))
    return Rolled(end, tuple(day for day in days if is_free(day)), end != first)


def _with_two_working_days(op: date, raw: date, end: date) -> date:
    """Extend a term of at least three days until it has two working days (Atw 2)."""
    if raw - op < timedelta(days=_LEAST_DAYS):
        return end
    seen, day = 0, op
    while seen < _WORKING_DAYS:
        day += DAY
        seen += not is_free(day)
    return max(end, day)
