"""The whole story, years later: letters and names are gone, the cases stand."""

from dataclasses import replace
from datetime import date

import pytest

from casework.keystore.tables import DOSSIER_KEY
from casework.services.lapse_due import lapse_due
from casework.services.retention.depart import depart
from casework.services.retention.places import PLACES
from casework.services.verify import verify
from casework.work import Place
from tests.casework.bewaren import FG, erase, everything
from tests.conftest import SWV

_SOME = """select 1 from {} t join cases c on c.id = t.case_id
where c.closed_at is not null limit 1"""


@pytest.fixture
def over(verhaal, tmp_path):
    """Play the story, end every case as the years do, and let them pass."""
    told = verhaal("geld")
    records = tmp_path / "vernietigd.jsonl"
    desk = replace(told.desk, place=Place(destroyed=records))
    for year in range(2028, 2040):
        told.stage.clock.day = date(year, 12, 1)
        while everything(lapse_due, desk):
            told.stage.clock.next_day()
    return desk


def rows(desk, query):
    with desk.work(SWV) as work:
        return work.rows(query, [])


def closed(desk):
    return {
        id_ for (id_,) in rows(desk, "select id from cases where closed_at is not null")
    }


def test_everything_of_what_was_closed_goes_and_the_proof_stays(over):
    with over.work(SWV) as work:
        pupils = work.rows("select leerling_id from absence_pupil", [])
        for (pupil,) in pupils:
            depart(work, pupil, date(2027, 7, 31), by=FG)
        before = verify(work)
    assert pupils
    assert before.findings == ()
    written = {place.table for place in PLACES if rows(over, _SOME.format(place.table))}
    assert {"document", "secret", "party", "link"} <= written
    lines = erase(over)
    assert len(lines) > 10
    assert {line.outcome for line in lines} == {"gewist"}
    gone = {
        key
        for (key,) in rows(
            over, "select case_id from destruction where case_id is not null"
        )
    }
    assert gone
    assert gone <= closed(over)
    for place in PLACES:
        left = rows(over, f"select case_id, {place.sealed[0]} from {place.table}")
        whose = {case_id for case_id, sealed in left if sealed}
        assert not whose & gone, place.table
    for table in ("absence_day", "absence_pupil", "absence_signal"):
        assert rows(over, f"select 1 from {table}") == []
    keystore = over.vault.keystore
    with keystore.database.reading() as connection:
        keys = {
            key
            for (key,) in connection.execute(
                DOSSIER_KEY.select().with_only_columns(DOSSIER_KEY.c.case_id)
            )
        }
    assert not keys & gone
    with over.look(SWV) as work:
        after = verify(work)
    assert after.findings == ()
    assert (after.cases, after.entries) == (before.cases, before.entries)
