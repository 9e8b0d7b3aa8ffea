"""(d) One school day of absence, beside looking through the whole year.

The floor of the comparison is the query one would write first: gaps and islands over
every day of the year. The subject is what the office does when the file of a day comes
in: read it, store what is new, and count the pupils in it again. Everything that is
measured is rolled back, so that each time is the first time.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO

from casework.bench.honest import backends
from casework.bench.pace import Schedule, Side
from casework.bench.place import SWV, Bench, Office
from casework.bench.race import race
from casework.bench.result import Result
from casework.bench.school_year import PUPILS, school_year
from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import import_absence
from casework.work import Row
from statemachines.verzuimtelling.verzuimdag import UUR

TARGET = 50.0
_WHY = "De melding van een dag kost wat die dag is, en niet wat het hele jaar is."


class _TakeBack(Exception):
    """What was measured is not kept."""


def measure(bench: Bench) -> Sequence[Result]:
    """Race the file of one day through the service against the whole year."""
    scale = bench.few(10, 1) * bench.scale / 10
    pupils = round(PUPILS * scale)
    with bench.office("absence") as office:
        _one_process(office, "absence")
        bench.tell(f"een schooljaar van {pupils} leerlingen maken; dit duurt minuten")
        year = school_year(office, pupils, bench.seed)
        pids = backends(office)
        islands = Side(_looking(office), pids)
        day = Side(_bringing(office, _file(year.rows)), pids)
        found = race(bench, islands, day, Schedule(3, 1, 1, bench.seed))
    told = (
        f"schaal {scale:g}: {pupils} leerlingen, {year.stored} dagen bewaard, "
        f"{len(year.rows)} op deze dag; alles in een proces van de database"
    )
    what = "verzuim van een schooldag, naast zoeken in het hele jaar"
    return [found.result("absence", what, TARGET, _WHY, told)]


def _one_process(office: Office, name: str) -> None:
    """Let no query divide its work: the CPU time of helpers cannot be read."""
    with office.owner() as connection:
        setting = "set max_parallel_workers_per_gather = 0"
        connection.execute(f"alter database {name} {setting}".encode())
    office.desk.engine.dispose()


def _looking(office: Office) -> Callable[[], None]:
    def look() -> None:
        with office.desk.work(SWV) as work:
            work.rows("set local statement_timeout = 0", [])
            work.rows(_ISLANDS, {"tenant": SWV, "long": 20})

    return look


def _bringing(office: Office, file: bytes) -> Callable[[], None]:
    def bring() -> None:
        with suppress(_TakeBack), office.desk.work(SWV) as work:
            import_absence(work, BytesIO(file))
            raise _TakeBack

    return bring


def _file(rows: Sequence[Row]) -> bytes:
    lines = [";".join(COLUMNS)]
    lines += [
        f"{school};{pupil};{day};{missed / UUR:g};{lessons / UUR:g};{reason}"
        for school, pupil, day, missed, lessons, reason in rows
    ]
    return "\n".join(lines).encode()


_ISLANDS = """
select leerling_id, min(datum), max(datum), count(*)
from (
    select d.leerling_id, d.datum, s.dayno - row_number() over (
        partition by d.leerling_id order by s.dayno) as island
    from absence_day d
    join absence_pupil p
        on p.tenant_id = d.tenant_id and p.leerling_id = d.leerling_id
    join school_day s on s.tenant_id = d.tenant_id and s.calendar = p.calendar
        and s.day = d.datum
    where d.tenant_id = %(tenant)s and d.gemist >= d.les and d.les > 0) days
group by leerling_id, island having count(*) >= %(long)s"""
