"""Which pupils must be recounted, at which school they are, and in which calendar.

The table ``touched(leerling_id, since)`` of this transaction says of whom something
changed, and from which day on.
"""

from collections.abc import Mapping, Sequence

from casework.services.absence.calendars import number_calendars
from casework.services.absence.fields import FIRST_DAY
from casework.work import Work
from statemachines.verzuimtelling.lesdagen import Lesdagen


def begin(work: Work) -> None:
    """Make the table, in which nobody is touched yet."""
    work.rows(_TABLE, [])


def touch(
    work: Work,
    calendars: Sequence[str] = (),
    schools: Sequence[str] = (),
    pupils: Sequence[str] = (),
) -> None:
    """Touch these pupils, and each of these calendars and schools, from the start."""
    chosen = {
        "calendars": [*calendars],
        "schools": [*schools],
        "pupils": [*pupils],
    }
    work.rows(_TOUCH, {"tenant": work.tenant.code, "start": FIRST_DAY, **chosen})


def place(work: Work) -> Mapping[str, Lesdagen]:
    """Bring school and calendar of each touched pupil up to date; number the days.

    A pupil is at the school of the last known day. Whoever moves to another calendar,
    or has one that changed, is recounted from the first day on.
    """
    values = {"tenant": work.tenant.code, "start": FIRST_DAY}
    for statement in ("analyze touched", _LOCK, _PLACED, _MOVED, _PLACE):
        work.rows(statement, values)
    spans = work.rows(_SPANS, values)
    if not spans:
        return {}
    first, last = min(span[1] for span in spans), max(span[2] for span in spans)
    numbered, changed = number_calendars(work, [span[0] for span in spans], first, last)
    if changed:
        touch(work, calendars=[*changed])
    return numbered


_TABLE = """
create temp table touched (leerling_id text, since date) on commit drop"""
_TOUCH = """
insert into touched (leerling_id, since)
select leerling_id, %(start)s from absence_pupil
where tenant_id = %(tenant)s
    and (calendar = any(%(calendars)s) or school_id = any(%(schools)s)
        or leerling_id = any(%(pupils)s))"""
_LOCK = """
select count(*) from (
    select from absence_pupil
    where tenant_id = %(tenant)s
        and leerling_id in (select leerling_id from touched)
    order by leerling_id for update) locked"""
_PLACED = """
create temp table placed on commit drop as
select distinct on (d.leerling_id) d.leerling_id, d.school_id,
    coalesce((select h.school_id from school_holiday h
        where h.tenant_id = %(tenant)s and h.school_id = d.school_id limit 1), '')
        as calendar
from (select distinct leerling_id from touched) t
join absence_day d on d.tenant_id = %(tenant)s and d.leerling_id = t.leerling_id
order by d.leerling_id, d.datum desc"""
_MOVED = """
insert into touched (leerling_id, since)
select p.leerling_id, %(start)s
from placed join absence_pupil p
    on p.tenant_id = %(tenant)s and p.leerling_id = placed.leerling_id
where p.calendar <> placed.calendar"""
_PLACE = """
update absence_pupil p set school_id = placed.school_id, calendar = placed.calendar
from placed
where p.tenant_id = %(tenant)s and p.leerling_id = placed.leerling_id
    and (p.school_id, p.calendar) <> (placed.school_id, placed.calendar)"""
_SPANS = """
select placed.calendar, min(d.datum), max(d.datum)
from placed join absence_day d
    on d.tenant_id = %(tenant)s and d.leerling_id = placed.leerling_id
group by placed.calendar order by placed.calendar"""
