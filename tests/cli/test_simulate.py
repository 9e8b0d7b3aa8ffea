"""`casework simulate`: what it says, what it draws, and what it refuses."""

import json
from collections import Counter
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from casework.cli import app, simulate_year
from casework.simulate import plots
from casework.simulate.inspect.finding import of_office
from casework.simulate.plan import Plan
from casework.simulate.plots import draw
from casework.simulate.report import as_data, in_words
from casework.simulate.watching import Watching
from casework.simulate.world import World

ASKED = ["--swv", "po_30_06", "--schooljaar", "2026-2027", "--seed", "1"]


def run(*more):
    return CliRunner().invoke(app, ["simulate", *(more or ASKED)])


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("--swv", "nergens", "SWV 'nergens' is onbekend"),
        ("--schooljaar", "2026", "Schrijf het schooljaar als 2026-2027."),
        ("--schooljaar", "2030-2031", "zijn de schoolvakanties niet bekend"),
        ("--seed", "-1", "De seed is een getal vanaf 0."),
        ("--leerlingen", "3", "Het aantal leerlingen ligt tussen"),
    ],
)
def test_what_cannot_be_played_is_one_line(name, value, told):
    asked = run(*ASKED, name, value)
    assert asked.exit_code == 2
    assert told in asked.stderr
    assert asked.stderr.count("\n") == 1


def test_without_the_library_that_draws_it_says_so_before_the_year(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(plots, "find_spec", lambda _: None)
    asked = run(*ASKED, "--plots", str(tmp_path))
    assert (asked.exit_code, asked.stderr) == (
        2,
        "Plaatjes vragen matplotlib: pip install 'casework[dev]'.\n",
    )


def _world(plan):
    nothing: Any = SimpleNamespace()
    return World(plan, nothing, nothing, nothing, nothing, nothing)


def year(*findings):
    """Return a year of one day, without a database."""
    plan, watching = Plan("po_30_06", "2026-2027", 1, 50), Watching()
    world = _world(plan)
    figures = watching.figures
    figures.days = 365
    figures.cases["tlv"], figures.steps["tlv", "toekennen"] = 2, 3
    figures.met["C4"], figures.late["C4"] = 3, 1
    figures.margin.update({5: 3, -2: 1})
    figures.load["ib"].update({"2026-W38": 4, "2026-W39": 1})
    figures.signals["lrv"]["2026-W40"] = 1
    figures.ending[date(2026, 10, 5)] = Counter({"ib": 2})
    figures.letters["mail", "verzonden"] = 7
    world.refused["tlv", "toekennen", "Er is nog geen advies."] = 2
    for finding in findings:
        watching.findings.append(finding)
        watching.found[finding.invariant] += 1
    return as_data(world, watching)


FOUND = of_office(date(2026, 10, 5), "post", "een brief kwam twee keer", "nummer 7")


def test_counts_are_numbers_and_a_good_year_has_no_findings():
    data = year()
    assert json.loads(json.dumps(data)) == data
    assert data["findings"] == []
    assert data["cases"] == {"tlv": 2}
    assert data["refused"] == {"tlv/toekennen": {"Er is nog geen advies.": 2}}
    assert data["punctuality"]["share"] == 0.75
    assert data["punctuality"]["days_left"] == {"-2": 1, "5": 3}
    assert data["peaks"] == [{"date": "2026-10-05", "terms": 2, "roles": {"ib": 2}}]
    assert "run" not in data


def test_people_read_what_happened_and_what_was_found():
    assert "Geen bevindingen: alles ging goed." in in_words(year())
    told = in_words(year(FOUND))
    assert "Op tijd: 3 van 4 termijnen van de wet (75,0 %)." in told
    assert "- 2026-10-05 post -: een brief kwam twee keer\n    nummer 7" in told


@pytest.mark.parametrize(("findings", "code"), [((), 0), ((FOUND,), 1)])
def test_the_exit_code_says_whether_something_was_found(monkeypatch, findings, code):
    data = year(*findings)
    monkeypatch.setattr(simulate_year, "played", lambda *_: (data, "in woorden"))
    asked = run(*ASKED, "--json")
    assert asked.exit_code == code
    assert json.loads(asked.stdout) == data
    assert run(*ASKED).stdout == "in woorden\n"


def test_the_same_year_is_drawn_in_the_same_bytes_and_they_are_few(tmp_path):
    first, second = (tmp_path / name for name in ("een", "twee"))
    for folder in (first, second):
        folder.mkdir()
    drawn = draw(year(), first)
    assert {file.name for file in drawn} == {
        *("werk_per_rol.svg", "laatste_dagen.svg"),
        *("op_tijd.svg", "verzuimsignalen.svg"),
    }
    for file, again in zip(drawn, draw(year(), second), strict=True):
        assert file.read_bytes() == again.read_bytes()
        assert file.stat().st_size < 150_000
        assert b"<dc:date>" not in file.read_bytes()


def test_a_year_is_played_watched_drawn_and_told(monkeypatch, tmp_path):
    """The command with a year of no days: everything but the playing itself."""

    def run_year(plan, *, watch, progress, mischief):
        progress(365, 365)
        assert mischief.outages
        watch.figures.days = 365
        return _world(plan)

    monkeypatch.setattr(simulate_year, "run", run_year)
    folder = tmp_path / "plaatjes"
    asked = run(*ASKED, "--json", "--plots", str(folder))
    data = json.loads(asked.stdout)
    assert (asked.exit_code, data["findings"]) == (0, [])
    assert set(data["run"]) == {"seconds", "megabytes"}
    assert "Geen bevindingen" in (folder / "jaar.txt").read_text("utf-8")
    assert "365 van 365 dagen" in asked.stderr
