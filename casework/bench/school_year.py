"""A school year of absence, made in the database: about nine days for each pupil.

A pupil is away three times a year, mostly for a few days and now and then for weeks;
which days follows from a number, so that the same seed gives the same year. The
episodes and signals are then made by the service itself.
"""

from dataclasses import dataclass
from datetime import date

from casework.bench.place import SWV, Office
from casework.services.absence.recount import recount
from casework.services.absence.touched import begin
from casework.work import Row

PUPILS = 2_400_000
FIRST, LAST = date(2025, 9, 1), date(2026, 6, 26)
_PER_SCHOOL = 300


@dataclass(frozen=True)
class Year:
    """What was made: the number of pupils and rows, and the day that is still to come.

    ``rows`` are of that day: school, pupil, day, hours missed, of how many, reason.
    """

    pupils: int
    stored: int
    rows: list[Row]
    day: date = LAST


def school_year(office: Office, pupils: int, seed: int) -> Year:
    """Fill a year but for its last school day, and let the service count it all."""
    values = {
        "tenant": SWV,
        "pupils": pupils,
        "first": FIRST,
        "last": LAST,
        "size": _PER_SCHOOL,
        "seed": seed,
    }
    with office.owner() as connection:
        for statement in (_PUPILS, _DAYS):
            connection.execute(statement, values)
        rows = connection.execute(_LAST, values).fetchall()
        connection.execute("vacuum analyze absence_pupil, absence_day")
        [(stored,)] = connection.execute("select count(*) from absence_day").fetchall()
    with office.desk.work(SWV) as work:
        work.rows("set local statement_timeout = 0", [])
        begin(work)
        work.rows(_EVERYONE, {"tenant": SWV, "first": FIRST})
        recount(work)
    with office.owner() as connection:
        connection.execute(_HANDLED)
        connection.execute("vacuum analyze")
    return Year(pupils, int(stored), rows)


def store(office: Office, year: Year) -> None:
    """Store the days of the last day as well; nobody is counted again yet."""
    with office.owner() as connection, connection.cursor() as cursor:
        cursor.executemany(_STORE, [(SWV, *row) for row in year.rows])
        connection.execute("vacuum analyze absence_day")


_PUPILS = """
insert into absence_pupil (tenant_id, leerling_id, school_id, calendar, id)
select %(tenant)s, 'P' || n, 'S' || n / %(size)s, '', gen_random_uuid()
from generate_series(1, %(pupils)s) n"""
_DAYS = """
insert into absence_day (tenant_id, leerling_id, datum, school_id, gemist, les, reden)
select %(tenant)s, 'P' || n, day::date, 'S' || n / %(size)s, 52500, 52500,
    (array['ziek', 'ziek', 'ongeoorloofd'])[1 + abs(drawn / 7) %% 3]
from generate_series(1, %(pupils)s) n
cross join generate_series(1, 3) spell
cross join lateral (
    select hashint8extended(n * 4 + spell, %(seed)s) %% 1000003) h (drawn)
cross join lateral (select %(first)s::date + (abs(drawn) %% 300)::int as start,
    case when abs(drawn) %% 97 = 0 then 40 else 1 + (abs(drawn / 11) %% 7)::int end
        as length) s
cross join lateral generate_series(
    start, least(start + length - 1, %(last)s::date), interval '1 day') day
where extract(isodow from day) < 6
on conflict do nothing"""
_LAST = """
with gone as (
    delete from absence_day where tenant_id = %(tenant)s and datum = %(last)s
    returning school_id, leerling_id, datum, gemist, les, reden)
select * from gone order by leerling_id"""
_STORE = """
insert into absence_day (tenant_id, school_id, leerling_id, datum, gemist, les, reden)
values (%s, %s, %s, %s, %s, %s, %s)"""
_HANDLED = "update absence_signal set status = 'oud' where status = 'nieuw'"
"""Of the days before the last one: those are known, and nobody has to act on them."""
_EVERYONE = """
insert into touched (leerling_id, since)
select leerling_id, %(first)s from absence_pupil where tenant_id = %(tenant)s"""
