"""`casework uitwisseling seal` and `open`, as a partner types them."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from casework.cli import app
from casework.exchange import File
from casework.offline.disk import put
from casework.offline.told import InTheWay
from casework.offline.words import spread
from tests import pakket

ROOT = Path(__file__).parents[2]
GIVEN = {**pakket.GIVEN, "expires": "2099-01-01"}
REFUSED = "Het pakket kan niet worden geopend.\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder with everything that two partners need, in which we are."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASEWORK_HOME", str(tmp_path / "home"))
    pakket.on_disk(
        tmp_path,
        school=pakket.school(),
        swv=pakket.swv(),
        swv_ec=pakket.swv_ec(),
        ander=pakket.party("ander"),
    )
    (tmp_path / "M.json").write_text(json.dumps(GIVEN))
    (tmp_path / "a.txt").write_text("een")
    (tmp_path / "b.txt").write_text("")
    return tmp_path


def run(line):
    return CliRunner().invoke(app, ["uitwisseling", *line.split()])


SEAL = "seal --manifest M.json --file a.txt b.txt --sign-cert school.crt"
SEAL += " --sign-key school.key --to swv.crt swv_ec.crt --out p.p7m"
OPEN = "open p.p7m --cert swv.crt --key swv.key --ca ca.pem --out uit"


def told(done, code):
    """Return the one line on stderr of a command that did nothing."""
    assert (done.exit_code, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    return line


def test_there_and_back(home):
    done = run(SEAL)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (home / "p.p7m").stat().st_mode & 0o777 == 0o600
    done = run(OPEN)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "CN=Proef school" in done.stdout
    assert (home / "uit" / "a.txt").read_text() == "een"
    assert {each.name for each in (home / "uit").iterdir()} == {"a.txt", "b.txt"}
    assert (home / "uit").stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in (home / "uit").iterdir()} == {0o600}


def test_for_programs(home):
    made = json.loads(run(f"{SEAL} --json").stdout)
    assert (made["out"], made["size"]) == ("p.p7m", (home / "p.p7m").stat().st_size)
    opened = json.loads(run(f"{OPEN} --json").stdout)
    assert opened["manifest"] == made["manifest"]
    assert opened["files"] == ["a.txt", "b.txt"]
    assert opened["signer"]["sha256"] == made["manifest"]["sender"]


def test_an_option_may_stand_before_each_word(home):
    line = SEAL.replace("a.txt b.txt", "a.txt --file b.txt")
    assert run(line.replace("swv.crt swv_ec.crt", "swv.crt --to swv_ec.crt")).stdout
    assert len(json.loads(run(f"{OPEN} --json").stdout)["manifest"]["recipients"]) == 2


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("--file a b --out c", "--file a --file b --out c"),
        ("--file a --file b", "--file a --file b"),
        ("p --file a --json", "p --file a --json"),
        ("--file -a b", "--file -a --file b"),
        ("--file=a b", "--file=a b"),
        ("--out --file a", "--out --file a"),
    ],
)
def test_words_after_an_option(typed, read):
    assert [*spread(typed.split(), ["--file", "--to"])] == read.split()


def test_each_recipient_opens_it_once(home):
    run(SEAL)
    other = OPEN.replace("swv.", "swv_ec.").replace("uit", "uit2")
    assert run(OPEN).exit_code == run(other).exit_code == 0
    assert told(run(OPEN.replace("uit", "uit3")), 1) + "\n" == REFUSED
    assert not (home / "uit3").exists()
    again = run(f"{OPEN.replace('uit', 'uit3')} --nogmaals")
    assert again.exit_code == 0
    assert (home / "uit3" / "a.txt").exists()


def test_what_was_opened_is_noted_without_what_it_was(home):
    run(SEAL)
    said = json.loads(run(f"{OPEN} --json").stdout)["manifest"]
    file = home / "home" / "uitwisseling" / "geopend.sqlite"
    assert file.stat().st_mode & 0o777 == 0o600
    (row,) = sqlite3.connect(file).execute("select * from geopend")
    assert row[:3] == (pakket.swv().certificate.fingerprint, said["sender"], said["id"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("swv.", "ander."),
        ("ca.pem", "ander.crt"),
        ("p.p7m", "a.txt"),
        ("p.p7m", "b.txt"),
        ("p.p7m", "ca.pem"),
    ],
)
def test_one_sentence_and_nothing_on_disk(home, old, new):
    run(SEAL)
    before = {each.name for each in home.iterdir()}
    assert told(run(OPEN.replace(old, new)), 1) + "\n" == REFUSED
    assert {each.name for each in home.iterdir()} == before


def test_another_profile_is_opened_of_whom_we_say(home):
    assert run(f"{SEAL} --profiel cms-cbc").exit_code == 0
    assert told(run(OPEN), 1) + "\n" == REFUSED
    assert run(f"{OPEN} --cbc-van school.crt").exit_code == 0


def test_revoked_or_unknown(home):
    run(SEAL)
    (home / "crl.pem").write_bytes(b"niets")
    assert "geen CRL" in told(run(f"{OPEN} --crl crl.pem"), 1)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"sender_role": "swv", "recipient_roles": ["wijkteam"]}, 1),
        (
            {
                "sender_role": "swv",
                "recipient_roles": ["wijkteam"],
                "classes": ["gezondheid"],
            },
            2,
        ),
        ({"purpose": "nieuwsgierig"}, 1),
        ({"purpose": None}, 1),
        ({"extra": 1}, 1),
        ({"expires": "2020-01-01"}, 1),
        ({"expires": "ooit"}, 1),
        ({"case_ref": "Jan"}, 1),
    ],
)
def test_what_the_covenant_refuses_is_not_sealed(home, changes, lines):
    (home / "M.json").write_text(json.dumps({**GIVEN, **changes}))
    done = run(SEAL)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) >= lines
    assert not (home / "p.p7m").exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1, "a": 2}', "\xff", "[" * 99999]
)
def test_a_manifest_that_is_not_one(home, text):
    (home / "M.json").write_bytes(text.encode("latin-1"))
    assert "geen JSON-object" in told(run(SEAL), 2)


@pytest.mark.parametrize(
    ("old", "new", "code", "sentence"),
    [
        ("M.json", "weg.json", 2, "--manifest is niet te lezen"),
        ("a.txt", "weg.txt", 2, "--file is niet te lezen"),
        ("a.txt", ".", 2, "--file is niet te lezen"),
        ("school.crt", "a.txt", 1, "--sign-cert is geen certificaat"),
        ("school.key", "swv.key", 1, "--sign-key hoort niet bij het certificaat"),
        ("school.key", "b.txt", 1, "--sign-key is niet te lezen"),
        ("swv_ec.crt", "a.txt", 1, "--to is geen certificaat"),
        ("a.txt b.txt", "a.txt a.txt", 1, "dezelfde naam"),
        ("p.p7m", "a.txt", 1, "Er staat al iets"),
        ("p.p7m", "weg/p.p7m", 2, "De map van --out bestaat niet"),
    ],
)
def test_what_is_typed_wrong_is_one_line(home, old, new, code, sentence):
    assert sentence in told(run(SEAL.replace(old, new, 1)), code)
    assert not (home / "p.p7m").exists()


def test_options_that_are_missing(home):
    assert run("open p.p7m").exit_code == run("seal --out p.p7m").exit_code == 2


def test_nothing_is_ever_overwritten(home):
    run(SEAL)
    data = (home / "p.p7m").read_bytes()
    assert "Er staat al iets" in told(run(SEAL), 1)
    assert (home / "p.p7m").read_bytes() == data
    (home / "uit").mkdir()
    (home / "uit" / "b.txt").write_text("van mij")
    assert "dezelfde naam" in told(run(OPEN), 1)
    assert [each.name for each in (home / "uit").iterdir()] == ["b.txt"]
    (home / "uit" / "b.txt").rename(home / "uit" / "c.txt")
    assert run(OPEN).exit_code == 0  # it was not noted as opened
    assert {each.name for each in (home / "uit").iterdir()} == {
        *("a.txt", "b.txt", "c.txt")
    }


def test_all_files_or_none(home, monkeypatch):
    """Somebody makes a file of that name at the last moment."""
    (home / "uit").mkdir()
    link = os.link

    def slow(source, target):
        if target.name == "b":
            target.write_text("van een ander")
        link(source, target)

    monkeypatch.setattr(os, "link", slow)
    files = [File("a", b"1"), File("b", b"2")]
    with pytest.raises(InTheWay):
        put(files, home / "uit")
    assert [each.name for each in (home / "uit").iterdir()] == ["b"]
    assert not [*home.glob(".pakket-*")]


def test_a_key_that_others_can_read_is_said_and_used(home):
    (home / "school.key").chmod(0o644)
    done = run(SEAL)
    assert done.exit_code == 0
    assert "chmod 600 school.key" in done.stderr


def test_a_home_in_which_nobody_may_write(home, monkeypatch):
    run(SEAL)
    monkeypatch.setenv("CASEWORK_HOME", str(home / "a.txt"))
    assert "Zet CASEWORK_HOME op een map" in told(run(OPEN), 2)
    assert not (home / "uit").exists()


def test_the_two_commands_start_without_the_office(home):
    """Partners run them; loading the database and the pages costs a second."""
    program = (
        "import sys; from casework.__main__ import main\n"
        "sys.argv = ['casework', *sys.argv[1:]]\n"
        "try: main()\n"
        "finally:\n"
        "    heavy = {'sqlalchemy', 'fastapi', 'casework.cli'} & {*sys.modules}\n"
        "    print(*heavy)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "uitwisseling", *SEAL.split(), "--json"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines()[1:] == [""]
    assert done.stderr == ""


def test_a_refusal_on_the_real_program(home):
    done = subprocess.run(
        [sys.executable, "-m", "casework", "uitwisseling", *OPEN.split()],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert done.stderr == "Het bestand bij het pakket is niet te lezen: p.p7m.\n"
