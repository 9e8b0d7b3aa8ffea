"""Kill the import, and the handling of signals, between any two statements."""

import signal
import subprocess
import sys
from pathlib import Path

from casework.services.signal_absence import signal_absence
from casework.services.verify import verify
from tests.casework import killed_in_absence
from tests.casework.absence_register import enrol
from tests.casework.absent import bring
from tests.conftest import SWV

ROOT = Path(__file__).parents[2]
TABLES = ("absence_pupil", "absence_day", "absence_episode", "absence_signal")


def attempt(desk, tmp_path, what, last):
    """Run the program; say whether it lived."""
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    program = killed_in_absence.__file__
    done = subprocess.run(
        [sys.executable, program, url, keystore, what, str(last)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode == 0


def counts(desk, tables):
    with desk.look(SWV) as work:
        query = " union all ".join(f"select count(*) from {table}" for table in tables)
        return [n for (n,) in work.rows(query, [])]


def test_a_file_is_there_whole_or_not_at_all(desk, tmp_path):
    last = 9
    while not attempt(desk, tmp_path, "import", last):
        assert counts(desk, TABLES) == [0, 0, 0, 0]
        last += 9
    assert last > 18
    assert counts(desk, TABLES)[:2] == [1, 25]


def test_every_signal_is_handled_once_whenever_it_was_killed(desk, tmp_path, clock):
    enrol(desk, "L1")
    bring(desk, *killed_in_absence.ROWS)
    last = 5
    while not attempt(desk, tmp_path, "signals", last):
        last = last * 2 + 3
    clock.time = killed_in_absence.NOW
    assert signal_absence(desk, SWV).lines == ()
    with desk.look(SWV) as work:
        assert verify(work).findings == ()
        [(done,)] = work.rows("select done from cases where process = 'verzuim'", [])
        taken = {action: len(by) for action, by in done.items()}
        signals = work.rows("select soort, count(*) from absence_signal group by 1", [])
    assert taken["alert_sturen"] == 1
    assert {taken[f"signaal_{soort}"] == n for soort, n in signals} == {True}
    assert counts(desk, ["cases"]) == [1 + 1 + len(taken_duo(taken))]


def taken_duo(taken):
    """Name the reports to DUO: one for each 16 hours and one for the alert."""
    return [*range(taken["signaal_16u"] + taken["signaal_lrv"])]
