"""Feast days, gelijkgestelde dagen, school years and school calendars (Atw 3)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from statemachines.calendar import (
    GELIJKGESTELD,
    NO_HOLIDAYS,
    Holiday,
    SchoolCalendar,
    easter,
    feast_day,
    horizon_warning,
    is_free,
    next_working_day,
    parse_calendar,
    previous_working_day,
    school_year,
)
from statemachines.length import ImpossibleTerm

CSV = Path(__file__).parents[1] / "data" / "schoolkalender_2026_2027.csv"
FEAST_DAYS = {
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 05-30 06-09 12-25 12-26",
    2026: "01-01 01-02 04-03 04-06 04-27 05-05 05-14 05-15 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-07 05-17 12-25 12-26",
}


@pytest.mark.parametrize(("year", "listed"), FEAST_DAYS.items())
def test_a_year_has_exactly_these_feast_days(year, listed):
    days = (date(year, 1, 1) + timedelta(n) for n in range(365))
    assert " ".join(f"{day:%m-%d}" for day in days if feast_day(day)) == listed


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-04-03", "Goede Vrijdag"),
        ("2026-04-27", "Koningsdag"),
        ("2025-04-26", "Koningsdag"),
        ("2025-04-27", None),
        ("2031-04-26", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2026-05-15", GELIJKGESTELD),
        ("2026-05-04", None),
        ("2027-04-26", None),
        ("2026-02-02", None),
        ("2025-05-26", None),
        ("2026-04-05", None),
    ],
)
def test_the_name_of_a_feast_day(day, name):
    assert feast_day(date.fromisoformat(day)) == name


def test_the_decrees_name_ten_days_from_2023_to_2028():
    start = date(2023, 1, 1)
    days = [start + timedelta(n) for n in range(6 * 366)]
    equated = [f"{day}" for day in days if feast_day(day) == GELIJKGESTELD]
    assert equated == [
        "2023-04-28",
        "2023-05-19",
        "2024-05-10",
        "2024-12-27",
        "2025-05-30",
        "2026-01-02",
        "2026-05-15",
        "2027-05-07",
        "2028-04-28",
        "2028-05-26",
    ]


@pytest.mark.parametrize(
    "day", ["2008-03-23", "2011-04-24", "2024-03-31", "2027-03-28", "2038-04-25"]
)
def test_easter(day):
    assert easter(int(day[:4])) == date.fromisoformat(day)


def test_working_days_around_easter():
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)
    assert previous_working_day(date(2026, 4, 6)) == date(2026, 4, 2)
    assert next_working_day(date(2026, 4, 7)) == date(2026, 4, 7)
    assert is_free(date(2026, 4, 4))
    assert not is_free(date(2026, 4, 2))


def test_the_horizon_warns_from_399_days():
    edge = date(2028, 12, 31)
    assert horizon_warning(edge - timedelta(400)) is None
    assert "399 dagen" in (horizon_warning(edge - timedelta(399)) or "")
    assert "nog 0 dagen" in (horizon_warning(edge + timedelta(9)) or "")


@pytest.mark.parametrize(
    ("day", "year"), [("2026-08-01", 2026), ("2026-07-31", 2025), ("2027-02-01", 2026)]
)
def test_a_school_year_is_august_to_july(day, year):
    expected = (date(year, 8, 1), date(year + 1, 7, 31))
    assert school_year(date.fromisoformat(day)) == expected


def test_a_calendar_file():
    school = parse_calendar(CSV.read_text("utf-8"))
    assert len(school.holidays) == 6
    assert school.known_until == date(2027, 8, 29)
    assert not school.is_school_day(date(2026, 10, 19))
    assert school.is_school_day(date(2026, 10, 16))
    assert not school.is_school_day(date(2027, 3, 26))


def test_a_week_with_one_school_day_is_a_lesweek():
    school = SchoolCalendar((Holiday(date(2026, 10, 13), date(2026, 10, 25)),))
    assert school.is_lesweek(date(2026, 10, 18))
    assert not school.is_lesweek(date(2026, 10, 19))
    assert NO_HOLIDAYS.is_lesweek(date(2026, 10, 19))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "eerste regel"),
        ("van,tot,naam", "eerste regel"),
        ("van;tot;naam\n2026-02-30;2026-03-01;x", "regel 2"),
        ("van;tot;naam\n\n2026-03-01", "regel 3"),
        ("van;tot;naam\n2026-03-02;2026-03-01;x", "eindigt voor"),
        ("van;tot;naam\n2026-03-01;2026-03-02;na\0am", "regel 2.*zichtbare tekens"),
    ],
)
def test_a_bad_calendar_file_names_its_line(text, line):
    with pytest.raises(ValueError, match=line):
        parse_calendar(text)


def test_a_school_that_never_opens_is_refused():
    school = SchoolCalendar((Holiday(date(2020, 1, 1), date(2090, 1, 1)),))
    with pytest.raises(ImpossibleTerm, match="geen schooldag"):
        school.next_school_day(date(2026, 1, 1))
