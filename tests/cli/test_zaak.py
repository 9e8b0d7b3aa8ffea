"""The door, for scripts: open, look, ask what can be done, take a step."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app
from casework.services.write import Stale

PEOPLE = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {"key": "moeder", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
    {"key": "ib", "role": "ib", "naam": "Ib Verzonnen", "user_id": "u-ib"},
]
SIGNAL = {
    "ouders_ingelicht_op": "2026-09-01",
    "signaal": "Noor loopt vast.",
    "beginniveau": "1_groep",
}
AS_IB = ("--als", "ib:u-ib")


@pytest.fixture(scope="module")
def home():
    """Give an empty home that every account can enter, and files to read."""
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
        (folder / "feiten.json").write_text(json.dumps(SIGNAL))
        yield folder


@pytest.fixture(autouse=True)
def _only_this_home(home, monkeypatch):
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CASEWORK_HOME", str(home / "office"))


def run(*words, code=0):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done


def data(*words):
    return json.loads(run(*words, "--json").stdout)


@pytest.fixture(scope="module")
def kenmerk(home):
    """Open one case for all these tests."""
    os.environ["CASEWORK_HOME"] = str(home / "office")
    opened = data("zaak", "open", "ot", *AS_IB, "--mensen", home / "mensen.json")
    assert opened["state"] == "concept"
    return opened["kenmerk"]


def test_a_case_is_opened_stepped_and_shown(home, kenmerk):
    words = ("zaak", "advance", kenmerk, "signaleren", *AS_IB)
    facts = ("--feiten", home / "feiten.json", "--feit", "verzuim_speelt=false")
    once = (*words, *facts, "--gezien", 1, "--sleutel", "een")
    stepped = data(*once)
    assert (stepped["state"], stepped["version"]) == ("signalering", 2)
    assert data(*once)["repeated"] is True
    assert "al gebruikt" in run(*words, "--sleutel", "een", code=1).stderr

    shown = data("zaak", "show", kenmerk.lower(), *AS_IB)
    assert shown["dossier"]["signaal"] == "(verzegeld)"
    assert [term["rule"] for term in shown["terms"] if term["open"]] == ["L2"]
    assert "Verzonnen" not in json.dumps(shown)
    assert "Wacht op" in run("zaak", "show", kenmerk, *AS_IB).stdout


def test_options_name_every_step_and_every_reason(kenmerk):
    found = {o["action"]: o for o in data("zaak", "options", kenmerk, *AS_IB)}
    assert any(option["allowed"] for option in found.values())
    for option in found.values():
        assert option["allowed"] == (not option["reasons"])
    assert "NIET" in run("zaak", "options", kenmerk, *AS_IB).stdout


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("show", "OT-2026-00000-X", *AS_IB), 1, "Deze zaak bestaat niet"),
        (("show", "onzin", *AS_IB), 1, "Deze zaak bestaat niet"),
        (("show", "{kenmerk}", "--als", "ib:u-ander"), 1, "Deze zaak bestaat niet"),
        (("show", "{kenmerk}", "--als", "systeem:x"), 2, "Schrijf bij --als een rol"),
        (("show", "{kenmerk}", *AS_IB, "--swv", "x"), 2, "SWV 'x' is onbekend"),
        (("advance", "{kenmerk}", "vliegen", *AS_IB), 1, "bestaat niet in"),
        (
            ("advance", "{kenmerk}", "notitie_maken", *AS_IB, "--gezien", "99"),
            1,
            "u zag versie 99",
        ),
        (
            ("advance", "{kenmerk}", "notitie_maken", *AS_IB, "--feit", "x"),
            2,
            "naam=waarde",
        ),
        (("open", "ot", *AS_IB, "--mensen", "/er/is/niets"), 2, "niet te lezen"),
    ],
)
def test_what_cannot_be_is_one_line(kenmerk, words, code, line):
    done = run("zaak", *(word.format(kenmerk=kenmerk) for word in words), code=code)
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_verify_counts_and_finds_nothing(kenmerk):
    checked = data("verify")
    assert checked["cases"] == 1
    assert checked["findings"] == []
    assert "Alles klopt" in run("verify").stdout


def test_stale_is_said_in_words():
    assert "u zag versie 1, nu is het versie 2" in str(Stale(1, 2))


def test_a_refusal_as_json_has_every_reason_with_article_and_who(kenmerk):
    words = ("zaak", "advance", kenmerk, "intrekken", *AS_IB)
    done = run(*words, "--feit", "reden_intrekking=x", "--json", code=1)
    [reason] = json.loads(done.stdout)["reasons"]
    assert reason["law"]
    assert reason["lifted_by"]
    assert f"[{reason['law']}] Op te lossen door" in done.stderr


@pytest.mark.parametrize(
    "words", [("nope",), ("zaak", "show", "X"), ("termijn", "C4", "--foo", "x")]
)
def test_wrong_usage_is_one_line(words, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "casework", *words],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "CASEWORK_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
