"""Someone new adds a process: one file, one template and one test, and no more."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("statemachines", "notifications", "casework", "tests", "pyproject.toml")

PROCESS = '''"""Een boek lenen op school: het kleinste proces dat een termijn heeft."""

from datetime import date

from statemachines.grammar import (
    Dossier,
    Notice,
    Process,
    Role,
    State,
    Step,
    Term,
    lapsed,
    stays,
)


class LeenDossier(Dossier):
    """Wat er over een lening bekend is."""

    geleend_op: date | None = None


UITGELEEND = State("uitgeleend", "Het boek is geleend.", waits_for="de leerling")
OP_DE_PLANK = State("op_de_plank", "Het boek is vrij.", waits_for="een leerling",
    no_clock_because="Een boek op de plank heeft geen haast.")
TERUG = State("terug", "Het boek is terug.", final=True)

LENEN = Process(
    code="lenen",
    prefix="LN",
    title="Een boek lenen",
    law="Afspraak van de school",
    dossier=LeenDossier,
    initial=OP_DE_PLANK,
    opened_by=(Role.LERAAR,),
    steps=(
        Step(
            action="uitlenen",
            label="Uitlenen",
            source=(OP_DE_PLANK,),
            target=UITGELEEND,
            by=(Role.LERAAR,),
            asks=("geleend_op",),
            on="geleend_op",
            starts=(Term("L1", then="herinneren"),),
        ),
        *stays(
            action="herinneren",
            label="Herinneren",
            source=(UITGELEEND,),
            by=(Role.SYSTEEM,),
            requires=(lapsed("L1"),),
            starts=(Term("L1", then="herinneren"),),
            notifies=(Notice("lenen/herinnering", to=Role.LERAAR),),
        ),
        Step(
            action="terugbrengen",
            label="Terugbrengen",
            source=(UITGELEEND,),
            target=TERUG,
            by=(Role.LERAAR,),
        ),
    ),
)
'''
TEMPLATE = """{% block titel %}Een boek is nog niet terug{% endblock %}
{% block tekst %}
Het boek is nog niet terug. Wilt u ernaar vragen?
{% endblock %}
"""
TEST = '''"""Lenen, zoals een leraar het zou nalezen."""

from statemachines.graph import clocks_in
from statemachines.processes import PROCESSES


def test_een_geleend_boek_heeft_een_klok():
    lenen = PROCESSES["lenen"]
    assert clocks_in(lenen, lenen.state("uitgeleend")) == ["L1"]
'''


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the project with the new process in it."""
    for part in PARTS:
        here, there = ROOT / part, tmp_path / part
        if here.is_dir():
            shutil.copytree(here, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, there)
    (tmp_path / "statemachines/processes/lenen.py").write_text(PROCESS)
    letter = tmp_path / "notifications/templates/lenen/herinnering.txt"
    letter.parent.mkdir()
    letter.write_text(TEMPLATE)
    (tmp_path / "tests/processes/test_lenen.py").write_text(TEST)
    return tmp_path


def run(folder, *words):
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_one_file_one_template_and_one_test_are_enough(folder):
    run(folder, "pytest", "-q", "tests/processes/test_lenen.py")
    run(folder, "pytest", "-q", "tests/notifications/test_templates.py", "-k", "lenen")

    [shown] = json.loads(run(folder, "casework", "processen", "lenen", "--json"))
    assert [state["name"] for state in shown["states"]] == [
        "op_de_plank",
        "uitgeleend",
        "terug",
    ]
    assert shown["states"][1]["clock"] == ["L1"]
    assert "stateDiagram-v2" in run(folder, "casework", "processen", "lenen")
