"""Requests about personal data and the log, for the operator and for scripts."""

import json
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app

PEOPLE = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {"key": "moeder", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
    {"key": "hoofd", "role": "voorzitter", "naam": "Hoofd", "user_id": "u-hoofd"},
    {"key": "sec", "role": "swv_admin", "naam": "Sec", "user_id": "u-sec"},
    {"key": "ib", "role": "ib", "naam": "Ib Verzonnen", "user_id": "u-ib"},
]
ASK = ("--partij", "moeder", "--soort", "inzage", "--kanaal", "brief")
AS_IB, AS_SEC = ("--als", "ib:u-ib"), ("--als", "swv_admin:u-sec")
AS_HEAD = ("--als", "voorzitter:u-hoofd")
WHEN = ("--van", "2020-01-01T00:00", "--tot", "2100-01-01T00:00")


@pytest.fixture(scope="module")
def home():
    """Give an empty home that every account can enter."""
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
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


def test_a_request_is_registered_once_granted_copied_and_found_in_the_log(home):
    out = home / "afschrift.zip"
    opened = data("zaak", "open", "ot", *AS_IB, "--mensen", home / "mensen.json")
    case = opened["kenmerk"]
    copy = ("avg", "export", case, *AS_HEAD, "--partij", "moeder", "--out", out)
    assert "geen verzoek" in run(*copy, code=1).stderr
    assert not out.exists()
    made = data("avg", "open", case, *AS_IB, *ASK, "--verzoek", "Alles graag.")
    again = run("avg", "open", case, *AS_IB, *ASK, "--verzoek", "Weer.", code=1)
    assert made["kenmerk"] in again.stderr
    facts = (
        *("--feit", "over=het kind", "--feit", "leeftijd=jonger dan 12"),
        *("--feit", "controle=paspoort of ID-kaart gezien"),
        *("--feit", "verantwoordelijke=de school"),
    )
    request = made["kenmerk"]
    run("zaak", "advance", request, "identiteit_vaststellen", *AS_SEC, *facts)
    refused = run("zaak", "advance", request, "toewijzen", *AS_HEAD, code=1)
    assert "kan nu niet" in refused.stderr
    assert run("datalek", "lezers", *WHEN, "--zaak", case).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--van", "gisteren", "--tot", "2026-11-30T00:00"),
        ("--van", "2026-11-30T00:00", "--tot", "2026-11-01T00:00"),
        ("--tot", "2026-11-01T00:00"),
    ],
)
def test_a_moment_that_cannot_be_meant_is_one_line(words):
    done = CliRunner().invoke(app, ["datalek", "lezers", *words])
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_a_file_that_is_there_is_never_written_over(home):
    out = home / "al-bezet.zip"
    out.write_bytes(b"van een ander")
    words = ("avg", "export", "OT-2026-AAAAA-B", *AS_HEAD, "--partij", "moeder")
    assert "bestaat al" in run(*words, "--out", out, code=2).stderr
    assert out.read_bytes() == b"van een ander"
    assert not zipfile.is_zipfile(out)
