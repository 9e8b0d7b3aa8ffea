"""A school day of absence: what is measured does what the import does."""

from datetime import timedelta
from io import BytesIO

import pytest

from casework.bench import absence, islands
from casework.bench.honest import Cheated
from casework.bench.place import SWV, Office, Wrist, invented
from casework.bench.school_year import school_year, store
from casework.database import connect
from casework.services.absence.import_days import import_absence
from casework.work import Desk, Row

PUPILS = 3_000
KNOWN = (
    "select leerling_id, kind, first_day, last_day from absence_episode order by 1,2,3",
    "select leerling_id, soort, key_day, uren from absence_signal order by 1,2,3",
)


@pytest.fixture
def office(database, vault):
    engine, clock = connect(database), Wrist()
    yield Office(database, Desk(engine, vault, clock, {SWV: invented()}), clock)
    engine.dispose()


def after(office, act):
    """Return what is known after it, and take it back."""
    told: list[list[Row]] = []

    def look(work):
        act(work)
        told.extend(work.rows(query, []) for query in KNOWN)

    absence._back(office, look)()  # noqa: SLF001
    return told


def test_the_upkeep_of_a_day_gives_what_its_file_gives(office):
    year = school_year(office, PUPILS, 1)
    assert year.rows
    file = absence._file(year.rows)  # noqa: SLF001
    imported = after(office, lambda work: import_absence(work, BytesIO(file)))
    before = after(office, lambda _: None)
    store(office, year)
    pupils = [row[1] for row in year.rows]
    upkeep = after(
        office,
        lambda work: absence._day(work, pupils, year),  # noqa: SLF001
    )
    assert upkeep == imported != before


def test_the_check_and_the_whole_year_find_the_same_pupils(office, monkeypatch):
    year = school_year(office, PUPILS, 1)
    office.clock.set_day(year.day + timedelta(days=1))
    store(office, year)
    assert len(islands.look(office, year.day - timedelta(weeks=2))) > 0
    islands.compare(office, year.day)
    monkeypatch.setattr(islands, "_found", lambda _: set())
    with pytest.raises(Cheated, match="niet dezelfde"):
        islands.compare(office, year.day)
