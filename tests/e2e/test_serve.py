"""`casework serve` on an empty machine does what must be done, with nobody there."""

import base64
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import httpx
import pytest

from casework.access import Actor
from casework.bootstrap import office
from casework.clock import utc_now
from casework.services.advance import advance
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.settings import Settings
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.e2e.machines import ROOT, descendants, kill_tree, until

pytestmark = pytest.mark.slow
CASEWORK = (sys.executable, "-c", "from casework.cli import main; main()")
IB = Actor("u-ib", Role.IB)
SIGNAL = {"signaal": "Loopt vast.", "beginniveau": "1_groep", "verzuim_speelt": False}


@pytest.fixture
def home(tmp_path):
    """Return a home with one case, of which a term is long over."""
    began = utc_now() - timedelta(days=120)
    school = Identity("V. Verzonnen", "v", "vz@werk.example", "Straat 1", "000")
    people = [
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        Person(Party("voorzitter", Role.VOORZITTER, e_consent=True), school, "u-v"),
        Person(Party("ib", Role.IB, e_consent=True), school, "u-ib"),
    ]
    long_ago = office(Settings(home=tmp_path), lambda: began)
    with long_ago as opened, opened.desk.work(SWV) as work:
        case = open_case(work, "ot", people, by=IB)
        told = {**SIGNAL, "ouders_ingelicht_op": work.today.isoformat()}
        advance(work, case.case_id, "signaleren", by=IB, facts=told)
    return tmp_path


class Serving:
    """A running `casework serve`, and what it said."""

    def __init__(self, home):
        self.home = home
        env = {k: v for k, v in os.environ.items() if not k.startswith("CASEWORK_")}
        self.process = subprocess.Popen(
            [*CASEWORK, "serve", "--leeg", "--json"],
            cwd=ROOT,
            env={**env, "CASEWORK_HOME": str(home), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = {}

    def __enter__(self):
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        for line in self.process.stdout:
            told = json.loads(line)
            self.said[told["wat"]] = told["waar"]
            if told["wat"] == "klaar":
                return self
        raise AssertionError(self.process.stderr.read())

    def __exit__(self, *_):
        kill_tree(self.process.pid)
        self.process.communicate()

    def stop(self, how):
        self.process.send_signal(how)
        return self.process.wait(timeout=60)

    def runs(self):
        """Return the state of every run by its name, as an operator finds them."""
        password = Path(self.said["wachtwoord"]).read_text()
        token = base64.b64encode(f"casework:{password}".encode()).decode()
        found = httpx.post(
            f"{self.said['prefect']}/api/flow_runs/filter",
            json={},
            headers={"Authorization": f"Basic {token}"},
        )
        found.raise_for_status()
        return {run["name"]: run["state"]["type"] for run in found.json()}

    def mails(self):
        return sorted((self.home / "mail").glob("*.eml"))


def finished(serving, flow):
    names = [n for n, s in serving.runs().items() if s == "COMPLETED" and flow in n]
    return [name for name in names if name.startswith(f"{flow} · ")]


def test_a_term_lapses_and_its_mail_arrives_with_nobody_doing_anything(home):
    with Serving(home) as serving:
        until(lambda: finished(serving, "termijnen"), what="the first sweep")
        until(lambda: finished(serving, "post"), what="the first post")
        # Two runs of a sweep may cross: the one that had work writes its table last.
        until(lambda: has_table(home / "serve"), what="the table of the sweep")
        mails = [message_from_bytes(file.read_bytes()) for file in serving.mails()]
        assert mails
        assert {mail["To"] for mail in mails} == {"vz@werk.example"}
        assert len({mail["Message-ID"] for mail in mails}) == len(mails)
        below = descendants(serving.process.pid)
        assert serving.stop(signal.SIGTERM) == 0
        assert serving.process.stderr.read() == ""
    until(lambda: not alive(below), what="the end of all programs")
    assert_nothing_private(home / "serve")
    with office(Settings(home=home)) as opened, opened.desk.work(SWV) as work:
        query = "select count(*) from journal where seq > 2"
        assert work.rows(query, [])[0][0] >= 1


def kept_in(folder):
    return [file for file in folder.rglob("*") if file.is_file()]


def has_table(folder):
    for file in kept_in(folder):
        with suppress(FileNotFoundError):  # Prefect is at work there
            if b"intake_nagaan" in file.read_bytes():
                return True
    return False


def assert_nothing_private(folder):
    """Search all that Prefect kept, and every log, for who the case is about."""
    kept = kept_in(folder)
    assert has_table(folder)
    for word in (b"Verzonnen", b"Noor", b"werk.example", b"Loopt vast"):
        assert not [file for file in kept if word in file.read_bytes()]


def test_after_a_kill_nothing_is_left_and_the_next_start_goes_on(home):
    with Serving(home) as first:
        below = descendants(first.process.pid)
        assert first.stop(signal.SIGKILL) == -signal.SIGKILL
        until(lambda: not alive(below), what="the end of what was killed")
    with Serving(home) as second:
        until(lambda: finished(second, "termijnen"), what="a sweep")
        refused = subprocess.run(
            [*CASEWORK, "serve"],
            cwd=ROOT,
            env={**os.environ, "CASEWORK_HOME": str(home)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1
        assert "draait al" in refused.stderr
        assert second.stop(signal.SIGINT) == 0
        arrived = [
            message_from_bytes(file.read_bytes())["Message-ID"]
            for file in second.mails()
        ]
        assert len(arrived) == len(set(arrived))


def alive(pids):
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    states = dict(line.split(None, 1) for line in listed.splitlines())
    return [pid for pid in pids if not states.get(str(pid), "Z").startswith("Z")]
