"""Count one term: K1 to K16, from the day of its event to its two last days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice

from casework.clock import AMSTERDAM
from casework.simulate.recount.feast import DAY, NONE, Holidays, is_free, working_day
from casework.simulate.recount.table import End, Row

_LIMITS = {"dagen": (90, "dagen"), "weken": (12, "weken"), "maanden": (3, "maanden")}
"""Atw 4: longer than this and the Atw does not count."""


@dataclass(frozen=True)
class Asked:
    """What is known of a term: its event, what it stood still for, a new last day.

    ``spans`` are the days of an invitation and of its answer. ``named`` is the last day
    of a verdaging and ``told`` the day on which that was said.
    """

    op: date
    spans: tuple[tuple[date, date], ...] = ()
    named: date | None = None
    told: date | None = None
    school: Holidays = NONE


def ends(row: Row, asked: Asked) -> tuple[date, date]:
    """Return `raw_end` and `legal_end` (K12)."""
    if row.year_day:
        day = _on_or_after(asked.op, *row.year_day)
        return day, day
    base = plus(asked.op, row.amount, row.unit, asked.school)
    if row.unit == "lesweken":
        return base, asked.school.school_day(base)
    if row.unit == "uren":
        return base, base
    return _running(row, asked, base)


def after_hours(start: datetime, hours: int) -> datetime:
    """Return the moment so many hours after an aware one, in Dutch time (K11)."""
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(AMSTERDAM)


def plus(day: date, amount: int, unit: str, school: Holidays) -> date:
    """Return the day so much after another one: without rolling."""
    if unit in _STEPS:
        return next(islice(_STEPS[unit](day, school), abs(amount) - 1, None), day)
    if unit == "lesweken":
        return _lesweken(day, amount, school)
    if unit == "uren":
        return day + timedelta(hours=amount)
    months = {"maanden": 1, "jaren": 12}.get(unit)
    if months:
        return _months(day, amount * months)
    return day + amount * {"dagen": 1, "weken": 7}[unit] * DAY


def _running(row: Row, asked: Asked, base: date) -> tuple[date, date]:
    """Count what stands still first, then a verdaging, and roll at the very end."""
    kind = _kind(row, asked, base)
    known = asked.told or date.max
    before = [span for span in asked.spans if not asked.named or span[0] < known]
    raw, still = _stood_still(base, before, asked.op, partial(_rolled, kind, asked.op))
    if asked.named:
        raw = max(raw, asked.named)
        kind = _kind(row, asked, raw - len(still) * DAY, named=True)
        later = [span for span in asked.spans if span not in before]
        rolled = partial(_rolled, kind, asked.op)
        raw, _ = _stood_still(raw, later, asked.op, rolled, still)
    return raw, _rolled(kind, asked.op, raw)


def _kind(row: Row, asked: Asked, end: date, *, named: bool = False) -> End:
    """Say what the end does: beyond the Atw, only a day that we name is a working day.

    ``end`` is without the days that stood still: those make no term longer in law.
    """
    if row.end is not End.ATW:
        return row.end
    amount, unit = _LIMITS.get(row.unit, (90, "dagen"))
    if end <= plus(asked.op, amount, unit, asked.school):
        return End.ATW
    return End.OWN if named and row.open_ended else End.STAYS


def _stood_still(
    end: date,
    spans: list[tuple[date, date]],
    op: date,
    last_day: Callable[[date], date],
    known: frozenset[date] = frozenset(),
) -> tuple[date, frozenset[date]]:
    """Add each day between an invitation and its answer, once (K13).

    A term that was over already does not stand still any more.
    """
    still = known
    for start, answer in sorted(spans):
        if start > last_day(end):
            continue
        days = (start + n * DAY for n in range(1, (answer - start).days))
        fresh = {day for day in days if day > op} - still
        end += len(fresh) * DAY
        still |= fresh
    return end, still


def _rolled(kind: End, op: date, raw: date) -> date:
    if kind is End.STAYS:
        return raw
    end = working_day(raw)
    if kind is End.OWN or (raw - op).days < 3:  # noqa: PLR2004  Atw 2: three days
        return end
    days = (op + n * DAY for n in count(1))
    second = next(islice((day for day in days if not is_free(day)), 1, None))
    return max(end, second)


def _on_or_after(day: date, month: int, number: int) -> date:
    this = date(day.year, month, number)
    return this if this >= day else date(day.year + 1, month, number)


def _months(day: date, amount: int) -> date:
    """Return the same number of the month, or its last day (K3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)  # noqa: PLR2004
    return date(year, month + 1, min(day.day, (after - DAY).day))


def _working_days(day: date, _: Holidays) -> Iterator[date]:
    return (d for n in count(1) if not is_free(d := day + n * DAY))


def _school_days(day: date, school: Holidays) -> Iterator[date]:
    return (d for n in count(1) if school.opens(d := day + n * DAY))


_STEPS = {"werkdagen": _working_days, "schooldagen": _school_days}


def _lesweken(day: date, amount: int, school: Holidays) -> date:
    """Return the first day in a lesweek after so many weeks of them, event included."""
    days = (day + n * DAY for n in count())
    counted = (d for d in days if school.is_lesweek(d))
    return next(islice(counted, 7 * amount, None))
