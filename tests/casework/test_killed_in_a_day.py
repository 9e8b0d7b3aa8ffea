"""Kill the sweeps at random places, again and again: every effect is there once."""

import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from casework.services.verify import verify
from tests.casework import killed_in_a_day
from tests.casework.killed_in_a_day import day, desk_at
from tests.conftest import SWV
from tests.post import invited

ROOT = Path(__file__).parents[2]
CASES, KILLS, STATEMENTS = 3, 8, 50
EFFECTS = """
    select c.process, c.state,
        array(select convert_from(j.body, 'utf8')::jsonb ->> 'action' from journal j
              where j.case_id = c.id order by j.seq),
        array(select t.rule || ' ' || t.legal_end || ' ' || (t.closed_at is null)
              from term t where t.case_id = c.id order by t.rule, t.legal_end, t.id),
        array(select o.notice || ' ' || o.party || ' ' || o.status from outbox o
              where o.case_id = c.id order by o.notice, o.party, o.status)
    from cases c order by 1, 2, 3, 4, 5"""


def effects(desk):
    with desk.work(SWV) as work:
        assert verify(work).findings == ()
        return work.rows(EFFECTS, [])


@pytest.fixture
def control(server, vault, clock):
    """Return a second office, where nothing is killed."""
    server.drop_database("control")
    url = server.create_database("control", template="template")
    opened = desk_at(url, vault, clock())
    yield opened
    opened.engine.dispose()


def attempt(desk, tmp_path, moment, last):
    """Run the sweeps in a process of its own; tell whether it came to the end."""
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    words = (url, keystore, str(tmp_path / "mail"), moment.isoformat(), str(last))
    done = subprocess.run(
        [sys.executable, killed_in_a_day.__file__, *words],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode == 0


def test_what_is_killed_at_random_loses_and_doubles_nothing(
    desk, control, vault, clock, tmp_path
):
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201  to do the same again
    dice = random.Random(seed)
    for office in (desk, control):
        for _ in range(CASES):
            invited(office)
    moment = clock() + timedelta(days=75)
    killed = 0
    for _ in range(KILLS):
        moment += timedelta(minutes=11)  # what a killed one had in its hands is free
        killed += not attempt(desk, tmp_path, moment, dice.randint(1, STATEMENTS))
    assert killed > KILLS // 2
    for _ in range(3):  # letters about letters leave in a later sweep
        moment += timedelta(minutes=11)
        assert attempt(desk, tmp_path, moment, 0)

    later = desk_at(control.engine.url, vault, moment)
    for _ in range(3):
        day(later, lambda _message: None)
    later.engine.dispose()
    assert effects(desk) == effects(control)

    mailed = (tmp_path / "mail").read_text().split()
    with desk.work(SWV) as work:
        query = "select id, attempts from outbox where status = 'verzonden'"
        sent = {ident.hex: tries for ident, tries in work.rows(query, [])}
    arrived = [ident[1:33] for ident in mailed]
    assert set(arrived) == set(sent)
    assert all(arrived.count(ident) <= tries for ident, tries in sent.items())
