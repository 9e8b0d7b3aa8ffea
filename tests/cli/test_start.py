"""What a command loads before it does anything: no more than it needs."""

import subprocess
import sys

import pytest

from tests.architecture.test_rules import ROOT

LOADED = """
import sys
from casework.__main__ import main
sys.argv = ["casework", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write(" ".join({name.partition(".")[0] for name in sys.modules}))
"""
NEVER = {"prefect", "fastapi", "weasyprint", "matplotlib"}
OFFICE = {"sqlalchemy", "psycopg", "alembic", "httpx", "transitions"}


def loaded(*words):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout
    return {*done.stderr.split()}


@pytest.mark.parametrize("words", [("--help",), ("processen", "tlv")])
def test_no_command_loads_the_pages_the_flows_or_the_printer(words):
    assert not loaded(*words) & NEVER


def test_a_date_is_computed_without_the_office():
    """Half a second instead of three, most of it Python and pydantic."""
    assert not loaded("termijn", "C4", "--op", "2026-09-14") & (NEVER | OFFICE)
