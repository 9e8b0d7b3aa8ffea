"""`casework bewaren`: what may go, who says so, and what came of it."""

import json
import sys
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from casework.bootstrap import Office
from casework.cli import app
from casework.settings import Settings
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.casework.bewaren import closed_case, with_rules

MODULES = ("at_work", "bewaren", "bewaren_verklaring")


@pytest.fixture
def old(desk, light, with_toy, monkeypatch, tmp_path, clock):
    with_rules(monkeypatch)
    made = closed_case(desk, tmp_path)
    make(desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(desk, "u-bestuur", "b@werk.example", (Role.BESTUURDER,))
    make(desk, "u-admin", "a@werk.example", (Role.SWV_ADMIN,))
    clock.forward(days=3 * 365 + 2)

    @contextmanager
    def here():
        yield Office(made.desk, Settings(), None)

    for name in MODULES:
        module = sys.modules[f"casework.cli.{name}"]
        monkeypatch.setattr(module, "office", here)
    return made


def run(*words, code=0):
    done = CliRunner().invoke(app, ["bewaren", *words])
    assert done.exit_code == code, done.output
    return done.output


def told(*words, code=0):
    return json.loads(run(*words, "--json", code=code))


def test_from_a_proposal_to_a_statement(old, tmp_path):
    assert len(told("voorstellen")) > 3
    assert told("voorstellen") == []
    waits = told("lijst")["voorstellen"]
    mine = [one for one in waits if one["kenmerk"] == old.kenmerk]
    assert {one["due_on"] for one in mine} == {"2029-09-14"}
    assert "14 september 2029" in run("lijst")

    first = told("bevestigen", "--zaak", old.kenmerk, "--door", "u-fg")
    assert (first["bevestigd"], first["gewist"]) == (3, [])
    assert any("tweede persoon" in one["redenen"][0] for one in first["wacht"])
    second = told("bevestigen", "--maand", "2029-09", "--door", "u-bestuur")
    assert old.kenmerk in {one["kenmerk"] for one in second["gewist"]}

    pdf = tmp_path / "verklaring.pdf"
    made = told("verklaring", old.kenmerk, "--out", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert {one["soort"] for one in made["gewist"]} == {
        *("gezondheid", "identiteit", "onderwijs"),
    }
    [health] = [one for one in made["gewist"] if one["soort"] == "gezondheid"]
    assert health["door"] == "de privacy officer en de directeur-bestuurder van het SWV"
    text = run("verklaring", old.kenmerk)
    assert health["nummer"] in text
    assert "Verzonnen" not in text


def test_a_hold_stops_it_and_says_so(old):
    run("voorstellen")
    why = ("--reden", "De ouders gaan naar de rechter.", "--door", "u-fg")
    number = told("stilzetten", old.kenmerk, *why)["blokkade"]
    run("bevestigen", "--alles", "--door", "u-fg")
    last = told("bevestigen", "--alles", "--door", "u-bestuur")
    assert last["gewist"] == []
    assert run("wissen", code=1).count("stilgezet") > 1
    run("vrijgeven", number, "--door", "u-fg")
    assert {line["outcome"] for line in told("wissen")} == {"gewist"}


BAD = (
    (("bevestigen", "--alles", "--door", "u-admin"), 1, "privacy officer"),
    (("bevestigen", "--alles", "--door", "u-niemand"), 1, "bestaat niet"),
    (("bevestigen", "--door", "u-fg"), 2, "Kies een van de drie"),
    (("stilzetten", "X", "--reden", "x", "--door", "u-fg"), 1, "bestaat niet"),
    (
        ("stilzetten", "X", "--reden", "x", "--door", "u-fg", "--soort", "y"),
        2,
        "--soort",
    ),
    (("vrijgeven", "x", "--door", "u-fg"), 2, "geen nummer"),
    (("verklaring", "X"), 1, "bestaat niet"),
    (("uitschrijving", "", "--op", "2026-01-01", "--door", "u-fg"), 1, "leerling"),
    (("uitschrijving", "L1", "--op", "2031-01-01", "--door", "u-fg"), 1, "pas"),
)


@pytest.mark.parametrize(("words", "code", "line"), BAD)
def test_what_cannot_be_is_one_line(old, words, code, line):
    output = run(*words, code=code)
    assert line in output
    assert output.count("\n") == 1


def test_the_table_names_every_rule(old):
    rows = told("tabel")
    assert {"tlv", "ot", "opp", "verzuim"} <= {row["proces"] for row in rows}
    assert all(row["wet"] for row in rows)
