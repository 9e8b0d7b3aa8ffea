"""The query that one would write first: gaps and islands over every day of the year.

It is the floor of the measures of absence, as PostgreSQL plans it, and the second
opinion on the night's check: both must find the same pupils.
"""

from contextlib import suppress
from datetime import date, timedelta

from casework.bench.honest import Cheated
from casework.bench.place import SWV, Office
from casework.models.absence import FULL_AND_UNLAWFUL
from casework.services.absence.lost import lost_alerts
from casework.work import Work
from statemachines.verzuimtelling.lesdagen import WEEK

LESWEKEN = 4
Streak = tuple[str, date]
"""A pupil and the first day."""


class _TakeBack(Exception):
    """What was forgotten to compare is known again."""


def look(office: Office, since: date) -> set[Streak]:
    """Return every streak of four lesweken that lasted until ``since`` or longer."""
    values = {"tenant": SWV, "long": LESWEKEN * WEEK, "since": since}
    with office.desk.work(SWV) as work:
        work.rows("set local statement_timeout = 0", [])
        return {(pupil, first) for pupil, first in work.rows(_ISLANDS, values)}


def compare(office: Office, day: date) -> int:
    """Hold the check of a day against the whole year; return how many it finds.

    Once as things are, and once with every alert forgotten. Raises `Cheated`.
    """
    streaks = look(office, day - timedelta(weeks=2))
    with suppress(_TakeBack), office.desk.work(SWV) as work:
        known = {(who, first) for who, first in work.rows(_KNOWN, [SWV])}
        found = _found(work)
        work.rows(_FORGET, [SWV])
        everybody = _found(work)
        raise _TakeBack
    if found != streaks - known or everybody != streaks:
        raise Cheated("de controle en het hele jaar vinden niet dezelfde leerlingen")
    return len(found)


def _found(work: Work) -> set[Streak]:
    return {(one.leerling_id, one.eerste_dag) for one in lost_alerts(work)}


_KNOWN = """
select leerling_id, key_day from absence_signal
where tenant_id = %s and soort = 'lrv' and grond"""
_FORGET = "delete from absence_signal where tenant_id = %s and soort = 'lrv'"
_ISLANDS = f"""
select leerling_id, min(datum)
from (
    select d.leerling_id, d.datum, s.counted, s.dayno - row_number() over (
        partition by d.leerling_id order by s.dayno) as island
    from absence_day d
    join absence_pupil p
        on p.tenant_id = d.tenant_id and p.leerling_id = d.leerling_id
    join school_day s on s.tenant_id = d.tenant_id and s.calendar = p.calendar
        and s.day = d.datum
    where d.tenant_id = %(tenant)s and {FULL_AND_UNLAWFUL}) days
group by leerling_id, island
having max(counted) - min(counted) >= %(long)s and max(datum) >= %(since)s"""  # noqa: S608  constants only
