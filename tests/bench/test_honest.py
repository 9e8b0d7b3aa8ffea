"""What the benchmark refuses to measure on, and what its copies are worth."""

import psycopg
import pytest

from casework.bench.floor import Floor
from casework.bench.honest import Cheated, check
from casework.bench.machine import Forgetful, flush_us, refuse_forgetful
from casework.bench.place import FLOOR, SWV, Office, Wrist, invented, plain
from casework.bench.stock import MEETINGS, put_off, shown, stocked
from casework.bench.work_list import MINE, read_list
from casework.database import connect
from casework.work import Desk

PAGES = 14
"""What a list of eighteen cases reads now. It may become less; the target is 28."""


@pytest.fixture
def office(database, vault):
    engine, clock = connect(database), Wrist()
    yield Office(database, Desk(engine, vault, clock, {SWV: invented()}), clock)
    engine.dispose()


def test_a_database_that_forgets_is_refused(office):
    with office.owner() as owner, pytest.raises(Forgetful, match="fsync = off"):
        refuse_forgetful(owner)


def test_the_disk_is_asked_and_nothing_of_it_stays(tmp_path):
    assert flush_us(tmp_path) > 0
    assert not [*tmp_path.iterdir()]


def test_a_copy_is_a_case_with_a_journal_of_its_own_that_verifies(office):
    stock = stocked(office, 3, entries=6)
    for case, day in zip(stock.ids(SWV), MEETINGS, strict=False):
        put_off(office, case, day)
    check(office)
    with office.desk.work(SWV) as work:
        query = "select version, count(*) from cases group by version order by version"
        assert work.rows(query, []) == [(6, 2), (7, 2)]


def test_a_benchmark_that_cheats_is_found_out(office):
    stock = stocked(office, 2)
    with office.owner() as owner:
        change = "update cases set version = version + 1 where id = %s"
        owner.execute(change, [stock.ids(SWV)[0]])
    with pytest.raises(Cheated, match="OT-2026-1"):
        check(office)


def test_the_floor_writes_as_many_rows_of_each_kind_as_the_step(office):
    stock = stocked(office, 1, (SWV, FLOOR))
    step = shown(office, stock)
    assert step[0]["dossier"] != step[1]["dossier"], "an update that changes nothing"
    before = rows_of(office)
    put_off(office, stock.ids(SWV)[0], MEETINGS[1])
    with psycopg.connect(plain(office.url)) as bare:
        Floor(bare, FLOOR, step).step(stock.ids(FLOOR)[0], office.clock())
    after = rows_of(office)
    grown = {
        place: [now - was for now, was in zip(after[place], before[place], strict=True)]
        for place in after
    }
    assert grown[SWV] == grown[FLOOR] == [0, 1, 1, 2, 0]


def rows_of(office):
    counted = "(select count(*) from {table} where tenant_id = t)"
    tables = ("cases", "journal", "term", "outbox", "secret")
    counts = ", ".join(counted.format(table=table) for table in tables)
    query = f"select t, {counts} from unnest(%s::text[]) t"
    with office.owner() as owner:
        rows = owner.execute(query, [[SWV, FLOOR]]).fetchall()
    return {name: numbers for name, *numbers in rows}


def test_a_work_list_reads_no_more_pages_than_it_did(office):
    read = read_list(office, 300)
    assert (read.rows, read.statements) == (MINE, 2)
    assert read.pages <= PAGES
