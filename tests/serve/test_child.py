"""A program that is started never outlives the one who started it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from casework.serve.child import Child
from tests.e2e.machines import descendants

ROOT = Path(__file__).parents[2]
SLEEPER = (sys.executable, "-c", "import time; print('ja', flush=True); time.sleep(60)")
STUBBORN = (
    sys.executable,
    "-c",
    (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('ja', flush=True); time.sleep(60)"
    ),
)
PARENT = """
import os, sys, time
from pathlib import Path
from casework.serve.child import Child
child = Child.start("kind", sys.argv[2:], os.environ, Path(sys.argv[1]))
print(child.process.pid, flush=True)
time.sleep(60)
"""


def started(folder, command):
    child = Child.start("kind", command, os.environ, folder)
    wait_until(lambda: "ja" in (folder / "kind.log").read_text())
    return child


def wait_until(done):
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
    raise TimeoutError


def gone(group):
    with suppress(ProcessLookupError):
        os.killpg(group, 0)
        return False
    return True


@pytest.fixture
def parent(tmp_path):
    """Return a program that started a child on its leash, and the group of that."""
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path), *SLEEPER],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        group = int(process.stdout.readline())
        wait_until(lambda: "ja" in (tmp_path / "kind.log").read_text())
        yield process, group
        process.kill()


@pytest.mark.parametrize("command", [SLEEPER, STUBBORN], ids=["willing", "stubborn"])
def test_a_child_ends_when_it_is_told_to(tmp_path, monkeypatch, command):
    monkeypatch.setattr("casework.serve.child.GRACE", 1.0)
    child = started(tmp_path, command)
    assert child.alive
    child.stop()
    assert not child.alive
    wait_until(lambda: gone(child.process.pid))


def test_a_child_ends_when_its_parent_is_killed(parent):
    process, group = parent
    process.kill()
    wait_until(lambda: gone(group))


def test_what_a_killed_parent_and_leash_left_is_ended_by_the_next(parent, tmp_path):
    process, group = parent
    assert len(descendants(group)) == 1
    process.kill()
    os.kill(group, signal.SIGKILL)
    child = Child.start("kind", SLEEPER, os.environ, tmp_path)
    wait_until(lambda: gone(group))
    assert child.alive
    child.stop()
