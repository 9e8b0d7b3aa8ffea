"""`casework bench`: its shape, and the counts that repeat on any machine."""

import json
import re

import pytest
from typer.testing import CliRunner

from casework.bench.measures import MEASURES, Measure
from casework.bench.place import Wishes
from casework.bench.report import Report
from casework.bench.result import Result
from casework.bench.run import run as run_measures
from casework.cli import app
from casework.cli.present_bench import in_words

KEPT = {"counts.calls": 450, "counts.wal": 1_500}
"""What a plain step costs now, well below its target: it may not get worse."""
HEAVY = {"statements": 2, "calls": 705, "wal": 5_300}
"""What the step with a term and two letters may cost; nothing has set a target."""
MACHINE = {
    "cpus": 2,
    "load": [0.5, 1.0, 2.25],
    "steal": 0.01,
    "flush_us": 40.0,
    "fsync": "on",
    "versions": {"postgresql": "18.4"},
}


def run(*words):
    return CliRunner().invoke(app, ["bench", *words])


def test_the_measures_are_listed_and_no_two_share_a_name():
    told = json.loads(run("--list", "--json").stdout)
    assert [*told] == [measure.name for measure in MEASURES]
    assert all(name in run("--list").stdout for name in told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--only", "snelheid"], "Meting 'snelheid' is onbekend. Kies uit: counts, "),
        (["counts"], "Zet --only voor de namen"),
        (["--scale", "2"], "--scale"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_exit_2(words, said):
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout


def test_the_counts_hold_and_a_timed_measure_has_the_shape():
    done = run("--quick", "--json", "--only", "counts", "advance")
    told = json.loads(done.stdout)
    results = {result["name"]: result for result in told["results"]}

    assert told["quick"] is True
    assert told["machine"]["fsync"] == "on"
    assert told["machine"]["flush_us"] > 0
    missed = [result for result in results.values() if result["met"] is False]
    assert done.exit_code == (1 if missed else 0)
    for name in ("statements", "calls", "wal", "hot"):
        result = results[f"counts.{name}"]
        assert result["met"], result
    for name, most in KEPT.items():
        assert results[name]["ratio"] <= most
    for name, most in HEAVY.items():
        assert results[f"counts.verzetten.{name}"]["ratio"] <= most
    assert results["counts.statements"]["ratio"] == 2, "one that nobody heard?"
    assert results["counts.verzetten.hot"]["ratio"] == 1
    assert "advance: " in done.stderr
    timed = results["advance"]
    assert (timed["target"], timed["gate"], timed["better"]) == (0.8, "cpu", "higher")
    assert timed["ratio"] > 0
    assert timed["p10"] > 0
    assert timed["median_slice"] > 0
    assert timed["met"] in {True, False, None}


def fine(_):
    return [Result("goed", "Het goede", 1.0, 0.8, met=True, why="Zo.")]


def breaks(_):
    raise ValueError("a name that belongs on no screen")


def stops(_):
    """What a measure comes to when its database goes down at the same Ctrl-C."""
    error = OSError("gone")
    error.__context__ = KeyboardInterrupt()
    raise error


def test_what_breaks_is_one_result_and_what_was_done_survives_the_end():
    kinds = (breaks, fine, stops, fine)
    measures = [Measure(kind.__name__, "Iets", kind) for kind in kinds]
    kept: list[Result] = []
    report = run_measures(measures, Wishes(quick=True), keep=kept.append)

    assert [result.name for result in kept] == ["breaks", "goed"]
    assert kept == report.results
    assert (kept[0].ratio, kept[0].met) == (None, None)
    assert kept[0].note == "niet meetbaar: ValueError"
    assert (report.broken, report.stopped) == (["breaks"], True)
    assert report.machine["fsync"] == "on"
    lines = in_words(report).splitlines()
    assert lines[-1] == (
        "Afgebroken: dit is wat klaar was. Niets gemist. Niet meetbaar: breaks."
    )


def test_people_read_what_was_met_missed_and_not_measured():
    results = [
        Result("a", "De stap", 0.9, 0.8, met=True, why="Dit telt."),
        Result("b", "De ronde", 12.25, 15, met=False, why="Dit ook.", note="drukte"),
        Result("c", "De lijst", 100, 28, met=None, why="En dit.", better="lower"),
        Result("d", "Het geheugen", 98, None, met=None, why="Zomaar.", unit="MB"),
    ]
    told = in_words(Report(results, MACHINE, quick=True))
    lines = [re.sub(" +", " ", line.strip()) for line in told.splitlines()]
    assert lines[1:4] == ["De stap 0,90 x ≥ 0,80 gehaald", "Dit telt.", lines[3]]
    assert "De ronde 12,25 x ≥ 15 gemist" in lines
    assert "Let op: drukte" in lines
    assert "De lijst 100 x ≤ 28 niet meetbaar" in lines
    assert "Het geheugen 98 MB - geen doel" in lines
    assert lines[-1] == "Gemist: b. Niet meetbaar: c."
    assert "--quick" in lines[-2]
