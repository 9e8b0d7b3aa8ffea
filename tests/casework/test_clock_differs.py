"""A machine with a wrong clock does nothing: no term lapses early, none is missed.

Terms, leases and sessions are judged by the clock of the machine that looks. So before
it works it compares that clock with the one of the database (ADR 0040).
"""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casework.bootstrap import Office, office
from casework.clock import ClockDiffers, agree, utc_now
from casework.http.log_lines import JsonLines
from casework.services.advance import advance
from casework.services.lapse_due import lapse_due
from casework.settings import Settings
from flows import sweep
from flows.deadlines import deadlines
from tests import toy
from tests.conftest import SWV
from tests.web.browser import Browser

MOMENT = datetime(2026, 9, 14, 9, tzinfo=UTC)
THREE_DAYS = timedelta(days=3)
OPEN = "select count(*) from term where closed_at is null and tenant_id = %s"


class Jumping:
    """The clock of a machine that is wrong by as much as a test says."""

    def __init__(self):
        self.wrong = timedelta(0)

    def __call__(self):
        return utc_now() + self.wrong


@pytest.fixture
def machine():
    return Jumping()


@pytest.fixture
def watched(desk, machine):
    """Return the desk of a program on a real machine."""
    return replace(desk, clock=machine, compares=True)


@pytest.fixture
def term(watched, with_toy):
    """Return how many terms run; the first of them ends within four weeks."""
    with watched.work(SWV) as work:
        case = toy.opened(work)
        facts = {"ontvangen_op": work.today, "toelichting": "Waarom."}
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=facts)
        [(running,)] = work.rows(OPEN, [SWV])
    assert running
    return running


@pytest.mark.parametrize(
    ("before", "told", "after", "sentence"),
    [
        (0, 0, 0, None),
        (0, 59, 0, None),
        (59, 0, 59, None),
        (0, 45, 90, None),  # the answer took long: nothing is wrong
        (61, 0, 62, "1 minuut voor"),
        (0, 7500, 1, "2 uur achter"),
        (3 * 86_400, 0, 3 * 86_400, "3 dagen voor"),
        (0, 90_000, 0, "1 dag achter"),
    ],
)
def test_a_minute_is_allowed_and_a_slow_answer_is_no_fault(
    before, told, after, sentence
):
    moments = [MOMENT + timedelta(seconds=n) for n in (before, told, after)]
    if sentence is None:
        agree(*moments)
        return
    with pytest.raises(ClockDiffers, match=f"deze machine loopt {sentence} op die"):
        agree(*moments)


@pytest.mark.parametrize("wrong", [THREE_DAYS, -THREE_DAYS, timedelta(minutes=2)])
def test_a_clock_that_jumps_stops_the_very_next_work_and_only_until_it_is_right(
    watched, machine, wrong
):
    with watched.work(SWV):
        machine.wrong = wrong
    with pytest.raises(ClockDiffers), watched.work(SWV):
        pass
    with pytest.raises(ClockDiffers), watched.look(SWV):
        pass
    machine.wrong = timedelta(0)
    with watched.work(SWV) as work:
        assert work.rows("select 1", []) == [(1,)]


def test_a_machine_that_is_ahead_lets_no_term_lapse_early(watched, machine, term):
    machine.wrong = timedelta(days=400)
    with pytest.raises(ClockDiffers):
        lapse_due(watched, SWV)
    machine.wrong = timedelta(0)
    with watched.work(SWV) as work:
        assert work.rows(OPEN, [SWV]) == [(term,)]


def test_a_sweep_says_in_the_log_which_clock_is_wrong(
    watched, machine, monkeypatch, caplog
):
    @contextmanager
    def opened():
        yield Office(watched, Settings(), None)

    monkeypatch.setattr(sweep, "one_batch", sweep.one_batch.fn)
    monkeypatch.setattr(sweep, "office", opened)
    machine.wrong = THREE_DAYS
    with pytest.raises(sweep.SweepFailed, match=r"^ClockDiffers$"):
        deadlines.fn([SWV])
    [line] = {record.getMessage() for record in caplog.records}
    assert line.startswith("De klok van deze machine loopt 3 dagen voor")


def test_the_pages_say_not_now_and_the_machine_is_not_ready(watched, machine, caplog):
    with Browser(watched) as browser:
        assert browser.get("/gezond/klaar").status_code == 200
        browser.sign_in(toy.VOORZITTER)
        machine.wrong = -THREE_DAYS
        answer = browser.get("/werklijst")
        assert answer.status_code == 503
        assert "Even niet bereikbaar" in answer.text
        assert browser.get("/api/v1/zaken").status_code in {401, 503}
        assert browser.get("/gezond/klaar").status_code == 503
        assert browser.get("/gezond/live").status_code == 200
    lines = [JsonLines().format(record) for record in caplog.records]
    assert any("loopt 3 dagen achter" in line for line in lines)


def test_a_program_compares_its_own_clock_and_never_an_invented_one(tmp_path):
    settings = Settings(home=tmp_path)
    with office(settings) as opened:
        assert opened.desk.compares
    with office(settings, lambda: MOMENT) as opened:
        assert not opened.desk.compares
        with opened.desk.work(SWV) as work:
            assert work.now == MOMENT
