"""What is in no case ends too: a pupil who left, and rows that live for days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework.services.hold import view
from casework.services.looked import looked
from casework.services.retention.depart import depart
from casework.services.retention.destroy import destroy_due
from casework.services.retention.legal_hold import place_hold
from casework.services.retention.sweep import SHORT, sweep_technical
from casework.services.sessions import start_session
from casework.services.verify import verify
from casework.work import Place
from statemachines.bewaring.blokkade import Blokkade
from tests import toy
from tests.casework.absence_register import away, enrol
from tests.casework.absent import bring
from tests.casework.bewaren import (
    FG,
    closed_case,
    confirm_all,
    everything,
    propose,
    with_rules,
)
from tests.conftest import SWV

PUPIL_TABLES = (
    *("absence_pupil", "absence_day", "absence_episode", "absence_signal"),
    *("register_entry", "departure"),
)


@pytest.fixture
def office(desk, tmp_path):
    return replace(desk, place=Place(destroyed=tmp_path / "vernietigd.jsonl"))


def count(desk, table, where="true"):
    with desk.work(SWV) as work:
        return work.rows(f"select count(*) from {table} where {where}", [])[0][0]


def test_a_pupil_who_left_is_gone_after_five_years_and_another_is_not(office, clock):
    enrol(office, "L1", "L2")
    bring(office, *away("L1", "2026-09-01", "2026-09-08"))
    bring(office, *away("L2", "2026-09-01", "2026-09-02"))
    assert propose(office) == {}
    with office.work(SWV) as work:
        depart(work, "L1", date(2026, 7, 31), by=FG)
    clock.time = datetime(2031, 7, 31, 9, tzinfo=UTC)
    [(_, kind)] = propose(office)
    assert kind == "identiteit"
    confirm_all(office, FG)
    assert everything(destroy_due, office) == []
    clock.forward(days=1)
    assert [line.outcome for line in everything(destroy_due, office)] == ["gewist"]
    for table in PUPIL_TABLES[:4]:
        assert count(office, table, "leerling_id = 'L1'") == 0
    assert count(office, "register_entry", "code = 'L1'") == 0
    assert count(office, "absence_day", "leerling_id = 'L2'") == 2
    assert count(office, "register_entry", "code = 'L2'") == 1
    with office.look(SWV) as work:
        assert verify(work).findings == ()
    assert propose(office) == {}


def test_a_pupil_of_a_case_under_a_hold_stays(office, clock, with_toy, monkeypatch):
    enrol(office, "L1")
    with office.work(SWV) as work:
        case = toy.opened(work)
        work.rows(
            """update cases set dossier = '{"leerling_id": "L1"}' where id = %s""",
            [case.case_id],
        )
        depart(work, "L1", date(2026, 7, 31), by=FG)
        place_hold(work, case.kenmerk, Blokkade.DATALEK, "Er is iets gelekt.", by=FG)
    clock.time = datetime(2031, 8, 1, 9, tzinfo=UTC)
    propose(office)
    confirm_all(office, FG)
    [line] = everything(destroy_due, office)
    assert line.outcome == Blokkade.DATALEK.zin
    assert count(office, "register_entry", "code = 'L1'") == 1


def test_short_lived_rows_go_by_themselves_and_no_sooner(office, clock):
    with office.work(SWV) as work:
        start_session(work, "u-ib", toy.VOORZITTER.role, mfa=True)
        work.rows(
            """insert into attempt (tenant_id, what, since, number)
            values (%s, 'x', %s, 1)""",
            [SWV, work.now],
        )
    assert everything(sweep_technical, office) == []
    clock.forward(days=8)
    assert {line.what for line in everything(sweep_technical, office)} == {
        *("attempt", "session"),
    }
    assert count(office, "attempt") == count(office, "session") == 0
    assert everything(sweep_technical, office) == []


def test_a_look_is_kept_five_years_and_longer_under_a_hold(
    desk, clock, with_toy, monkeypatch, tmp_path
):
    with_rules(monkeypatch)
    kept, other = (closed_case(desk, tmp_path) for _ in range(2))
    for old in (kept, other):
        with old.desk.work(SWV) as work:
            looked(
                work, view(work, old.case_id, toy.VOORZITTER), toy.VOORZITTER, "zaak"
            )
    clock.time = datetime(2031, 9, 14, 9, tzinfo=UTC)
    everything(sweep_technical, desk)
    assert count(desk, "read_log") == 2
    with kept.desk.work(SWV) as work:
        place_hold(work, kept.kenmerk, Blokkade.BEROEP, "Er is beroep.", by=FG)
    clock.forward(days=2)
    everything(sweep_technical, desk)
    assert count(desk, "read_log") == 1
    assert count(desk, "read_log", f"case_id = '{kept.case_id}'") == 1


def test_every_sweep_runs_on_the_real_tables(office):
    assert everything(sweep_technical, office) == []
    assert len({one.table for one in SHORT}) == len(SHORT)
