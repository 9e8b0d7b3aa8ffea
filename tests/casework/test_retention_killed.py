"""Kill the program between any two things of an erasure: the next run finishes it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casework.proof.destruction import Kind, records_in
from casework.services.retention.destroy import destroy_due
from casework.services.retention.places import classes_of
from casework.services.verify import verify
from tests.casework import killed_in_erasing
from tests.casework.bewaren import (
    closed_case,
    confirm_all,
    everything,
    propose,
    with_rules,
)
from tests.conftest import SWV

ROOT = Path(__file__).parents[2]


@pytest.fixture
def confirmed(desk, with_toy, monkeypatch, tmp_path, clock):
    with_rules(monkeypatch)
    old = closed_case(desk, tmp_path)
    clock.forward(days=3 * 365 + 2)
    propose(old.desk)
    confirm_all(old.desk)
    return old


def killed_after(old, tmp_path, clock, last):
    """Run the program; tell whether it was killed."""
    url = old.desk.engine.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [
            *(sys.executable, killed_in_erasing.__file__, url),
            *(f"sqlite:///{tmp_path / 'keystore.sqlite'}", str(old.records)),
            *(clock.time.isoformat(), str(last)),
        ],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode != 0


def test_killed_anywhere_it_is_finished_later_and_nothing_twice(
    confirmed, tmp_path, clock
):
    last, kills = 1, 0
    while killed_after(confirmed, tmp_path, clock, last):
        last, kills = last + 1, kills + 1
        for record in records_in(confirmed.records):  # each that is there is whole
            assert record.id
    assert kills > 20
    everything(destroy_due, confirmed.desk)
    with confirmed.desk.look(SWV) as work:
        assert verify(work).findings == ()
        assert classes_of(work, [confirmed.case_id]) == {}
    open_ = confirmed.rows("select 1 from destruction where done_at is null")
    assert open_ == []
    told = [(record.id, record.kind) for record in records_in(confirmed.records)]
    assert len(told) == len(set(told))
    assert {id_ for id_, kind in told if kind is Kind.BEGIN} == {
        id_ for id_, kind in told if kind is Kind.DONE
    }


def test_half_a_line_of_a_killed_writer_goes(confirmed):
    confirmed.records.parent.mkdir()
    confirmed.records.write_bytes(b'{"record": {"id"')
    everything(destroy_due, confirmed.desk)
    assert all(record.id for record in records_in(confirmed.records))
