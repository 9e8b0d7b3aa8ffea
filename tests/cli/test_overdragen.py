"""`casework zaak overdragen`: look first, hand over, and say what came of each."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app
from tests.cli.test_zaak import PEOPLE

WORDS = ("zaak", "overdragen", "--van", "u-ib", "--naar", "u-nieuw")
IB = (*WORDS, "--rol", "ib")


@pytest.fixture
def kenmerken(monkeypatch):
    """Open two cases in an empty home, for one who leaves and one who comes."""
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        monkeypatch.setenv("CASEWORK_HOME", str(folder / "office"))
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
        for who in ("u-ib", "u-nieuw"):
            person = ("--naam", who, "--email", f"{who}@werk.example")
            run("account", "toevoegen", *person, "--rol", "ib", "--account", who)
        opening = ("zaak", "open", "ot", "--als", "ib:u-ib", "--mensen")
        opened = [
            data(*opening, str(folder / "mensen.json"))["kenmerk"] for _ in range(2)
        ]
        yield sorted(opened)


def run(*words, code=0):
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done


def data(*words):
    return json.loads(run(*words, "--json").stdout)


def test_look_hand_over_and_stop(kenmerken):
    one, other = kenmerken
    planned = data(*IB, "--proef")["zaken"]
    assert sorted(case["kenmerk"] for case in planned) == kenmerken
    assert "Er is niets veranderd." in run(*IB, "--proef").stdout
    assert "2 open zaken" in run("account", "stoppen", "u-ib", code=1).stderr
    [told] = data(*IB, "--kenmerk", one.lower())["zaken"]
    assert (told["kenmerk"], told["gedaan"]) == (one, True)
    run("zaak", "show", one, "--als", "ib:u-ib", code=1)
    run("zaak", "show", one, "--als", "ib:u-nieuw")
    assert "1 van 1 zaken overgedragen." in run(*IB).stdout
    assert data(*IB) == {"zaken": []}
    run("zaak", "show", other, "--als", "ib:u-nieuw")
    run("account", "stoppen", "u-ib")
    run("verify")


def test_what_cannot_be_says_why(kenmerken):
    said = run(*WORDS, "--rol", "leraar", code=1).stderr
    assert "heeft deze rol niet" in said
    assert "Deze rol bestaat niet" in run(*WORDS, "--rol", "x", code=2).stderr
