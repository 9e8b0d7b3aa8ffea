"""Memory and start: which process is which, what growth is, and what is reported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casework.bench.footprint.load import Household, Watched
from casework.bench.footprint.measure import results
from casework.bench.footprint.processes import KINDS, Sample, growth, kind_of, sample
from casework.bench.footprint.starting import Start

FLAT = {"worker": 0.0, "prefect": 0.0, "run": 0.0}


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("/x/python -m casework web --port 8000", "web"),
        ("/x/python -m casework.serve.leash /x/python -m casework web", None),
        ("/x/python -m flows /h/ready", "worker"),
        ("/x/python -m prefect server start --host h", "prefect"),
        ("/x/python -m prefect.engine", "run"),
        ("/x/python -m casework serve", None),
        ("postgres: casework", None),
    ],
)
def test_a_process_is_known_by_its_command(command, kind):
    assert kind_of(command) == kind


def samples(*held):
    return [Sample(at * 60.0, {"web": mb, **FLAT}) for at, mb in enumerate(held)]


def test_growth_is_that_of_the_second_half_and_one_leap_says_little():
    assert growth(samples(50, 90, 100, 100, 100, 100, 100), "web") == 0
    assert growth(samples(100, 100, 100, 101, 102, 103), "web") == 60
    assert growth(samples(100, 100, 100, 100, 100, 130, 130, 130), "web") == 0
    assert growth([], "web") == 0


def test_the_memory_of_a_program_below_this_one_is_seen():
    words = [
        sys.executable,
        "-c",
        "import sys; sys.stdin.read()",
        *KINDS["web"].split(),
    ]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as child:
        assert sample(os.getpid(), 0.0).held["web"] > 1
        child.terminate()
    assert sample(os.getpid(), 0.0).held["web"] == 0


def test_what_is_found_is_reported_and_has_no_target():
    house = Household(1, Path(), 8000, 4.2, 21.0)
    starts = {"help": Start(1.0, 0.9, 1700)}
    found = results(starts, house, Watched(9, samples(100, 101, 102, 102)))
    told = {result.name: result for result in found}
    assert {(result.target, result.met) for result in found} == {(None, None)}
    assert {result.gate for result in found} == {"reported"}
    assert told["start_pages"].ratio == 4.2
    assert told["memory_web"].ratio == 102
    assert told["memory_web"].note.startswith("na 3 minuten en 9 vragen")
