"""Add a length to a day, or take it off, as the law counts (K1-K3, K11, K14, K15).

The rule: the day of the event does not count; weekends and feast days play no part
here, except in units that are made of working days or school days.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from statemachines.calendar import DAY, SchoolCalendar, is_free
from statemachines.length import ImpossibleTerm, Length, Unit

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MONTHS = {Unit.MAANDEN: 1, Unit.JAREN: 12}
_DAYS = {Unit.DAGEN: 1, Unit.WEKEN: 7}
_LAST_YEAR = 9998


def add(op: date, length: Length, school: SchoolCalendar) -> date:
    """Return the last day of a term of ``length`` that started with ``op``."""
    if length.unit in _DAYS:
        return op + timedelta(days=length.amount * _DAYS[length.unit])
    if length.unit in _MONTHS:
        return _add_months(op, length.amount * _MONTHS[length.unit])
    if length.unit is Unit.WERKDAGEN:
        return _add_working_days(op, length.amount)
    if length.unit is Unit.SCHOOLDAGEN:
        return _add_school_days(op, length.amount, school)
    if length.unit is Unit.LESWEKEN:
        return _add_lesweken(op, length.amount, school)
    raise ImpossibleTerm(f"Een termijn van {length} telt geen dagen.")


def subtract(op: date, length: Length) -> date:
    """Return the day ``length`` before ``op``: counted back, free days included."""
    if length.unit in _DAYS:
        return op - timedelta(days=length.amount * _DAYS[length.unit])
    if length.unit in _MONTHS:
        return _add_months(op, -length.amount * _MONTHS[length.unit])
    raise ImpossibleTerm(f"Terugtellen in {length.unit} kennen wij niet.")


def prolong(op: date, length: Length, more: Length, school: SchoolCalendar) -> date:
    """Return the last day of a term of ``length`` that was extended by ``more``.

    In one unit both are counted together from the event: a month and two months
    are three months, also when the first month was short.
    """
    if length.unit is more.unit:
        whole = Length(length.amount + more.amount, length.unit)
        return add(op, whole, school)
    return add(add(op, length, school), more, school)


def add_hours(start: datetime, amount: int) -> datetime:
    """Return the moment exactly ``amount`` hours later, in Dutch time (K11)."""
    end = start.astimezone(UTC) + timedelta(hours=amount)
    return end.astimezone(AMSTERDAM)


def as_moment(op: date | datetime) -> datetime:
    """Return the moment in Dutch time; a day without a time starts at midnight."""
    if not isinstance(op, datetime):
        return datetime.combine(op, time.min, AMSTERDAM)
    return op.replace(tzinfo=AMSTERDAM) if op.tzinfo is None else _dutch(op)


def as_day(op: date | datetime) -> date:
    """Return the Dutch calendar day."""
    return as_moment(op).date() if isinstance(op, datetime) else op


def _dutch(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= _LAST_YEAR:
        raise ImpossibleTerm(f"Het jaar {year} valt buiten de kalender.")
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(following - DAY, date(year, month + 1, 1) + (day.day - 1) * DAY)


def _add_working_days(day: date, amount: int) -> date:
    while amount:
        day += DAY
        amount -= not is_free(day)
    return day


def _add_school_days(day: date, amount: int, school: SchoolCalendar) -> date:
    for _ in range(amount):
        day = school.next_school_day(day + DAY)
    return day


def _add_lesweken(day: date, amount: int, school: SchoolCalendar) -> date:
    """Return the first counted day after ``amount`` full lesweken, event included."""
    left = 7 * amount
    while left or not school.is_lesweek(day):
        if school.is_lesweek(day):
            left -= 1
            day += DAY
        else:
            opening = school.next_school_day(day)
            day = max(day, opening - opening.weekday() * DAY)
    return day
