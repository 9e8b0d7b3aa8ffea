"""The second counter gives every date of the table, and every signal of the example."""

import csv
import json
import re
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import pytest

from casework.clock import AMSTERDAM
from casework.simulate.recount.absence import Missed, Weeks, signals
from casework.simulate.recount.feast import DAY, Holidays, working_day
from casework.simulate.recount.table import TABLE, End, Row
from casework.simulate.recount.term import Asked, after_hours, ends

DATA = Path(__file__).parents[1] / "data"
VECTORS = json.loads((DATA / "deadline_vectors.json").read_text("utf-8"))
SUSPENDED = re.compile(r"invite (\S+) done (\S+) ->")
day = date.fromisoformat


def _of(rule, **more):
    return lambda op, _: ends(TABLE[rule], Asked(op, **more))


def _suspended(op, vector):
    [(start, end)] = SUSPENDED.findall(vector["desc"])
    return ends(TABLE["C4"], Asked(op, ((day(start), day(end)),)))


def _after_objection(row, *, weeks=0):
    def count(op, _):
        over = ends(TABLE["D1"], Asked(op))[1]
        named = over + weeks * 7 * DAY if weeks else None
        return ends(row, Asked(over, named=named, told=over))

    return count


def _rolled(count):
    def roll(op, vector):
        raw, _ = count(op, vector)
        return raw, working_day(raw)

    return roll


def _placed(op, vector):
    raw, legal = ends(TABLE["A3"], Asked(op))
    start = (legal if vector["rule"] == "ZP-place-atw" else raw) + DAY
    return start, start


def _dwangsom(op, vector):
    raw, legal = ends(TABLE["D6"], Asked(op))
    kind = vector["rule"]
    if "42" in kind:
        return raw + DAY, raw + 42 * DAY
    return raw, (raw if "strict" in kind else legal) + DAY


def _tlv(op, _):
    last = ends(TABLE["C12"], Asked(op))[0]
    begun = date(last.year - 1, 8, 1)
    end = last if op == begun else date(last.year + 1, 7, 31)
    return end, end


def _destroyed(op, _):
    return ends(TABLE["F4b"], Asked(ends(TABLE["F4"], Asked(op))[1]))


def _avg_longer(op, _):
    return ends(Row(3, "maanden", End.EU), Asked(op))


COUNTS = {
    "BZW-6w": _of("D1"),
    "ZP-6w": _of("A1"),
    "ZP-10w": _of("A3"),
    "ZP-place": _placed,
    "ZP-place-atw": _placed,
    "OPP-6w": _of("B1"),
    "TLV-8w": _of("C4"),
    "TLV-8w+4:15": _suspended,
    "BOB-12w": _after_objection(TABLE["D4"]),
    "BOB-12+6w (no Atw >12w)": _after_objection(TABLE["D4"], weeks=18),
    "BOB-12+6w roll": _rolled(_after_objection(TABLE["D4"], weeks=18)),
    "BOB-6w (no committee)": _after_objection(Row(6, "weken")),
    "POST grace 6:9(2)": _after_objection(TABLE["D1b"]),
    "DWS first day (strict: raw+1)": _dwangsom,
    "DWS first day (Atw on the 2 weeks)": _dwangsom,
    "DWS last day (42 days, no Atw)": _dwangsom,
    "TLV-min-validity": _tlv,
    "AVG-1m": _of("F2"),
    "AVG-1m+2m": _avg_longer,
    "Atw-2 (3 days)": lambda op, _: ends(Row(3, "dagen"), Asked(op)),
    "RET-3y": _of("F6"),
    "RET-5y": _of("F4"),
    "RET-5y+8w destroy": _destroyed,
    "GPO-10w": _of("A10"),
    "4:5(4)-4w": _of("C3"),
    "LBT-2w": _rolled(_of("D3")),
    "ASYL-6w": _of("A4"),
}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['rule']} {v['event']}")
def test_vector(vector):
    expected = day(vector["raw"]), day(vector["end"])
    assert COUNTS[vector["rule"]](day(vector["event"]), vector) == expected


