"""Kill the process between any two statements of a booking: all of it, or nothing."""

import signal
import subprocess
import sys
from pathlib import Path

from casework.services.budget import budget
from casework.services.verify import verify
from statemachines.processes import PROCESSES
from tests.casework import killed_while_booking
from tests.conftest import SWV
from tests.potje import POTJE, opened, take

ROOT = Path(__file__).parents[2]


def stands(desk):
    with desk.look(SWV) as work:
        assert verify(work).findings == ()
        entries = work.rows("select count(*) from fund_entry", [])
        return entries, [(s.gereserveerd, s.toegezegd, s.vrij) for s in budget(work)]


def attempt(desk, tmp_path, case, last):
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    program = killed_while_booking.__file__
    done = subprocess.run(
        [sys.executable, program, url, keystore, str(case), str(last)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode == 0


def test_money_moves_whole_or_not_at_all(desk, tmp_path, monkeypatch):
    monkeypatch.setitem(PROCESSES, POTJE.code, POTJE)
    case = opened(desk)
    take(desk, case, "reserveren", Schiedam=9_00, Maassluis=3_00)
    before = stands(desk)
    assert not attempt(desk, tmp_path, case, 0)
    assert stands(desk) == before

    statement = 1
    while not attempt(desk, tmp_path, case, statement):
        assert stands(desk) == before
        statement += 1

    assert statement > 5
    _, after = stands(desk)
    assert after[0] == (0, 5_00, 24_000_00 - 5_00)
    assert after[2] == (0, 0, 24_000_00)
