"""Kill the process between any two statements of a step: all of it, or nothing."""

import signal
import subprocess
import sys
from pathlib import Path

from casework.services.verify import verify
from tests.casework import killed_in_the_middle
from tests.conftest import SWV

ROOT = Path(__file__).parents[2]
TABLES = ("cases", "journal", "term", "outbox", "party", "secret")


def counts(desk):
    with desk.work(SWV) as work:
        found = verify(work)
        assert found.findings == ()
        query = " union all ".join(f"select count(*) from {table}" for table in TABLES)
        return [n for (n,) in work.rows(query, [])]


def attempt(desk, tmp_path, case, last):
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    program = killed_in_the_middle.__file__
    done = subprocess.run(
        [sys.executable, program, url, keystore, str(case.case_id), str(last)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode == 0


def test_a_step_is_there_whole_or_not_at_all(desk, tmp_path, case):
    before = counts(desk)
    assert not attempt(desk, tmp_path, case, 0)
    assert counts(desk) == before

    statement = 1
    while not attempt(desk, tmp_path, case, statement):
        assert counts(desk) == before
        statement += 1

    assert statement > 5
    assert counts(desk) > before
