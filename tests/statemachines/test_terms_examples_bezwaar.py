"""The worked examples of bezwaar, verzuim and privacy (D, E, F)."""

from datetime import date, datetime
from pathlib import Path

import pytest

from statemachines.calendar import Holiday, SchoolCalendar, parse_calendar
from statemachines.dwangsom import dwangsom
from statemachines.length import lesweken, maanden, weken
from statemachines.terms import compute

CSV = Path(__file__).parents[1] / "data" / "schoolkalender_2026_2027.csv"


GIVEN = parse_calendar(CSV.read_text("utf-8"))


MIDDEN = SchoolCalendar(
    (
        Holiday(date(2026, 7, 18), date(2026, 8, 30), "zomer"),
        Holiday(date(2026, 10, 17), date(2026, 10, 25), "herfst"),
        Holiday(date(2026, 12, 19), date(2027, 1, 3), "kerst"),
        Holiday(date(2027, 2, 20), date(2027, 2, 28), "voorjaar"),
        Holiday(date(2027, 4, 24), date(2027, 5, 2), "mei"),
    )
)


def d(text):
    return date.fromisoformat(text)


def ends(rule, op, **more):
    period = compute(rule, d(op), **more)
    return f"{period.raw_end} {period.legal_end}"


def remark(rule, op, words):
    period = compute(rule, d(op))
    return next(str(s.datum) for s in period.stappen if words in s.tekst)


@pytest.mark.parametrize(
    "row",
    [
        "2026-09-01 2026-10-13 2027-01-05 2027-02-16 2026-11-24 2026-10-20",
        "2025-03-07 2025-04-22 2025-07-15 2025-08-26 2025-06-03 2025-04-29",
        "2026-02-20 2026-04-07 2026-06-30 2026-08-11 2026-05-19 2026-04-14",
        "2026-11-13 2026-12-28 2027-03-22 2027-05-03 2027-02-08 2027-01-04",
    ],
)
def test_d4_beslissing_op_bezwaar(row):
    told, over, twelve, eighteen, six, posted = row.split()
    assert compute("D1", d(told)).legal_end == d(over)
    assert compute("D4", d(over)).legal_end == d(twelve)
    assert compute("D4", d(over), extension=weken(6)).legal_end == d(eighteen)
    assert compute("D4", d(over), length=weken(6)).legal_end == d(six)
    assert compute("D1b", d(over)).legal_end == d(posted)
    assert remark("D1", told, "Op tijd gepost") == posted


@pytest.mark.parametrize(
    ("op", "end", "send"),
    [
        ("2026-03-20", "2026-04-03", "2026-04-02"),
        ("2026-12-11", "2026-12-25", "2026-12-24"),
        ("2025-04-07", "2025-04-21", "2025-04-17"),
    ],
)
def test_d3_to_the_committee(op, end, send):
    assert ends("D3", op) == f"{end} {end}"
    assert remark("D3", op, "Verstuur uiterlijk") == send


def test_d5_counts_back():
    assert ends("D5", "2026-04-14") == "2026-04-04 2026-04-04"
    assert ends("D5b", "2026-04-14") == "2026-04-07 2026-04-07"
    assert remark("D5b", "2026-04-14", "Leg de stukken") == "2026-04-02"
    assert ends("D5", "2026-12-03") == "2026-11-23 2026-11-23"
    assert ends("D5b", "2026-12-03") == "2026-11-26 2026-11-26"


@pytest.mark.parametrize(
    ("op", "raw", "strict", "rolled", "last"),
    [
        ("2026-11-10", "2026-11-24", "2026-11-25", "2026-11-25", "2027-01-05"),
        ("2026-03-20", "2026-04-03", "2026-04-04", "2026-04-08", "2026-05-15"),
        ("2025-04-14", "2025-04-28", "2025-04-29", "2025-04-29", "2025-06-09"),
        ("2026-12-11", "2026-12-25", "2026-12-26", "2026-12-29", "2027-02-05"),
    ],
)
def test_d6_dwangsom(op, raw, strict, rolled, last):
    assert compute("D6", d(op)).raw_end == d(raw)
    assert remark("D6", op, "streng geteld") == strict
    assert remark("D6", op, "met de Algemene termijnenwet") == rolled
    assert remark("D6", op, "na 42 dagen") == last


@pytest.mark.parametrize(
    ("days", "euros"),
    [
        (-1, 0),
        (0, 0),
        (1, 23),
        (14, 322),
        (15, 357),
        (28, 812),
        (29, 857),
        (42, 1442),
        (60, 1442),
    ],
)
def test_the_amount_of_the_dwangsom(days, euros):
    assert dwangsom(days) == euros


