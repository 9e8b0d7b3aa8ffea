"""`casework account`: the first administrator is made without one."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app

BEHEER = ("--rol", "beheerder", "--naam", "Bo Verzonnen", "--email", "bo@werk.example")


@pytest.fixture
def home(monkeypatch):
    """Give an empty home that every account can enter."""
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        monkeypatch.setenv("CASEWORK_HOME", str(folder / "office"))
        yield folder


def run(*words):
    done = CliRunner().invoke(app, ["account", *words])
    return done.exit_code, done.stdout, done.stderr


def test_from_the_first_to_the_last_day(home):
    assert run("lijst")[:2] == (0, "Er zijn nog geen accounts.\n")
    code, told, _ = run("toevoegen", *BEHEER, "--account", "u-bo", "--json")
    made = json.loads(told)
    assert (code, made["account"]) == (0, "u-bo")
    assert "/instellen/onderwijs_dat_past/" in made["link"]
    assert "u-bo (actief, nog niet ingesteld): Bo Verzonnen" in run("lijst")[1]
    [one] = json.loads(run("lijst", "--json")[1])
    assert (one["rollen"], one["status"]) == (["beheerder"], "actief")
    assert run("toevoegen", *BEHEER)[0] == 1
    assert "/instellen/" in run("link", "u-bo")[1]
    assert json.loads(run("stoppen", "u-bo", "--json")[1])["status"] == "gestopt"
    assert "u-bo (gestopt)" in run("lijst")[1]
    assert run("link", "u-bo")[0] == 1
    for wrong in (("stoppen", "u-x"), ("link", "u-x")):
        code, told, error = run(*wrong)
        assert (code, told, error) == (1, "", "Dit account bestaat niet.\n")


@pytest.mark.parametrize("role", ["ouder", "systeem", "leerling", "koning"])
def test_a_role_that_nobody_signs_in_with(home, role):
    words = ("--rol", role, "--naam", "X", "--email", "x@werk.example")
    code, told, error = run("toevoegen", *words)
    assert (code, told, len(error.splitlines())) == (2, "", 1)
