"""`casework budget`: euros per funder, and a budget that only the director sets."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app

KEYS = ["financier", "budget", "gereserveerd", "toegezegd", "betaald", "vrij"]
BAAS = ("--als", "directeur_bestuurder:u-baas")


@pytest.fixture(scope="module")
def home():
    with TemporaryDirectory(prefix="casework-test-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture(autouse=True)
def _only_this_home(home, monkeypatch):
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CASEWORK_HOME", str(home / "office"))


def run(*words, code=0):
    done = CliRunner().invoke(app, ["budget", *map(str, words)])
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done


def data(*words):
    return json.loads(run(*words, "--json").stdout)


def test_a_fresh_installation_shows_what_the_profile_plans():
    rows = data("--jaar", 2027)
    assert [[*row] for row in rows] == [KEYS] * 5
    assert rows[0] == {
        "financier": "Schiedam",
        "budget": 24000.0,
        "gereserveerd": 0.0,
        "toegezegd": 0.0,
        "betaald": 0.0,
        "vrij": 24000.0,
    }


def test_a_samenwerkingsverband_without_a_fund():
    assert data("--swv", "po_ijmond") == []
    assert "geen fonds" in run("--swv", "po_ijmond").stdout


def test_the_director_sets_a_budget_to_the_cent():
    done = data("zet", 2027, "SWV PO", "30000,05", *BAAS)
    assert done["kenmerk"].startswith("JB-")
    here = {row["financier"]: row for row in data("--jaar", 2027)}
    assert here["SWV PO"]["budget"] == here["SWV PO"]["vrij"] == 30000.05
    assert here["Schiedam"]["budget"] == 24000.0
    assert data("--jaar", 2028)[0]["budget"] == 24000.0
    table = run("--jaar", 2027).stdout
    assert "€ 30.000,05" in table
    assert "€ 126.000,05" in table
    verified = CliRunner().invoke(app, ["verify", "--json"])
    assert json.loads(verified.stdout)["findings"] == []


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("2027", "SWV PO", "1", "--als", "voorzitter:u"), 1, "directeur-bestuurder"),
        (("2027", "Delft", "1", *BAAS), 1, "Delft betaalt niet mee"),
        (("2027", "SWV PO", "1,005", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "24.000", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "1e3", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "1_000", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "\N{ARABIC-INDIC DIGIT ONE}", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "nan", *BAAS), 2, "bedrag in euro"),
        (("2027", "SWV PO", "99999999999", *BAAS), 2, "bedrag in euro"),
        (("1027", "SWV PO", "1", *BAAS), 2, "Schrijf een jaar"),
        (("2027", "SWV PO", "1", "--als", "x"), 2, "Schrijf bij --als"),
        (("2027", "SWV PO", "1", *BAAS, "--swv", "x"), 2, "SWV 'x' is onbekend"),
    ],
)
def test_what_cannot_be_is_one_line(words, code, line):
    done = run("zet", *words, code=code)
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("year", [-1, 0, 2019, 2200, 10**30])
def test_a_year_that_cannot_be_is_one_line(year):
    done = run("--jaar", year, code=2)
    assert done.stderr == "Schrijf een jaar van 2020 tot en met 2199.\n"
