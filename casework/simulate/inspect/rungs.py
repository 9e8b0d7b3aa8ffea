"""The days on which a term warns, counted with the second counter (K12)."""

from datetime import date

from casework.simulate.inspect.told import Clock
from casework.simulate.recount.feast import DAY, Holidays
from casework.simulate.recount.table import TABLE
from casework.simulate.recount.term import plus
from statemachines.arming import warns_of
from statemachines.processes import PROCESSES
from statemachines.rules import RULES

_CALENDAR = {"dagen": 1, "weken": 7}


def length_of(clock: Clock) -> tuple[int, str] | None:
    """Return how long a term is: what was agreed, what the table says, or nothing.

    The length of an agreement that nobody shortened is data of the engine.
    """
    if clock.length:
        return clock.length
    if row := TABLE.get(clock.rule):
        return None if row.year_day else (row.amount, row.unit)
    length = RULES[clock.rule].length
    return (length.amount, length.unit.value) if length else None


def rungs(process: str, clock: Clock, school: Holidays) -> list[tuple[int, date]]:
    """Return the number and the day of each warning of a term as it is now."""
    days = _warn_days(process, clock)
    found = (
        (number, _on(day, clock, school)) for number, day in enumerate(days, start=1)
    )
    return [(n, on) for n, on in found if clock.op < on <= clock.raw_end]


def _warn_days(process: str, clock: Clock) -> tuple[int, ...]:
    row = TABLE.get(clock.rule)
    if row and row.warns is not None:
        return row.warns
    warns = warns_of(PROCESSES[process], clock.rule, clock.then)
    return tuple(warn.day for warn in warns)


def _on(day: int, clock: Clock, school: Holidays) -> date:
    length = length_of(clock)
    if length is None:
        return clock.op + day * DAY
    amount, unit = length
    if unit in _CALENDAR:
        return clock.raw_end - (amount * _CALENDAR[unit] - day) * DAY
    if unit == "maanden":
        whole = plus(clock.op, amount, unit, school) - clock.op
        return clock.raw_end - whole + day * DAY
    return plus(clock.op, day, unit, school)
