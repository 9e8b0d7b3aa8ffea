"""The school days of each school, numbered in a table.

A school follows its own holidays, or those of the region when it gave none. The
numbers follow from the holidays, and are made again when the holidays have changed.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter

from casework.work import Work
from statemachines.calendar import Holiday, SchoolCalendar
from statemachines.verzuimtelling.lesdagen import Lesdagen

REGION = ""
"""The name of the calendar of every school without holidays of its own."""
# COPY cannot go where row security is.
_ADD = """
insert into school_day (tenant_id, calendar, day, dayno, lesweek, counted)
select %s, %s, * from unnest(%s::date[], %s::int[], %s::int[], %s::int[])"""


def set_holidays(work: Work, school_id: str, calendar: SchoolCalendar) -> None:
    """Replace the holidays of a school; none makes it follow the region again.

    The caller recounts the pupils of the school in the same transaction.
    """
    key = [work.tenant.code, school_id]
    work.rows("delete from school_holiday where tenant_id = %s and school_id = %s", key)
    for holiday in dict.fromkeys(calendar.holidays):
        work.rows(
            """insert into school_holiday (tenant_id, school_id, van, tot, naam)
            values (%s, %s, %s, %s, %s) on conflict do nothing""",
            [*key, holiday.start, holiday.end, holiday.name],
        )


def holidays_of(work: Work, calendar: str) -> SchoolCalendar:
    """Return the holidays of a school, or of the region."""
    if calendar == REGION:
        region = work.tenant.policy()["schoolkalender"]
        assert isinstance(region, SchoolCalendar)  # noqa: S101  see Tenant.policy
        return region
    rows = work.rows(
        """select van, tot, naam from school_holiday
        where tenant_id = %s and school_id = %s order by van, tot""",
        [work.tenant.code, calendar],
    )
    return SchoolCalendar(tuple(Holiday(*row) for row in rows))


def own_calendars(work: Work) -> Mapping[str, SchoolCalendar]:
    """Return the holidays of each school that has its own."""
    rows = work.rows(
        """select school_id, van, tot from school_holiday
        where tenant_id = %s order by school_id, van, tot""",
        [work.tenant.code],
    )
    return {
        school: SchoolCalendar(tuple(Holiday(van, tot) for _, van, tot in holidays))
        for school, holidays in groupby(rows, itemgetter(0))
    }


def number_calendars(
    work: Work, calendars: Iterable[str], first: date, last: date
) -> tuple[Mapping[str, Lesdagen], frozenset[str]]:
    """Keep the school days of these calendars numbered from ``first`` to ``last``.

    Returns the numbered days, and the calendars of which the holidays have changed.
    """
    numbered, changed = {}, set()
    for calendar in calendars:
        known = _numbered(work, calendar)
        holidays = holidays_of(work, calendar)
        begin = min(date(first.year, 1, 1), known[0] if known else first)
        end = max(date(last.year, 12, 31), known[1] if known else last)
        school = numbered[calendar] = Lesdagen(holidays, begin, end)
        if known != (begin, end, _written(holidays)):
            _number(work, calendar, school)
        if known and known[2] != _written(holidays):
            changed.add(calendar)
    return numbered, frozenset(changed)


def _numbered(work: Work, calendar: str) -> tuple[date, date, str] | None:
    rows = work.rows(
        """select first, last, holidays from numbered_calendar
        where tenant_id = %s and calendar = %s""",
        [work.tenant.code, calendar],
    )
    return (rows[0][0], rows[0][1], rows[0][2]) if rows else None


def _number(work: Work, calendar: str, school: Lesdagen) -> None:
    key = [work.tenant.code, calendar]
    work.rows(
        "delete from numbered_calendar where tenant_id = %s and calendar = %s", key
    )
    work.rows(
        """insert into numbered_calendar (tenant_id, calendar, first, last, holidays)
        values (%s, %s, %s, %s, %s)""",
        [*key, school.first, school.last, _written(school.calendar)],
    )
    days = range(len(school.days))
    numbers = [[*days], [*school.lesweek], [*school.counted]]
    work.rows(_ADD, [*key, [*school.days], *numbers])
    work.rows("analyze school_day", [])


def _written(calendar: SchoolCalendar) -> str:
    spans = sorted({(one.start, one.end) for one in calendar.holidays})
    return " ".join(f"{start}/{end}" for start, end in spans)
