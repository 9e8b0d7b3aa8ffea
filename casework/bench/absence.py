"""(d) What a school day of absence costs, beside looking through the whole year.

The floor of the comparison is the query one would write first: gaps and islands over
every day of the year (`islands`). Four subjects, with the same pupils and days:

``absence``: who reached four lesweken, found by the check of the night over all pupils,
straight from the days and before anything was counted. This has the target, and finds
the very pupils that the floor finds, or the measure breaks off.
``absence-upkeep``: the episodes and signals of everybody who is absent that day are
brought up to date, of every kind, and the signals that are due are found.
``absence-due``: of that only the last part, as the sweep of signals asks it.
``absence-import``: the whole file of a day: read, checked, stored, counted again.

What is measured is rolled back, so that each time is the first time; between the last
two the upkeep is kept once, so that there is something to find.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from io import BytesIO

from casework.bench.honest import backends
from casework.bench.islands import compare, look
from casework.bench.pace import Schedule, Side
from casework.bench.place import SWV, Bench, Office
from casework.bench.race import Found, race
from casework.bench.result import Result
from casework.bench.school_year import PUPILS, Year, school_year, store
from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import import_absence
from casework.services.absence.lost import lost_alerts
from casework.services.absence.recount import recount
from casework.services.absence.signals import pupils_to_see
from casework.services.absence.touched import begin
from casework.services.signal_absence import AT_A_TIME
from casework.work import Row, Work
from statemachines.verzuimtelling.verzuimdag import UUR

TARGET = 50.0
_WHY = "De melding van een dag kost wat die dag is, en niet wat het hele jaar is."
_CHECK = "wie vier lesweken weg is vinden, naast zoeken in het hele jaar"
_DAY = "schooldag verzuim bijwerken en signalen vinden, naast het hele jaar"
_DUE = "alleen de signalen van vandaag vinden, naast zoeken in het hele jaar"
_IMPORT = "bestand van een schooldag inlezen, naast zoeken in het hele jaar"


class _TakeBack(Exception):
    """What was measured is not kept."""


def measure(bench: Bench) -> Sequence[Result]:
    """Race the check of a day, its file, its upkeep and its signals with the year."""
    scale = bench.few(10, 1) * bench.scale / 10
    pupils = round(PUPILS * scale)
    with bench.office("absence") as office:
        _one_process(office, "absence")
        bench.tell(f"een schooljaar van {pupils} leerlingen maken")
        year = school_year(office, pupils, bench.seed)
        office.clock.set_day(year.day + timedelta(days=1))
        told = (
            f"schaal {scale:g}: {pupils} leerlingen, {year.stored} dagen bewaard, "
            f"{len(year.rows)} op deze dag; alles in een proces van de database"
        )
        return list(_raced(bench, office, year, told))


def _raced(bench: Bench, office: Office, year: Year, told: str) -> Iterator[Result]:
    """Yield the result of each race, in the order in which a day goes."""
    beside = partial(_beside, bench, office, year, backends(office))
    text = _file(year.rows)
    file = beside(_back(office, lambda work: import_absence(work, BytesIO(text))))
    store(office, year)
    found = compare(office, year.day)
    check = beside(_checking(office))
    yield check.result("absence", _CHECK, TARGET, _WHY, f"{found} gevonden; {told}")
    keep_up = partial(_day, pupils=[row[1] for row in year.rows], year=year)
    day = beside(_back(office, keep_up))
    yield day.result("absence-upkeep", _DAY, None, _WHY, told)
    with office.desk.work(SWV) as work:
        pupils_due = keep_up(work)
    due = beside(_back(office, _due))
    yield due.result("absence-due", _DUE, None, _WHY, f"{pupils_due} gevonden; {told}")
    yield file.result("absence-import", _IMPORT, None, _WHY, told)


def _one_process(office: Office, name: str) -> None:
    """Let no query divide its work: the CPU time of helpers cannot be read."""
    with office.owner() as connection:
        setting = "set max_parallel_workers_per_gather = 0"
        connection.execute(f"alter database {name} {setting}".encode())
    office.desk.engine.dispose()


def _beside(
    bench: Bench,
    office: Office,
    year: Year,
    pids: Sequence[int],
    act: Callable[[], object],
) -> Found:
    """Race what is done for a day with the query over the year."""
    islands = Side(partial(look, office, year.day - timedelta(weeks=2)), pids)
    return race(bench, islands, Side(act, pids), Schedule(5, 1, 1))


def _checking(office: Office) -> Callable[[], object]:
    """Return the check of the night, as it asks."""

    def check() -> None:
        with office.desk.look(SWV) as work:
            lost_alerts(work)

    return check


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
