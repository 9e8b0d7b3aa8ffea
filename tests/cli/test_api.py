"""Let a program in, list who is in, and end a token."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.bootstrap import office
from casework.cli import app
from casework.services.api_clients import client_of, tenant_of


@pytest.fixture(scope="module")
def home():
    with TemporaryDirectory(prefix="casework-test-") as name:
        Path(name).chmod(0o711)
        yield Path(name) / "office"


@pytest.fixture(autouse=True)
def _only_this_home(home, monkeypatch):
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CASEWORK_HOME", str(home))


def run(*words, code=0):
    done = CliRunner().invoke(app, ["api", "client", *map(str, words)])
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done


WHO = ("--rol", "ib", "--account", "u-ib", "--scope", "zaken:lees")


def test_a_program_is_let_in_listed_and_ended():
    made = json.loads(run("toevoegen", "leerlingvolgsysteem", *WHO, "--json").stdout)
    token = made["token"]
    tenant = tenant_of(token) or ""
    with office() as opened, opened.desk.work(tenant) as work:
        client = client_of(work, token)
    assert client
    assert client.scopes == ["zaken:lees"]
    listed = run("lijst").stdout
    assert "leerlingvolgsysteem: ib:u-ib" in listed
    assert token not in listed
    assert "token" not in json.loads(run("lijst", "--json").stdout)[0]
    run("intrekken", made["id"])
    assert "ingetrokken" in run("lijst").stdout
    with office() as opened, opened.desk.work(tenant) as work:
        assert client_of(work, token) is None
    assert "bestaat niet" in run("intrekken", made["id"], code=2).stderr


@pytest.mark.parametrize(
    ("words", "line", "code"),
    [
        (("--rol", "ouder", "--account", "u-1", "--scope", "zaken:lees"), "rol van", 1),
        (("--rol", "ib", "--account", "a b", "--scope", "zaken:lees"), "gewone", 1),
        ((*WHO, "--dagen", 0), "1 tot 731 dagen", 1),
        ((*WHO, "--dagen", 10**12), "kleiner getal", 2),
        (("--rol", "baas", "--account", "x", "--scope", "zaken:lees"), "Schrijf", 2),
    ],
)
def test_what_cannot_be_is_one_line(words, line, code):
    done = run("toevoegen", "proef", *words, code=code)
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