def _school():
    rows = (DATA / "schoolkalender_2026_2027.csv").read_text("utf-8").splitlines()[1:]
    return Holidays(tuple((day(a), day(b)) for a, b, _ in (r.split(";") for r in rows)))


def test_signals_of_the_example():
    text = (DATA / "verzuim_voorbeeld.csv").read_text("utf-8").splitlines()
    rows = sorted(csv.DictReader(text, delimiter=";"), key=lambda r: r["leerling_id"])
    weeks = Weeks(_school(), date(2026, 7, 27), date(2027, 8, 1))
    found = set()
    for pupil, lines in groupby(rows, key=lambda r: r["leerling_id"]):
        days = {day(r["datum"]): _missed(r) for r in lines}
        found |= {(pupil, *signal) for signal in signals(days, weeks)}
    told = json.loads((DATA / "verzuim_voorbeeld_signalen.json").read_text("utf-8"))
    assert found == {
        (
            one["leerling_id"],
            one["soort"],
            day(one["eerste_dag"]) if one["eerste_dag"] else None,
            day(one["signaaldatum"]),
        )
        for one in told
    }


def _missed(row):
    missed, lessons = float(row["uren_gemist"]), float(row["uren_les"])
    return Missed(round(missed * 10_000), round(lessons * 10_000), row["reden"])


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-12-24 16:30", 72, "2026-12-27 16:30"),
        ("2027-03-27 10:00", 72, "2027-03-30 11:00"),
        ("2026-10-24 12:00", 72, "2026-10-27 11:00"),
        ("2026-11-20 16:00", 48, "2026-11-22 16:00"),
    ],
)
def test_hours_run_through_a_change_of_the_clock(start, hours, end):
    begun = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    assert f"{after_hours(begun, hours):%Y-%m-%d %H:%M}" == end


MIDDEN = Holidays(
    tuple(
        (day(a), day(b))
        for a, b in (
            ("2026-10-17", "2026-10-25"),
            ("2026-12-19", "2027-01-03"),
            ("2027-02-20", "2027-02-28"),
            ("2027-04-24", "2027-05-02"),
        )
    )
)


@pytest.mark.parametrize(
    ("first", "alert"),
    [
        ("2026-09-02", "2026-09-30"),
        ("2026-10-05", "2026-11-09"),
        ("2026-11-30", "2027-01-11"),
        ("2026-12-16", "2027-01-27"),
        ("2027-04-12", "2027-05-18"),
    ],
)
def test_four_lesweken(first, alert):
    assert ends(TABLE["E2"], Asked(day(first), school=MIDDEN))[1] == day(alert)


def test_what_stood_still_is_counted_before_the_end_rolls():
    span = (day("2026-02-13"), day("2026-02-27"))
    asked = Asked(day("2026-02-06"), (span, span))
    assert ends(TABLE["C4"], asked) == (day("2026-04-16"), day("2026-04-16"))


def test_an_extension_names_a_day_and_never_makes_a_term_shorter():
    asked = Asked(day("2026-09-14"), named=day("2026-12-25"), told=day("2026-10-01"))
    assert ends(TABLE["C4"], asked) == (day("2026-12-25"), day("2026-12-28"))
    short = Asked(day("2026-09-14"), named=day("2026-10-12"), told=day("2026-10-01"))
    assert ends(TABLE["C4"], short)[1] == day("2026-11-09")


def test_this_counter_knows_nothing_of_the_engine():
    folder = Path(__file__).parents[2] / "casework" / "simulate" / "recount"
    for module in folder.glob("*.py"):
        lines = module.read_text("utf-8").splitlines()
        imports = [line for line in lines if line.startswith(("from ", "import "))]
        assert not [line for line in imports if "statemachines" in line], module.name
