"""What cannot be put back is refused in one line, before anything is touched."""

import io
import json
import shutil
import tarfile
from datetime import UTC, datetime

import pytest

from casework.backup.dump import _near, dump
from casework.backup.house import unpack
from casework.backup.manifest import BadBackup
from casework.database import migrate
from casework.pgwheel import programs
from tests.backup.conftest import contents, data, give_key, open_case, run

OTHER_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="


@pytest.fixture
def home(place, monkeypatch):
    """Use one installation for all; return its home."""
    monkeypatch.setenv("CASEWORK_HOME", str(place / "office"))
    return place / "office"


@pytest.fixture
def backup(place, home):
    """Return a fresh copy of one backup."""
    whole = place / "heel"
    if not whole.exists():
        open_case(place)
        run("backup", "--out", whole)
    copy = place / "kopie"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(whole, copy)
    return copy


@pytest.fixture
def fresh(place, home, backup, monkeypatch):
    """Use a home with nothing but the master key; return it."""
    new = place / "leeg"
    shutil.rmtree(new, ignore_errors=True)
    give_key(home, new)
    monkeypatch.setenv("CASEWORK_HOME", str(new))
    return new


def edit(backup, **changes):
    file = backup / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


def flip(file):
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


WRONG = {
    "cases changed": (lambda b: flip(b / "zaken.dump"), "zaken.dump is veranderd"),
    "keys changed": (
        lambda b: flip(b / "sleutels.sqlite"),
        "sleutels.sqlite is veranderd",
    ),
    "house changed": (lambda b: flip(b / "huis.tar"), "huis.tar is veranderd"),
    "a part gone": (lambda b: (b / "zaken.dump").unlink(), "zaken.dump ontbreekt"),
    "no list": (lambda b: (b / "manifest.json").unlink(), "geen back-up"),
    "a list of nonsense": (
        lambda b: (b / "manifest.json").write_text("[1]"),
        "niet te lezen",
    ),
    "a part not listed": (lambda b: edit(b, parts=[]), "er ontbreekt een deel"),
    "a part elsewhere": (
        lambda b: edit(b, parts=[{"name": "../x", "size": 0, "sha256": ""}]),
        "niet te lezen",
    ),
    "a newer program": (lambda b: edit(b, revision="9999"), "nieuwer programma"),
    "old keys": (
        lambda b: edit(b, keys_until=datetime(2020, 1, 1, tzinfo=UTC).isoformat()),
        "golden tot 01-01-2020",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_whole_is_refused(backup, fresh, what):
    spoil, line = WRONG[what]
    spoil(backup)
    done = run("restore", backup, code=2)
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert [file.name for file in fresh.iterdir()] == ["keystore"]


def test_the_master_key_must_be_there_and_be_the_right_one(backup, fresh):
    key = fresh / "keystore" / "master.key"
    key.unlink()
    done = run("restore", backup, code=2)
    assert f"Zet eerst de hoofdsleutel terug in {key}" in done.stderr
    key.write_text(OTHER_KEY)
    key.chmod(0o600)
    assert "hoort bij hoofdsleutel" in run("restore", backup, code=2).stderr
    assert [file.name for file in (fresh / "keystore").iterdir()] == ["master.key"]


def test_a_backup_overwrites_nothing(home, backup):
    assert "bestaat al" in run("backup", "--out", backup / "huis.tar", code=2).stderr


def test_what_is_there_is_not_overwritten(backup, fresh):
    (fresh / "swv").mkdir()
    assert "staat al iets (swv)" in run("restore", backup, code=2).stderr


def test_a_backup_that_fails_leaves_nothing(place, home, backup, monkeypatch):
    def fails(*_):
        raise BadBackup("Zo kan het niet.")

    monkeypatch.setattr("casework.backup.make.copy_keys", fails)
    folder = place / "mislukt"
    folder.mkdir()
    run("backup", "--out", folder, code=2)
    run("backup", "--out", place / "mislukt-2", code=2)
    assert [*folder.iterdir()] == []
    assert not [file for file in place.iterdir() if "mislukt-2" in file.name]


@pytest.mark.parametrize(
    "name", ["../erbuiten", "/erbuiten", "keystore/x", "swv/../x", "."]
)
def test_an_archive_that_reaches_out_is_refused(tmp_path, name):
    file = tmp_path / "huis.tar"
    with tarfile.open(file, "w") as archive:
        one = tarfile.TarInfo(name)
        one.size = 1
        archive.addfile(one, io.BytesIO(b"x"))
    inside = tmp_path / "a" / "home"
    inside.mkdir(parents=True)
    with pytest.raises(BadBackup):
        unpack(file, inside)
    assert [*inside.iterdir()] == []
    assert not [f for f in tmp_path.rglob("*") if f.name in {"erbuiten", "x"}]


def test_without_the_programs_of_postgresql_one_line_says_what_to_install(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadBackup, match="postgresql-client"):
        dump("postgresql://x", tmp_path / "zaken.dump", embedded=False)


def test_a_password_goes_by_the_environment():
    near = _near("postgresql+psycopg://u:geheim@h:5/d?sslmode=verify-full&x=1")
    assert near == {
        "PGHOST": "h",
        "PGPORT": "5",
        "PGUSER": "u",
        "PGPASSWORD": "geheim",
        "PGDATABASE": "d",
        "PGSSLMODE": "verify-full",
    }


def test_databases_of_ones_own_are_copied_and_put_back(
    place, server, tmp_path, monkeypatch
):
    """The cases and the keys each in a PostgreSQL, with the programs on the path."""
    monkeypatch.setenv("PATH", str(programs().folder))
    monkeypatch.setenv("CASEWORK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CASEWORK_MASTER_KEY", OTHER_KEY)
    for name in ("zaken-1", "zaken-2", "sleutels-1", "sleutels-2"):
        server.drop_database(name)
        server.create_database(name)
    monkeypatch.setenv("CASEWORK_DATABASE_URL", server.url("zaken-1"))
    monkeypatch.setenv("CASEWORK_KEYSTORE_URL", server.url("sleutels-1"))
    migrate(server.url("zaken-1"))
    open_case(place)
    run("backup", "--out", tmp_path / "backup")
    before = contents()
    monkeypatch.setenv("CASEWORK_DATABASE_URL", server.url("zaken-2"))
    monkeypatch.setenv("CASEWORK_KEYSTORE_URL", server.url("sleutels-2"))
    assert data("restore", tmp_path / "backup")["vrijgegeven"] is True
    assert contents() == before
    assert data("verify")["findings"] == []
