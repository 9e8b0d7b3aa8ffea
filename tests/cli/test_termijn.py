"""`casework termijn`: dates, explanations, and nonsense that must do no harm."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from casework.offline.termijn import termijn

APP = typer.Typer()
APP.command()(termijn)
CALENDAR = Path(__file__).parents[1] / "data" / "schoolkalender_2026_2027.csv"
GOOD = '{"rule": "D1", "op": "2026-02-20"}'


def run(*words, stdin=None):
    return CliRunner().invoke(APP, list(words), input=stdin)


def test_json_has_exactly_the_agreed_shape():
    done = run("C4", "--op", "2026-02-06", "--json")
    shown = json.loads(done.stdout)
    assert done.exit_code == 0
    assert " ".join(shown) == "rule op raw_end legal_end wet stappen zin"
    assert [shown["raw_end"], shown["legal_end"]] == ["2026-04-03", "2026-04-07"]
    assert shown["stappen"][2] == {
        "tekst": "Vrijdag 3 april 2026 is Goede Vrijdag.",
        "wet": "Atw 3 lid 2",
        "datum": "2026-04-03",
    }


def test_suspensions_and_an_extension():
    words = ("--opschorting", "2026-09-21:2026-10-05", "--verdaging", "14", "--json")
    shown = json.loads(run("C4", "--op", "2026-09-14", *words).stdout)
    assert shown["raw_end"] == "2026-12-06"


def test_people_read_a_sentence_first():
    lines = run("C4", "--op", "2026-02-06").stdout.splitlines()
    assert lines[0].startswith("De termijn van 8 weken begint op")
    assert lines[-1] == "De wet telt tot en met dinsdag 7 april 2026."


def test_a_moment_and_a_school_calendar():
    hours = json.loads(run("F1", "--op", "2027-03-27T10:00", "--json").stdout)
    assert "dinsdag 30 maart 2027 om 11.00 uur" in hours["zin"]
    words = ("--op", "2026-10-05", "--kalender", str(CALENDAR), "--json")
    assert json.loads(run("E2", *words).stdout)["legal_end"] == "2026-11-09"


@pytest.mark.parametrize(
    "words",
    [
        ["Z9", "--op", "2026-01-01"],
        ["Z9\nregel", "--op", "2026-01-01"],
        ["C4", "--op", "2026-02-30"],
        ["C4", "--op", "20260220"],
        ["C4", "--op", "2026-W01-1"],
        ["C4", "--op", "morgen"],
        ["C4", "--op", "T"],
        ["C4", "--op", "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661"],
        ["C4", "--op", "9999-12-31"],
        ["C4", "--op", "9999-12-31T23:59-12:00"],
        ["F1", "--op", "0001-01-01T00:00+12:00"],
        ["C4"],
        [],
        ["C4", "--op", "2026-02-20", "--opschorting", "2026-03-02:2026-03-01"],
        ["C4", "--op", "2026-02-20", "--opschorting", "2026-03-02"],
        ["C4", "--op", "2026-02-20", "--opschorting", "2026-03-02:"],
        ["D1", "--op", "2026-02-20", "--opschorting", "2026-03-02:2026-03-09"],
        ["D1", "--op", "2026-02-20", "--verdaging", "7"],
        ["A1", "--op", "2026-02-20", "--verdaging", "29"],
        ["C4", "--op", "2026-02-20", "--verdaging", "-7"],
        ["C4", "--op", "2026-02-20", "--verdaging", "0"],
        ["C4", "--op", "2026-02-20", "--verdaging", "veel"],
        ["C4", "--op", "2026-02-20", "--verdaging", "9" * 5000],
        ["C4", "--op", "2026-02-20", "--verdaging", "999999"],
        ["C4", "--op", "2026-02-20", "--kalender", "/bestaat/niet.csv"],
        ["C4", "--op", "2026-02-20", "--kalender", "/tmp"],
        ["C4", "--op", "2026-02-20", "--kalender", __file__],
        ["--batch", "/bestaat/niet"],
        ["--batch", "/tmp"],
        ["C4", "--op", "2026-02-20", "--batch", "-"],
    ],
)
def test_wrong_usage_is_one_line_on_stderr_and_exit_two(words):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


NONSENSE = [
    b"",
    b"   ",
    b"geen json",
    b"{",
    b"[]",
    b"null",
    b'{"rule": "C4", "op": "2026-01-01", "opschorting": null}',
    b'{"rule": "C4", "op": "2026-01-01", "op schorting": []}',
    b"NaN",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b"9" * 10_000,
    b'{"rule": "C4"}',
    b'{"rule": 4, "op": "2026-01-01"}',
    b'{"rule": "C4", "op": 20260101}',
    b'{"rule": "C4", "op": NaN}',
    b'{"rule": "\\ud800", "op": "2026-01-01"}',
    b'{"rule": "C4", "op": "\\ud800"}',
    b'{"rule": "C4", "op": "2026-01-01", "\\ud800\\n": 1}',
    b'{"rule": "C4", "op": "2026-01-01", "opschorting": [["2026-01-02"]]}',
    b'{"rule": "C4", "op": "2026-01-01", "opschorting": "2026-01-02"}',
    b'{"rule": "C4", "op": "2026-01-01", "opschorting": [[1, 2]]}',
    b'{"rule": "C4", "op": "2026-01-01", "opschorting": [["2026-03-02","2026-03-01"]]}',
    b'{"rule": "C4", "op": "2026-01-01", "verdaging": 1e400}',
    b'{"rule": "C4", "op": "2026-01-01", "verdaging": true}',
    b'{"rule": "C4", "op": "2026-01-01", "verdaging": 1' + b"0" * 4000 + b"}",
    b'{"rule": "C4", "op": "9999-12-01"}',
]


@pytest.mark.parametrize("line", NONSENSE, ids=range(len(NONSENSE)))
def test_a_bad_line_gives_an_error_in_its_place(line):
    done = run("--batch", "-", stdin=b"\n".join([GOOD.encode(), line, GOOD.encode()]))
    first, error, last = map(json.loads, done.stdout.splitlines())
    assert done.exit_code == 1
    assert first == last
    assert first["legal_end"] == "2026-04-07"
    assert list(error) == ["error"]
    assert "\n" not in error["error"]


def test_a_good_batch_from_a_file(tmp_path):
    questions = tmp_path / "vragen.jsonl"
    pause = '"opschorting": [["2026-09-21", "2026-10-05"]]'
    other = f'{{"rule": "C4", "op": "2026-09-14", {pause}, "verdaging": 14}}'
    questions.write_text(f"\ufeff{GOOD}\r\n{other}\n", "utf-8")
    done = run("--batch", str(questions))
    ends = [json.loads(line)["raw_end"] for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert ends == ["2026-04-03", "2026-12-06"]


def test_an_empty_batch_is_no_error():
    done = run("--batch", "-", stdin=b"")
    assert (done.exit_code, done.stdout) == (0, "")
