"""Proofs and witnesses leave the building as files, and are checked without us."""

import json
import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.bootstrap import office
from casework.cli import app
from casework.proof.note import read_notes
from casework.services.proof.witness import keep_witness
from tests.conftest import SWV

PEOPLE = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {"key": "moeder", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
    {"key": "ib", "role": "ib", "naam": "Ib Verzonnen", "user_id": "u-ib"},
]
AS_IB = ("--als", "ib:u-ib")


@pytest.fixture(scope="module")
def home():
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
        (folder / "geen_bewijs.json").write_text("{}")
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
    os.environ["CASEWORK_HOME"] = str(home / "office")
    opened = data("zaak", "open", "ot", *AS_IB, "--mensen", home / "mensen.json")
    return opened["kenmerk"]


@pytest.fixture(scope="module")
def proof(home, kenmerk):
    """Seal, and keep the proof of the first line and the witness."""
    assert "nog niet verzegeld" in run("bewijs", "regel", kenmerk, 1, code=1).stderr
    assert "logboek is leeg" in run("bewijs", "getuige", "--out", "x", code=1).stderr
    assert data("verify")["unsealed"] == 1
    assert data("bewijs", "verzegel")[SWV] == ["verzegeld tot en met blad 0"]
    assert "Er wachtte niets" in run("bewijs", "verzegel").stdout
    file = home / "bewijs.json"
    file.write_text(json.dumps(data("bewijs", "regel", kenmerk, 1)))
    run("bewijs", "getuige", "--out", home / "getuige.txt")
    return file


def test_a_proof_is_checked_without_a_database(proof, kenmerk, monkeypatch):
    [key] = data("bewijs", "sleutel")[SWV]
    monkeypatch.setenv("CASEWORK_HOME", "/nergens")
    told = data("bewijs", "controleer", proof, "--sleutel", key)
    assert (told["klopt"], told["swv"], told["regel"]) == (True, SWV, 1)
    without = run("bewijs", "controleer", proof).stdout
    assert "de sleutel kwam uit het bestand zelf" in without
    assert kenmerk not in without


CHANGES = {
    "the line": ("body", lambda text: text.replace("u-ib", "u-xx")),
    "the leaf": ("leaf", lambda text: text.replace('"seq":1', '"seq":2')),
    "the index": ("index", lambda number: number + 1),
    "the size": ("size", lambda number: number + 1),
    "the hashes": ("hashes", lambda hashes: [*hashes, "AAAA"]),
    "no base64": ("hashes", lambda _: ["é"]),
    "the note": ("note", lambda text: text.replace("\n1\n", "\n2\n")),
    "no note": ("note", lambda _: ""),
    "no key": ("key", lambda _: "x"),
    "no leaf": ("leaf", lambda _: "\ud800"),
    "another kind": ("size", lambda _: "1"),
    "something more": ("meer", lambda _: 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_proof_that_was_changed_proves_nothing(proof, home, change):
    name, changed = CHANGES[change]
    told = json.loads(proof.read_text())
    told[name] = changed(told.get(name))
    file = home / "veranderd.json"
    file.write_text(json.dumps(told))
    done = run("bewijs", "controleer", file, code=1)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_another_key_does_not_pass(proof):
    other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    done = run("bewijs", "controleer", proof, "--sleutel", other, code=1)
    assert "niet ondertekend met deze sleutel" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["regel", "{kenmerk}", "99"], 1, "heeft geen regel 99"),
        (["regel", "OT-2026-00000-0", "1"], 1, "bestaat niet"),
        (["controleer", "/nergens"], 2, "niet te lezen"),
        (["controleer", "{home}/geen_bewijs.json"], 1, "geen bewijs"),
        (["controleer", "{home}/bewijs.json", "--sleutel", "x"], 2, "geen openbare"),
        (["getuige", "--out", "{home}/getuige.txt"], 2, "bestaat al"),
        (["getuige", "--out", "{home}/geen/map"], 2, "niet te maken"),
    ],
)
def test_what_cannot_be_is_one_line(proof, home, kenmerk, words, code, line):
    filled = [word.format(kenmerk=kenmerk, home=home) for word in words]
    done = run("bewijs", *filled, code=code)
    assert line in done.stderr
    assert done.stderr.count("\n") == 1


def test_verify_compares_with_a_witness(proof, home):
    file = home / "getuige.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    checked = data("verify", "--witness", file)
    assert (checked["witnesses"], checked["findings"]) == (1, [])
    assert (checked["cases"], checked["leaves"], checked["checkpoints"]) == (1, 1, 1)
    said = run("verify", "--witness", file).stdout
    assert "Vergeleken met 1 controlepunt van een getuige. Alles klopt." in said
    (home / "leeg.txt").write_text("")
    done = run("verify", "--witness", home / "leeg.txt", code=2)
    assert "staat geen controlepunt" in done.stderr


def test_verify_tells_of_a_witness_of_another_log(proof, home):
    file = home / "vreemd.txt"
    file.write_text((home / "getuige.txt").read_text().replace(SWV, "elders"))
    checked = json.loads(run("verify", "--witness", file, "--json", code=1).stdout)
    assert checked["findings"] == [
        "een getuige kent het logboek casework/elders, en dat is hier niet"
    ]


def test_a_checkpoint_is_kept_once_for_the_witness_in_the_folder(proof, home):
    with office() as opened:
        folder = opened.settings.witness_location
        first = keep_witness(folder, opened.desk, SWV, None)
        again = keep_witness(folder, opened.desk, SWV, None)
    assert (len(first.lines), again.lines) == (1, ())
    assert folder == home / "office" / "getuige"
    assert len(read_notes((folder / f"{SWV}.txt").read_text())) == 1
    assert data("verify", "--witness", folder / f"{SWV}.txt")["findings"] == []