@pytest.mark.parametrize(
    ("reached", "report"),
    [
        ("2026-10-01", "2026-10-08"),
        ("2026-09-30", "2026-10-07"),
        ("2026-11-02", "2026-11-09"),
        ("2026-04-01", "2026-04-10"),
        ("2027-05-04", "2027-05-14"),
    ],
)
def test_e1_five_working_days(reached, report):
    assert ends("E1", reached) == f"{report} {report}"


@pytest.mark.parametrize(
    ("first", "two", "three", "alert", "duo"),
    [
        ("2026-09-02", "2026-09-16", "2026-09-23", "2026-09-30", "2026-10-07"),
        ("2026-10-05", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"),
        ("2026-11-30", "2026-12-14", "2027-01-04", "2027-01-11", "2027-01-18"),
        ("2026-12-16", "2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"),
        ("2026-03-23", "2026-04-06", "2026-04-13", "2026-04-20", "2026-04-28"),
        ("2027-04-12", "2027-05-03", "2027-05-10", "2027-05-18", "2027-05-25"),
    ],
)
def test_e2_four_lesweken(first, two, three, alert, duo):
    period = compute("E2", d(first), school=MIDDEN)
    assert period.legal_end == d(alert)
    assert compute("E1", period.legal_end).legal_end == d(duo)
    for weeks, day in ((2, two), (3, three)):
        early = compute("E2", d(first), length=lesweken(weeks), school=MIDDEN)
        assert early.raw_end == d(day)


def test_e2_signals_on_a_school_day():
    two = compute("E2", d("2026-03-23"), length=lesweken(2), school=MIDDEN)
    assert (two.raw_end, two.legal_end) == (d("2026-04-06"), d("2026-04-07"))


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("2026-01-31", "2026-02-28 2026-03-02"),
        ("2026-03-03", "2026-04-03 2026-04-07"),
        ("2026-11-25", "2026-12-25 2026-12-28"),
        ("2027-04-05", "2027-05-05 2027-05-10"),
    ],
)
@pytest.mark.parametrize("rule", ["F2", "F3"])
def test_f2_one_month(rule, op, expected):
    assert ends(rule, op) == expected


def test_f2_three_months_are_counted_from_the_event():
    longer = ends("F2", "2026-01-31", extension=maanden(2))
    assert longer == "2026-04-30 2026-04-30"


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("F1", "2026-12-24T16:30", "2026-12-27T16:30+01:00"),
        ("F1", "2026-04-02T09:00", "2026-04-05T09:00+02:00"),
        ("F1", "2027-03-27T10:00", "2027-03-30T11:00+02:00"),
        ("F1", "2026-10-24T12:00", "2026-10-27T11:00+01:00"),
        ("F1", "2026-10-24T10:00+00:00", "2026-10-27T11:00+01:00"),
        ("C9", "2026-11-20T16:00", "2026-11-22T16:00+01:00"),
    ],
)
def test_hours_run_through_the_change_of_the_clock(rule, start, end):
    period = compute(rule, datetime.fromisoformat(start))
    assert period.legal_moment is not None
    assert period.legal_moment.isoformat(timespec="minutes") == end
    assert period.legal_end.isoformat() == end[:10]


def test_hours_from_a_day_start_at_midnight():
    period = compute("F1", d("2026-12-24"))
    assert period.legal_end == d("2026-12-27")
    assert "0.00 uur" in period.zin


@pytest.mark.parametrize(
    ("rule", "op", "end"),
    [
        ("F6", "2026-02-28", "2029-02-28"),
        ("F6", "2024-02-29", "2027-02-28"),
        ("F4", "2026-07-31", "2031-07-31"),
        ("F4b", "2031-07-31", "2031-09-25"),
        ("B4", "2026-11-20", "2027-07-31"),
        ("B5", "2027-07-31", "2027-07-31"),
        ("C12", "2026-08-01", "2027-07-31"),
        ("E10b", "2026-07-01", "2027-06-30"),
        ("E10b", "2026-06-30", "2026-06-30"),
        ("E13", "2026-11-20", "2027-09-30"),
        ("E10", "2026-12-01", "2026-11-01"),
        ("E10", "2026-03-31", "2026-02-28"),
        ("E1b", "2026-11-20", "2026-11-27"),
    ],
)
def test_years_fixed_days_and_counting_back_do_not_roll(rule, op, end):
    assert ends(rule, op) == f"{end} {end}"


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2021-11-20", "2026-12-01 2026-12-01"),
        ("2021-12-31", "2027-01-01 2027-01-04"),
        ("2022-07-15", "2027-08-01 2027-08-30"),
    ],
)
def test_e11_leerplicht_starts_on_a_school_day(born, expected):
    assert ends("E11", born, school=GIVEN) == expected
