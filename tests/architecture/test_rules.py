"""The rules of CONTRIBUTING.md that a machine can see broken."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("casework", "flows", "notifications", "statemachines")
MODULES = {
    str(path.relative_to(ROOT)): path.read_text()
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts
}
STATE_IS_WRITTEN = r"update\s+cases\b|\.state\s*=[^=]|update\(Case\b"
CASE_IS_MADE = r"insert\s+into\s+cases\b|(?<!class )\bCase\(|insert\(Case\b"
COMMITS = r"\.commit\(|\.begin\(|\.begin_nested\("
CLOCK = r"(datetime\.)?(datetime|date)\.(now|today|utcnow)|time\.time(_ns)?"
FLOOR = "casework/bench/floor.py"
"""What a step costs without us: on a private database that is thrown away."""
PEER = "casework/bench/peers/spiff/race.py"
"""Runs in an environment of its own, on such a database, and has no desk."""
COPIES = {"casework/bench/stock.py", "casework/bench/due.py"}
"""They fill such a private database with many copies of a case."""
SQL_CLOCK = r"\bnow\(\)|current_(timestamp|date|time)\b|clock_timestamp"


def modules_with(pattern):
    found = re.compile(pattern, re.IGNORECASE)
    return {path for path, text in MODULES.items() if found.search(text)}


def nodes(path, *kinds):
    tree = ast.walk(ast.parse(MODULES[path]))
    return [node for node in tree if isinstance(node, kinds)]


def test_only_the_record_of_a_step_writes_a_state():
    many = "casework/services/write_many.py"  # the same entries in one statement
    writers = {"casework/services/write.py", many, FLOOR, PEER}
    assert modules_with(STATE_IS_WRITTEN) <= writers


def test_only_open_case_makes_a_case():
    assert modules_with(CASE_IS_MADE) <= {"casework/services/open_case.py", *COPIES}


def test_only_the_desk_commits():
    assert modules_with(COMMITS) <= {
        "casework/work.py",
        "casework/wall.py",  # whom a connection faces, before the desk begins
        "casework/keystore/database.py",  # a database of its own, with its own rule
        FLOOR,
        PEER,
    }


def test_nobody_reads_the_clock():
    readers = {
        path
        for path in MODULES
        for call in nodes(path, ast.Call)
        if isinstance(call, ast.Call) and re.fullmatch(CLOCK, ast.unparse(call.func))
    }
    assert readers <= {"casework/clock.py"}
    assert modules_with(SQL_CLOCK) <= {"casework/clock.py"}


def test_a_flow_only_fetches_maps_and_waits():
    flows = [path for path in MODULES if path.startswith("flows/")]
    assert flows
    assert not [p for p in flows if nodes(p, ast.If, ast.IfExp, ast.Match)]


def test_the_command_line_starts_without_prefect():
    """Importing Prefect takes seconds and 95 MB: only flows need it."""
    program = "import sys, casework.cli; sys.exit('prefect' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
