"""An installation in a home of its own, and what is in all of its tables."""

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.bootstrap import office
from casework.cli import app
from tests.conftest import SWV

PEOPLE = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {"key": "moeder", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
    {"key": "ib", "role": "ib", "naam": "Ib Verzonnen", "user_id": "u-ib"},
]
AS_IB = ("--als", "ib:u-ib")
_TABLES = """
select relname from pg_class
where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1"""


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def place():
    """Give a folder that every account can enter."""
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
        yield folder


def run(*words, code=0):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done


def data(*words, code=0):
    return json.loads(run(*words, "--json", code=code).stdout)


def open_case(place):
    words = ("zaak", "open", "ot", *AS_IB, "--mensen", place / "mensen.json")
    return data(*words)["kenmerk"]


def give_key(old, new):
    """Put the master key of one home in another, as a person would."""
    (new / "keystore").mkdir(mode=0o700, parents=True)
    shutil.copy(old / "keystore" / "master.key", new / "keystore")


def contents():
    """Return every row of every table of the installation of this moment."""
    with office() as opened, opened.desk.look(SWV) as work:
        found = {}
        for (table,) in work.rows(_TABLES, []):
            rows = work.rows(f"select t::text from {table} t order by 1", [])
            found[table] = [row for (row,) in rows]
        return found
