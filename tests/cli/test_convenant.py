"""`casework convenant`: the whole table, and the register that is made from it."""

import json

from typer.testing import CliRunner

from casework.cli import app
from statemachines.convenant import TABEL, register

RUN = CliRunner()


def run(*words):
    return RUN.invoke(app, ["convenant", *map(str, words)])


def test_the_whole_table_is_json():
    told = json.loads(run("--json").stdout)
    assert len(told["regels"]) == len(TABEL)
    assert {*told["regels"][0]} == {
        *("van", "naar", "doelen", "klassen", "grondslag"),
        *("bijzonder", "toestemming", "wet", "uitleg"),
    }
    assert "gezondheid" in told["klassen"]
    assert all(rule["wet"] for rule in told["harde_regels"])
    codes = {code for row in told["regels"] for code in (row["van"], row["naar"])}
    assert codes == {*told["partijen"]}


def test_a_register_that_is_old_is_told_and_left_alone(tmp_path):
    file = tmp_path / "covenant.md"
    file.write_text("oud", "utf-8")
    told = run("--markdown", file, "--check")
    assert told.exit_code == 1
    assert "make docs" in told.stderr
    assert file.read_text("utf-8") == "oud"
    assert run("--markdown", file).exit_code == 0
    assert run("--markdown", file, "--check").exit_code == 0


def test_what_cannot_be_meant_is_wrong_usage(tmp_path):
    assert run("--check").exit_code == 2
    assert run("--markdown", tmp_path).exit_code == 2
    assert run("--markdown", tmp_path / "weg" / "covenant.md").exit_code == 2


def test_people_read_the_same_as_the_docs():
    assert run().stdout == register()
