"""What was opened on a page is written down: what, who, why, in one statement."""

import psycopg
import pytest

from casework.demo import people
from casework.services import opened
from casework.work import Work
from statemachines.doelbinding import DOEL, EIGEN_DOEL
from statemachines.gegevensdeling.codes import Doel
from statemachines.processes import PROCESSES
from statemachines.secrecy import DataClass
from tests.conftest import SWV
from tests.web.ouder import comes_in, says


@pytest.fixture
def told(verhaal):
    return verhaal("advies")


def log(told):
    query = """select case_id, account, role, what, purpose, data_class, fields
        from read_log where what in ('geopend', 'lijst met namen') order by id"""
    with told.desk.work(SWV) as work:
        return work.rows(query, [])


def test_a_page_writes_which_class_and_which_fields_of_which_case(told):
    case_id, kenmerk = told.case("tlv")
    told.browser.sign_in(people.GEDRAGSWETENSCHAPPER)
    assert told.browser.get(f"/zaken/{kenmerk}").status_code == 200
    rows = [row for row in log(told) if row[0] == case_id]
    by = people.GEDRAGSWETENSCHAPPER
    assert {(row[1], row[2], row[4]) for row in rows} == {
        (by.id, by.role.value, Doel.TLV.value)
    }
    [names] = [row[6] for row in rows if row[5] == DataClass.IDENTITEIT]
    assert "naam: leerling" in names
    assert len(names) == len(set(names))


def test_nothing_that_was_opened_is_in_the_log_itself(told):
    told.browser.sign_in(people.VOORZITTER)
    told.browser.get(f"/zaken/{told.kenmerk('tlv')}")
    assert log(told)
    assert "Verzonnen" not in str(log(told))


def test_it_is_one_statement(told, monkeypatch):
    asked, rows = [], Work.rows

    def counted(work, query, values):
        asked.append(query)
        return rows(work, query, values)

    monkeypatch.setattr(Work, "rows", counted)
    told.browser.sign_in(people.VOORZITTER)
    told.browser.get(f"/zaken/{told.kenmerk('tlv')}")
    assert asked.count(opened._FOR_NOBODY) == 1  # noqa: SLF001  the statement itself


def test_without_a_row_there_is_no_answer(told, monkeypatch):
    monkeypatch.setattr(opened, "_FOR_NOBODY", "insert into nowhere values (1)")
    told.browser.sign_in(people.VOORZITTER)
    with pytest.raises(psycopg.errors.UndefinedTable):
        told.browser.get(f"/zaken/{told.kenmerk('tlv')}")
    assert log(told) == []


def test_a_list_is_one_row_and_not_one_for_each_name(told):
    told.browser.sign_in(people.VOORZITTER)
    assert told.browser.get("/werklijst").status_code == 200
    [row] = log(told)
    assert row[0] is None
    assert row[3] == opened.LISTED


def test_what_the_system_does_for_itself_is_not_a_look(told):
    """It opened many letters and carried facts on, and nobody read them."""
    assert log(told) == []


def test_parents_read_who_what_and_why_in_plain_words(told):
    told.browser.sign_in(people.IB)
    assert told.browser.get(f"/zaken/{told.kenmerk('ot')}").status_code == 200
    page = says(comes_in(told).get("/mijn/dossier"))
    assert "bekeek namen en adressen." in page
    assert "Waarvoor: hulp op school." in page
    assert people.IB.id not in page


def test_every_process_has_a_purpose():
    assert set(PROCESSES) <= set(DOEL) | EIGEN_DOEL
