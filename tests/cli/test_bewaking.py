"""`casework bewaking` and `casework werklijst`: the same checks, and the list, now."""

import json
import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from casework.cli import app
from casework.cli.bewaking import in_words
from casework.cli.werklijst import list_in_words
from casework.services.batch import Line
from casework.services.worklist import Group, Task

PEOPLE = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {"key": "moeder", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
    {"key": "ib", "role": "ib", "naam": "Ib Verzonnen", "user_id": "u-ib"},
]


@pytest.fixture
def home(monkeypatch):
    """Give an empty home that every account can enter."""
    for name in [name for name in os.environ if name.startswith("CASEWORK_")]:
        monkeypatch.delenv(name)
    with TemporaryDirectory(prefix="casework-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "mensen.json").write_text(json.dumps(PEOPLE))
        monkeypatch.setenv("CASEWORK_HOME", str(folder / "office"))
        yield folder


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_the_checks_and_the_list_of_an_office_that_runs(home):
    by = ("--als", "ib:u-ib")
    assert run("werklijst", *by)[:2] == (0, "Er staat niets voor u klaar.\n")
    mensen = ("--mensen", home / "mensen.json")
    _, opened, _ = run("zaak", "open", "ot", *by, *mensen, "--json")
    kenmerk = json.loads(opened)["kenmerk"]

    _, listed, _ = run("werklijst", *by, "--json")
    [task] = json.loads(listed)
    assert (task["groep"], task["kenmerk"]) == ("nu doen", kenmerk)
    assert kenmerk in run("werklijst", *by)[1]
    code, told, _ = run("bewaking", "--json")
    assert (code, json.loads(told)["onderwijs_dat_past"]) == (0, [])
    code, _, wrong = run("bewaking", "--swv", "nergens")
    assert (code, len(wrong.splitlines())) == (2, 1)
    assert run("werklijst", "--als", "zomaar")[0] == 2


def test_findings_are_read_by_tenant_and_case():
    line = Line("TLV-1", "klok", "er loopt geen termijn")
    assert in_words({"een_swv": [line]}, 1) == (
        "1 keer moet iemand kijken.\n- een_swv TLV-1 (klok): er loopt geen termijn"
    )
    assert in_words({"een_swv": []}, 0).startswith("Alles loopt")


def test_a_list_is_read_group_by_group():
    late = Task(
        Group.BIJNA_TE_LAAT, "OT-1", "OT", ("Plannen",), "x", "L3", date(2026, 9, 14)
    )
    other = Task(Group.WACHT_OP_ANDEREN, "OT-2", "OT", (), "de ouder", None, None)
    assert list_in_words([late, other]) == (
        "Bijna te laat (1)\n"
        "- OT-1 (OT): Plannen. Laatste dag: maandag 14 september 2026.\n"
        "Wacht op anderen (1)\n"
        "- OT-2 (OT): wacht op de ouder."
    )
