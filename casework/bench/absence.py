"""(d) One school day of absence, beside looking through the whole year.

The floor of the comparison is the query one would write first: gaps and islands over
every day of the year. Three subjects, with the same pupils and days:

``absence``: what a school day asks once its days are stored. The episodes and signals
of everybody who is absent that day are brought up to date, and the signals that are due
are found. This has the target.
``absence-due``: of that only the last part, as the sweep of signals asks it.
``absence-import``: the whole file of a day: read, checked, stored, counted again.

What is measured is rolled back, so that each time is the first time; between the last
two the upkeep is kept once, so that there is something to find.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO

from casework.bench.honest import backends
from casework.bench.pace import Schedule, Side
from casework.bench.place import SWV, Bench, Office
from casework.bench.race import Found, race
from casework.bench.result import Result
from casework.bench.school_year import PUPILS, Year, school_year, store
from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import import_absence
from casework.services.absence.recount import recount
from casework.services.absence.signals import pupils_to_see
from casework.services.absence.touched import begin
from casework.services.signal_absence import AT_A_TIME
from casework.work import Row, Work
from statemachines.verzuimtelling.verzuimdag import UUR

TARGET = 50.0
_WHY = "De melding van een dag kost wat die dag is, en niet wat het hele jaar is."
_DAY = "schooldag verzuim bijwerken en signalen vinden, naast het hele jaar"
_DUE = "alleen de signalen van vandaag vinden, naast zoeken in het hele jaar"
_IMPORT = "bestand van een schooldag inlezen, naast zoeken in het hele jaar"


class _TakeBack(Exception):
    """What was measured is not kept."""


def measure(bench: Bench) -> Sequence[Result]:
    """Race the file of a day, its upkeep and its signals against the whole year."""
    scale = bench.few(10, 1) * bench.scale / 10
    pupils = round(PUPILS * scale)
    with bench.office("absence") as office:
        _one_process(office, "absence")
        bench.tell(f"een schooljaar van {pupils} leerlingen maken")
        year = school_year(office, pupils, bench.seed)
        beside = partial(_beside, bench, office, backends(office))
        text = _file(year.rows)
        file = beside(lambda work: import_absence(work, BytesIO(text)))
        store(office, year)
        keep_up = partial(_day, pupils=[row[1] for row in year.rows], year=year)
        day = beside(keep_up)
        with office.desk.work(SWV) as work:
            pupils_due = keep_up(work)
        due = beside(_due)
    told = (
        f"schaal {scale:g}: {pupils} leerlingen, {year.stored} dagen bewaard, "
        f"{len(year.rows)} op deze dag; alles in een proces van de database"
    )
    return [
        day.result("absence", _DAY, TARGET, _WHY, told),
        due.result("absence-due", _DUE, None, _WHY, f"{pupils_due} gevonden; {told}"),
        file.result("absence-import", _IMPORT, None, _WHY, told),
    ]


def _one_process(office: Office, name: str) -> None:
    """Let no query divide its work: the CPU time of helpers cannot be read."""
    with office.owner() as connection:
        setting = "set max_parallel_workers_per_gather = 0"
        connection.execute(f"alter database {name} {setting}".encode())
    office.desk.engine.dispose()


def _beside(
    bench: Bench, office: Office, pids: Sequence[int], act: Callable[[Work], object]
) -> Found:
    """Race what is done for a day with the query over the year."""
    islands = Side(_looking(office), pids)
    return race(bench, islands, Side(_back(office, act), pids), Schedule(5, 1, 1))


def _looking(office: Office) -> Callable[[], None]:
    def look() -> None:
        with office.desk.work(SWV) as work:
            work.rows("set local statement_timeout = 0", [])
            work.rows(_ISLANDS, {"tenant": SWV, "long": 20})

    return look


def _back(office: Office, act: Callable[[Work], object]) -> Callable[[], None]:
    """Return what does it, and takes it back."""

    def done() -> None:
        with suppress(_TakeBack), office.desk.work(SWV) as work:
            work.rows("set local statement_timeout = 0", [])
            act(work)
            raise _TakeBack

    return done


def _day(work: Work, pupils: Sequence[str], year: Year) -> int:
    """Count again who is absent on this day, and find the signals that are due."""
    begin(work)
    work.rows(_TOUCHED, {"pupils": pupils, "day": year.day})
    recount(work)
    return _due(work)


def _due(work: Work) -> int:
    """Find who has a signal that asks for something, in portions as the sweep does.

    Returns how many that are. What each asks is read when it is acted on.
    """
    seen, found = 0, pupils_to_see(work, None, AT_A_TIME)
    while found:
        seen += len(found)
        found = pupils_to_see(work, found[-1][0], AT_A_TIME)
    return seen


def _file(rows: Sequence[Row]) -> bytes:
    lines = [";".join(COLUMNS)]
    lines += [
        f"{school};{pupil};{day};{missed / UUR:g};{lessons / UUR:g};{reason}"
        for school, pupil, day, missed, lessons, reason in rows
    ]
    return "\n".join(lines).encode()


_TOUCHED = """
insert into touched (leerling_id, since) select unnest(%(pupils)s::text[]), %(day)s"""
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
