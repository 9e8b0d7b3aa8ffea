"""The law from the command line: read, drawn, and checked."""

import json
from datetime import date
from importlib import import_module

import pytest
from typer.testing import CliRunner

from casework.cli import app
from statemachines.checker import Checked
from statemachines.processes import PROCESSES


def run(*words):
    return CliRunner().invoke(app, words)


def test_check_counts_and_ends_well():
    done = run("check", "--json")
    assert done.exit_code == 0
    counted = json.loads(done.stdout)
    assert counted["findings"] == []
    assert counted["processes"] == len(PROCESSES)
    assert counted["states"] == sum(len(p.states) for p in PROCESSES.values())
    assert counted["steps"] == sum(len(p.steps) for p in PROCESSES.values())


def test_findings_are_exit_1(monkeypatch):
    found = Checked(1, 1, 1, 1, 1, 0, 0, ("tlv: er is iets mis",))
    module = import_module("casework.cli.processen")
    monkeypatch.setattr(module, "check_all", lambda *_, **__: found)
    assert run("check").exit_code == 1
    assert "er is iets mis" in run("check").stdout
    assert json.loads(run("check", "--json").stdout)["findings"] == [*found.findings]


def test_a_table_of_feast_days_that_runs_out_is_said_in_time(monkeypatch):
    module = import_module("casework.cli.processen")
    monkeypatch.setattr(module, "FAMILIES", ())
    monkeypatch.setattr(module, "amsterdam_day", lambda _: date(2028, 6, 1))
    assert "2028" in run("check").stderr
    monkeypatch.setattr(module, "amsterdam_day", lambda _: date(2026, 11, 21))
    assert run("check").stderr == ""


def test_processes_as_data():
    shown = json.loads(run("processen", "--json").stdout)
    assert {process["code"] for process in shown} == set(PROCESSES)
    [tlv] = json.loads(run("processen", "tlv", "--json").stdout)
    assert tlv["initial"] == "concept"
    terms = [term for step in tlv["steps"] for term in step["starts"]]
    c4 = next(term for term in terms if term["rule"] == "C4")
    assert (c4["then"], c4["party"]) == ("beslistermijn_overschreden", None)
    assert {"day": 49, "to": "directeur_bestuurder"} in c4["warns"]


def test_an_unknown_process_is_one_line():
    done = run("processen", "niets")
    assert done.exit_code == 2
    assert done.stderr.startswith("Proces 'niets' is onbekend.")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("stale", [False, True])
def test_pages_are_written_and_checked(tmp_path, stale):
    assert run("processen", "--markdown", str(tmp_path)).exit_code == 0
    assert {p.stem for p in tmp_path.glob("*.md")} == set(PROCESSES)
    if stale:
        (tmp_path / "tlv.md").write_text("oud")
    done = run("processen", "--markdown", str(tmp_path), "--check")
    assert done.exit_code == int(stale)
    assert ("tlv.md is oud" in done.stderr) is stale


def test_the_page_of_what_was_proved_is_written_and_checked(tmp_path, monkeypatch):
    module = import_module("casework.cli.processen")
    monkeypatch.setattr(module, "FAMILIES", ())
    page = tmp_path / "nieuw" / "bewezen.md"
    asked = ("check", "--markdown", str(page))
    assert run(*asked, "--check").exit_code == 1
    assert not page.exists()
    assert run(*asked).exit_code == 0
    assert "# Wat is bewezen" in page.read_text("utf-8")
    assert run(*asked, "--check").exit_code == 0
    page.write_text("oud", "utf-8")
    done = run(*asked, "--check")
    assert done.exit_code == 1
    assert "bewezen.md is oud" in done.stderr
