"""The drill: make cases, back up, go on, lose everything, put it back."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from casework.backup.finish import finish
from casework.bootstrap import office
from casework.services.identities import identities_of
from casework.services.proof.witness import read_witness
from statemachines.roles import Role
from tests.backup import killed_in_restore
from tests.backup.conftest import AS_IB, contents, data, give_key, open_case, run
from tests.conftest import SWV

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lost(place):
    """Back up a home with a case, go on with another, and lose it all.

    Returns the old home with only its master key, and what was in the tables.
    """
    home = place / "office"
    os.environ["CASEWORK_HOME"] = str(home)
    kenmerk = open_case(place)
    (home / "swv").mkdir()
    (home / "mail").mkdir()
    (home / "mail" / "een.eml").write_text("Er staat een bericht voor u klaar.")
    (home / "mail" / ".half.eml").write_text("Er st")
    made = data("backup", "--out", place / "backup")
    rows = contents()
    later = open_case(place)
    run("bewijs", "verzegel")
    run("bewijs", "getuige", "--out", place / "getuige.txt")
    key = home / "keystore" / "master.key"
    kept = place / "kluis" / "keystore"
    kept.mkdir(parents=True)
    shutil.copy(key, kept)
    shutil.rmtree(home)
    os.environ.pop("CASEWORK_HOME")
    return {"made": made, "rows": rows, "first": kenmerk, "later": later}


def names(kenmerk):
    """Return the names in a case: its keys came along."""
    with office() as opened, opened.desk.look(SWV) as work:
        query = "select id from cases where kenmerk = %s"
        [(case_id,)] = work.rows(query, [kenmerk])
        found = identities_of(work, [case_id], [*Role])
    return [who.naam for _, who in found[case_id]]


def test_a_backup_is_for_us_only_and_has_no_master_key(lost, place):
    files = [place / "backup", *(place / "backup").iterdir()]
    modes = {stat.S_IMODE(file.stat().st_mode) for file in files}
    assert modes == {0o700, 0o600}
    key = (place / "kluis" / "keystore" / "master.key").read_bytes().strip()
    assert not [file for file in files[1:] if key in file.read_bytes()]
    assert not [file for file in files[1:] if b"Noor Verzonnen" in file.read_bytes()]
    assert len(lost["made"]["checkpoints"]) == 1


def test_all_is_as_it_was_when_the_backup_was_made(lost, place, monkeypatch):
    home = place / "nieuw"
    monkeypatch.setenv("CASEWORK_HOME", str(home))
    give_key(place / "kluis", home)
    told = data("restore", place / "backup")
    assert (told["findings"], told["vrijgegeven"]) == ([], True)
    assert contents() == lost["rows"]
    assert "Noor Verzonnen" in names(lost["first"])
    assert "bestaat niet" in run("zaak", "show", lost["later"], *AS_IB, code=1).stderr
    assert [file.name for file in (home / "mail").iterdir()] == ["een.eml"]
    assert data("verify")["findings"] == []

    # What came after the backup is lost, and a witness outside tells.
    [finding] = data("verify", "--witness", place / "getuige.txt", code=1)["findings"]
    assert "een getuige heeft maat 2, het logboek 1" in finding

    again = run("restore", place / "backup", code=2)
    assert "alleen in een lege installatie" in again.stderr
    with office() as opened:  # and people go on
        assert not (opened.settings.home / "terugzetten.bezig").exists()
    assert open_case(place)


def test_a_restore_that_is_killed_leaves_nothing_half_done(lost, place, monkeypatch):
    home = place / "gedood"
    monkeypatch.setenv("CASEWORK_HOME", str(home))
    give_key(place / "kluis", home)
    for point in ("unpack", "put_keys", "load", "office", "finish"):
        program = [sys.executable, killed_in_restore.__file__, place / "backup", point]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            program, cwd=ROOT, env=env, capture_output=True, check=False
        )
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        refused = run("verify", code=2).stderr
        assert "terugzetten van een back-up is niet af" in refused
    assert data("restore", place / "backup")["vrijgegeven"] is True
    assert contents() == lost["rows"]


def test_a_restore_in_which_something_is_not_right_stays_closed(
    lost, place, monkeypatch
):
    home = place / "dicht"
    monkeypatch.setenv("CASEWORK_HOME", str(home))
    give_key(place / "kluis", home)
    newer = read_witness((place / "getuige.txt").read_text())

    def finds(_opened, _manifest):
        return 0, [f"er ontbreekt iets ({len(newer)})"]

    with monkeypatch.context() as patch:
        patch.setattr(import_module("casework.cli.backup"), "finish", finds)
        said = run("restore", place / "backup", code=1).stdout
        assert "er ontbreekt iets" in said
        assert "blijft dicht" in said
        assert "niet af" in run("verify", code=2).stderr
        run("restore", place / "backup", "--force", code=1)
    assert data("verify")["findings"] == []


def test_what_was_destroyed_goes_again_before_all_is_checked(monkeypatch):
    done = []

    def again(opened):
        done.append(opened)
        return 2

    def checked(opened, _manifest):
        assert done == [opened, opened]
        return ["iets"]

    monkeypatch.setattr("casework.backup.finish.check", checked)
    nothing: Any = None
    assert finish(nothing, nothing, (again, again)) == (4, ["iets"])
