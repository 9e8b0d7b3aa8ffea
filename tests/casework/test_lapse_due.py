"""Every term that is over takes its step once, whoever sweeps and whatever breaks."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import OperationalError

from casework.access import SYSTEEM
from casework.services import lapse
from casework.services.advance import advance
from casework.services.hold import hold
from casework.services.lapse_due import lapse_due
from casework.services.verify import verify
from statemachines.rules import RULES
from tests.casework import killed_in_a_sweep
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import filed
from tests.toy import VOORZITTER, opened

ROOT = Path(__file__).parents[2]
AANVRAAG = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}
FEW = 6


@pytest.fixture
def running(desk, with_toy):
    """A few cases, each with two parents who have two weeks to answer."""
    with desk.work(SWV) as work:
        cases = [opened(work) for _ in range(FEW)]
        for case in cases:
            advance(work, case.case_id, "indienen", by=VOORZITTER, facts=AANVRAAG)
    return cases


def everything(desk):
    """Sweep until nothing is left; return all lines."""
    batch = lapse_due(desk, SWV)
    lines = [*batch.lines]
    while batch.after:
        batch = lapse_due(desk, SWV, batch.after)
        lines += batch.lines
    return lines


def rows(desk, query, *values):
    with desk.work(SWV) as work:
        return work.rows(query, values)


def lapsed(desk):
    """Count for each linked case how often its term took its step."""
    return rows(
        desk,
        """select count(*) filter (where convert_from(body, 'UTF8')::jsonb ->> 'action'
            = 'verlopen') from journal join cases c on c.id = case_id
        where c.process = 'vraag' group by case_id""",
    )


def sound(desk):
    with desk.work(SWV) as work:
        return verify(work).findings == ()


def test_a_term_lapses_on_the_day_after_its_last_day(desk, running, clock):
    clock.forward(days=14)
    assert everything(desk) == []
    clock.forward(days=1)

    lines = everything(desk)
    assert len(lines) == 2 * FEW
    assert {line.outcome for line in lines} == {"verlopen: stil"}
    assert everything(desk) == []
    assert set(rows(desk, "select state from cases where process = 'aanvraag'")) == {
        ("klaar",)
    }
    assert sound(desk)


def test_a_sweep_goes_on_where_the_last_one_ended(desk, running, clock):
    clock.forward(days=15)
    first = lapse_due(desk, SWV, size=4)
    assert len(first.lines) == 4
    assert first.after is not None

    second = lapse_due(desk, SWV, first.after, size=4)
    assert len(second.lines) == 4
    assert not {line.kenmerk for line in first.lines} & {
        line.kenmerk for line in second.lines
    }


def test_a_term_that_cannot_take_its_step_stops_nobody(desk, running, clock):
    refused, broken = running[0], running[1]
    clock.forward(days=60)
    with as_owner(desk) as connection:
        change = "update cases set state = 'concept' where id = %s"
        connection.exec_driver_sql(change, (refused.case_id,))
        change = """update cases set dossier = '{"vreemd": 1}' where id = %s"""
        connection.exec_driver_sql(change, (broken.case_id,))
        connection.exec_driver_sql("delete from term where rule = 'C6'")
        connection.exec_driver_sql(
            "update cases set clocks = '[]' where process = 'vraag'"
        )

    lines = {line.kenmerk: line for line in everything(desk)}
    assert lines[refused.kenmerk].outcome == "geweigerd (zonder artikel)"
    assert lines[broken.kenmerk].outcome.startswith("mislukt (ValidationError)")
    good = [lines[case.kenmerk].outcome for case in running[2:]]
    assert good == ["overschreden: loopt"] * (FEW - 2)
    assert {line.what for line in lines.values()} == {f"C4 {RULES['C4'].name}"}
    stuck = "select clocks -> 0 ->> 'stuck_since' from cases where id = %s"
    assert rows(desk, stuck, refused.case_id) == [("2026-11-13",)]
    again = {line.kenmerk for line in everything(desk)}
    assert again == {refused.kenmerk, broken.kenmerk}, "it stays visible"
    query = "select version from cases where id = %s"
    assert rows(desk, query, refused.case_id) == [(3,)], "noted once"


@pytest.mark.parametrize(
    "trouble", [DeadlockDetected(), OperationalError("", {}, DeadlockDetected())]
)
def test_a_case_that_is_busy_is_left_for_the_next_time(
    desk, running, clock, monkeypatch, trouble
):
    """Also when the trouble comes through SQLAlchemy, as that of the keystore does."""

    def busy(*_, **__):
        raise trouble

    clock.forward(days=15)
    before = rows(desk, "select sum(version) from cases")
    with monkeypatch.context() as patch:
        patch.setattr(lapse, "advance", busy)
        outcomes = {line.outcome for line in everything(desk)}
    assert outcomes == {"bezet: de volgende keer opnieuw"}
    assert rows(desk, "select sum(version) from cases") == before
    assert len(everything(desk)) == 2 * FEW


def test_sweeps_side_by_side_do_each_step_once(desk, running, clock):
    clock.forward(days=15)
    start = Barrier(4)

    def sweeping(_):
        start.wait()
        return everything(desk)

    with ThreadPoolExecutor(4) as threads:
        lines = [line for found in threads.map(sweeping, range(4)) for line in found]
    lines += everything(desk)

    assert len(lines) == 2 * FEW
    assert lapsed(desk) == [(1,)] * (2 * FEW)
    assert sound(desk)


def test_a_sweep_never_waits_for_a_person(desk, running, clock):
    clock.forward(days=15)
    with desk.work(SWV) as work:
        hold(work, running[0].case_id, SYSTEEM)
        assert len(everything(desk)) == 2 * FEW - 2
    assert len(everything(desk)) == 2


def test_a_sweep_goes_past_a_whole_batch_that_somebody_holds(desk, running, clock):
    clock.forward(days=15)
    with desk.work(SWV) as work:
        hold(work, running[0].case_id, SYSTEEM)
        passed = lapse_due(desk, SWV, size=2)
        assert passed.lines == ()
        assert len(lapse_due(desk, SWV, passed.after).lines) == 2 * FEW - 2
    assert len(lapse_due(desk, SWV).lines) == 2


def kill(desk, tmp_path, what, last, today):
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    program = killed_in_a_sweep.__file__
    done = subprocess.run(
        [sys.executable, program, url, keystore, what, str(last), today],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode == 0


def test_a_sweep_that_is_killed_loses_and_doubles_nothing(
    desk, running, tmp_path, clock
):
    clock.forward(days=15)
    ended, statement = False, 1
    while not ended:
        ended = kill(desk, tmp_path, "lapse", statement, "2026-09-29")
        assert sound(desk)
        statement += 31
    everything(desk)

    assert statement > 50, "it was killed in the middle, and more than once"
    assert lapsed(desk) == [(1,)] * (2 * FEW)
    assert sound(desk)


def test_after_three_weeks_of_silence_there_is_one_reminder(desk, clock):
    main = filed(desk)
    clock.forward(days=28)
    lines = everything(desk)

    reminders = [line for line in lines if line.what.startswith("L13")]
    assert [line.outcome for line in reminders] == [
        "uitnodigen_bewaken: uit_te_nodigen"
    ]
    query = """select op, raw_end from term t join cases c on c.id = t.case_id
        where rule = 'L13' and t.closed_at is null and c.parent_id = %s"""
    assert rows(desk, query, main) == [(date(2026, 10, 12), date(2026, 10, 19))]
    assert everything(desk) == []
    assert sound(desk)
