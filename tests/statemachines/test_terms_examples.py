"""The worked examples: event, counted end, legal end, as the law book gives them."""

from datetime import date

import pytest

from statemachines.counting.remarks import placement_from
from statemachines.length import weken
from statemachines.terms import Span, compute


def d(text):
    return date.fromisoformat(text)


def ends(rule, op, **more):
    period = compute(rule, d(op), **more)
    return f"{period.raw_end} {period.legal_end}"


def remark(rule, op, words):
    period = compute(rule, d(op))
    return next(str(s.datum) for s in period.stappen if words in s.tekst)


SIX_WEEKS = [
    ("2026-09-01", "2026-10-13 2026-10-13"),
    ("2025-03-07", "2025-04-18 2025-04-22"),
    ("2025-03-10", "2025-04-21 2025-04-22"),
    ("2025-03-15", "2025-04-26 2025-04-28"),
    ("2026-02-20", "2026-04-03 2026-04-07"),
    ("2026-03-16", "2026-04-27 2026-04-28"),
    ("2026-03-24", "2026-05-05 2026-05-06"),
    ("2027-03-24", "2027-05-05 2027-05-10"),
    ("2025-11-20", "2026-01-01 2026-01-05"),
    ("2026-11-13", "2026-12-25 2026-12-28"),
]


@pytest.mark.parametrize("rule", ["D1", "D8", "A1", "A2", "A4", "B1"])
@pytest.mark.parametrize(("op", "expected"), SIX_WEEKS)
def test_six_weeks(rule, op, expected):
    assert ends(rule, op) == expected


@pytest.mark.parametrize(
    ("op", "six", "ten", "placed"),
    [
        ("2026-01-12", "2026-02-23", "2026-03-23", "2026-03-24"),
        ("2026-02-20", "2026-04-07", "2026-05-01", "2026-05-02"),
        ("2026-02-23", "2026-04-07", "2026-05-04", "2026-05-05"),
        ("2025-03-24", "2025-05-06", "2025-06-02", "2025-06-03"),
        ("2026-11-16", "2026-12-28", "2027-01-25", "2027-01-26"),
    ],
)
def test_a1_and_a3_zorgplicht(op, six, ten, placed):
    period = compute("A3", d(op))
    assert compute("A1", d(op)).legal_end == d(six)
    assert period.raw_end == d(ten)
    assert placement_from(period.raw_end, period.legal_end) == d(placed)
    assert remark("A3", op, "Tijdelijke plaatsing") == placed
    assert compute("A1", d(op), extension=weken(4)).raw_end == d(ten)


def test_a3_with_the_switch_for_the_atw():
    period = compute("A3", d("2026-10-16"))
    raw, legal = period.raw_end, period.legal_end
    assert placement_from(raw, legal) == d("2026-12-26")
    assert placement_from(raw, legal, use_atw=True) == d("2026-12-29")


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("2026-08-01", "2026-09-12 2026-09-14"),
        ("2026-10-12", "2026-11-23 2026-11-23"),
    ],
)
def test_b1_opp(op, expected):
    assert ends("B1", op) == expected


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("2026-09-14", "2026-11-09 2026-11-09"),
        ("2026-02-06", "2026-04-03 2026-04-07"),
        ("2026-03-02", "2026-04-27 2026-04-28"),
        ("2026-03-20", "2026-05-15 2026-05-18"),
        ("2026-10-30", "2026-12-25 2026-12-28"),
        ("2026-06-08", "2026-08-03 2026-08-03"),
    ],
)
def test_c4_eight_weeks(op, expected):
    assert ends("C4", op) == expected


@pytest.mark.parametrize(
    ("op", "asked", "done", "days", "expected"),
    [
        ("2026-09-14", "2026-09-21", "2026-10-05", 13, "2026-11-22 2026-11-23"),
        ("2026-02-06", "2026-02-13", "2026-02-27", 13, "2026-04-16 2026-04-16"),
        ("2026-03-02", "2026-03-09", "2026-03-24", 14, "2026-05-11 2026-05-11"),
        ("2026-10-30", "2026-11-06", "2026-11-07", 0, "2026-12-25 2026-12-28"),
    ],
)
def test_c4_that_stood_still(op, asked, done, days, expected):
    period = compute("C4", d(op), spans=[Span(d(asked), d(done))])
    assert f"{period.raw_end} {period.legal_end}" == expected
    assert any(f"{days} dagen" in step.tekst for step in period.stappen)


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("2026-03-06", "2026-04-03 2026-04-07"),
        ("2026-11-27", "2026-12-25 2026-12-28"),
        ("2026-10-05", "2026-11-02 2026-11-02"),
    ],
)
def test_c3_buiten_behandeling(op, expected):
    assert ends("C3", op) == expected


@pytest.mark.parametrize(
    ("op", "end"),
    [
        ("2026-08-01", "2027-07-31"),
        ("2026-06-10", "2027-07-31"),
        ("2026-07-31", "2027-07-31"),
        ("2026-11-24", "2028-07-31"),
        ("2027-02-01", "2028-07-31"),
        ("2018-04-25", "2019-07-31"),
        ("2014-12-12", "2016-07-31"),
        ("2026-08-02", "2028-07-31"),
    ],
)
def test_c11_earliest_end(op, end):
    assert ends("C11", op) == f"{end} {end}"
