"""The signals of absence: the example, the words of the rule, and a second opinion."""

import csv
import json
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statemachines.calendar import Holiday, SchoolCalendar, parse_calendar
from statemachines.verzuimtelling.signalen import signals
from statemachines.verzuimtelling.uitleg import in_uren, uitleg
from statemachines.verzuimtelling.verzuimdag import UUR, Reden, Verzuimdag
from tests.statemachines import verzuim_orakel

DATA = Path(__file__).parents[1] / "data"
KALENDER = parse_calendar((DATA / "schoolkalender_2026_2027.csv").read_text())
MIDDEN = SchoolCalendar(
    (
        Holiday(date(2026, 10, 17), date(2026, 10, 25)),
        Holiday(date(2026, 12, 19), date(2027, 1, 3)),
        Holiday(date(2027, 2, 20), date(2027, 2, 28)),
        Holiday(date(2027, 4, 24), date(2027, 5, 2)),
    )
)
"""The calendar of the examples in domain.md 1.3."""


def dag(datum, gemist="5", les="5", reden="ongeoorloofd"):
    day = datum if isinstance(datum, date) else date.fromisoformat(datum)
    missed, lessons = (int(Decimal(text) * UUR) for text in (gemist, les))
    return Verzuimdag(day, missed, lessons, Reden(reden))


def absent(first, last, calendar=MIDDEN, **how):
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    span = [day + timedelta(days=n) for n in range((end - day).days + 1)]
    return [dag(one, **how) for one in span if calendar.is_school_day(one)]


def short(found):
    return [(one.soort, str(one.eerste_dag), str(one.signaaldatum)) for one in found]


def of_kind(found, *kinds):
    return [str(one.signaaldatum) for one in found if one.soort in kinds]


def test_the_example_file_gives_exactly_the_example_signals():
    pupils = defaultdict(list)
    with (DATA / "verzuim_voorbeeld.csv").open() as file:
        for row in csv.DictReader(file, delimiter=";"):
            hours = (row["uren_gemist"], row["uren_les"], row["reden"])
            pupils[row["leerling_id"]].append(dag(row["datum"], *hours))
    found = [
        {
            "leerling_id": pupil,
            "soort": one.soort,
            "eerste_dag": str(one.eerste_dag) if one.eerste_dag else None,
            "signaaldatum": str(one.signaaldatum),
        }
        for pupil, days in pupils.items()
        for one in signals(days, KALENDER)
    ]
    found.sort(key=lambda one: (one["signaaldatum"], one["leerling_id"], one["soort"]))
    assert found == json.loads((DATA / "verzuim_voorbeeld_signalen.json").read_text())


@pytest.mark.parametrize(
    ("first", "weeks"),
    [
        ("2026-09-02", ["2026-09-16", "2026-09-23", "2026-09-30"]),
        ("2026-10-05", ["2026-10-26", "2026-11-02", "2026-11-09"]),
        ("2026-11-30", ["2026-12-14", "2027-01-04", "2027-01-11"]),
        ("2026-12-16", ["2027-01-13", "2027-01-20", "2027-01-27"]),
    ],
)
def test_lesweken_as_in_the_examples_of_the_domain(first, weeks):
    found = signals(absent(first, "2027-02-05"), MIDDEN)
    assert of_kind(found, "2w", "3w", "lrv") == weeks
    assert not of_kind(found, "monitor")


@pytest.mark.parametrize(
    ("hours", "day"), [("5.25", "2026-10-01"), ("5.5", "2026-09-30")]
)
def test_sixteen_hours_are_hours_and_not_days(hours, day):
    days = absent("2026-09-28", "2026-10-02", gemist=hours, les=hours)
    assert of_kind(signals(days, MIDDEN), "16u") == [day]


def test_four_lesweken_reach_over_a_holiday():
    days = [
        dag(day, "4", "5")
        for day in ("2026-10-05", "2026-10-12", "2026-10-26", "2026-11-02")
    ]
    assert of_kind(signals(days, MIDDEN), "16u") == ["2026-11-02"]
    assert not signals([*days[:3], dag("2026-11-09", "4", "5")], MIDDEN)


def test_ten_times_one_and_a_half_hour_and_six_minutes_is_sixteen():
    days = absent("2026-09-07", "2026-09-18", gemist="1.6", les="5")
    assert of_kind(signals(days, MIDDEN), "16u") == ["2026-09-18"]


def test_seven_days_lie_between_two_signals_of_sixteen_hours():
    days = absent("2026-09-07", "2026-09-25", gemist="8", les="8")
    assert of_kind(signals(days, MIDDEN), "16u") == [
        "2026-09-08",
        "2026-09-15",
        "2026-09-22",
    ]


def test_the_signal_falls_only_in_a_streak_that_lasts():
    until = absent("2026-09-07", "2026-09-18")
    assert "2w" not in {one.soort for one in signals(until, MIDDEN)}
    more = [*until, dag("2026-09-21")]
    assert ("2w", "2026-09-07", "2026-09-21") in short(signals(more, MIDDEN))


@pytest.mark.parametrize(
    "breaking",
    [
        dag("2026-09-16", "4", "5"),
        dag("2026-09-16", "0", "5"),
        dag("2026-09-16", "5", "0"),
        dag("2026-09-16", reden="verlof"),
        None,
    ],
)
def test_what_breaks_an_unlawful_streak(breaking):
    days = absent("2026-09-07", "2026-09-25")
    days = [one for one in days if one.datum != date(2026, 9, 16)]
    found = signals([*days, *([breaking] if breaking else [])], MIDDEN)
    assert not of_kind(found, "2w")


def test_a_row_on_a_day_without_school_counts_for_nothing():
    days = absent("2026-09-07", "2026-09-11", gemist="3", les="5")
    saturday = dag("2026-09-12", "5", "5")
    assert not signals([*days, saturday], MIDDEN)
    present = dag("2026-09-13", "0", "0")
    streak = absent("2026-09-07", "2026-09-25")
    assert signals([*streak, saturday, present], MIDDEN) == signals(streak, MIDDEN)


def test_the_last_row_of_a_day_counts():
    days = absent("2026-09-07", "2026-10-09")
    assert of_kind(signals(days, MIDDEN), "lrv")
    corrected = [*days, dag("2026-09-22", "0", "5")]
    assert not of_kind(signals(corrected, MIDDEN), "lrv")
    assert signals([*corrected, dag("2026-09-22")], MIDDEN) == signals(days, MIDDEN)


def test_a_monitor_is_for_every_reason_but_an_exemption():
    ill = absent("2026-09-07", "2026-10-09", reden="ziek")
    assert short(signals(ill, MIDDEN)) == [("monitor", "2026-09-07", "2026-10-05")]
    exempt = absent("2026-09-07", "2026-10-09", reden="vrijstelling")
    assert not signals(exempt, MIDDEN)


def test_who_was_ill_first_gets_both_and_who_was_not_only_the_alert():
    ill = absent("2026-09-07", "2026-09-11", reden="ziek")
    away = absent("2026-09-14", "2026-10-16")
    found = signals([*ill, *away], MIDDEN)
    assert of_kind(found, "monitor") == ["2026-10-05"]
    assert of_kind(found, "lrv") == ["2026-10-12"]
    assert not of_kind(signals(away, MIDDEN), "monitor")


def test_until_cuts_and_changes_nothing():
    days = absent("2026-09-07", "2026-12-11")
    everything = signals(days, MIDDEN)
    for one in everything:
        day = one.signaaldatum
        cut = tuple(other for other in everything if other.signaaldatum <= day)
        assert signals(days, MIDDEN, day) == cut
        assert signals([d for d in days if d.datum <= day], MIDDEN) == cut


def test_a_school_that_never_opens_and_a_pupil_without_days_give_nothing():
    closed = SchoolCalendar((Holiday(date(2026, 1, 1), date(2027, 12, 31)),))
    assert signals(absent("2026-09-07", "2026-10-09"), closed) == ()
    assert signals([], MIDDEN) == ()


def test_a_signal_says_why():
    found = signals(absent("2026-10-05", "2026-11-13", gemist="5.25"), MIDDEN)
    said = {one.soort: " ".join(uitleg(one, MIDDEN)) for one in found}
    assert "week 43 van 2026" in said["lrv"]
    assert "28 getelde dagen" in said["lrv"]
    assert "eerste schooldag daarna is maandag 9 november 2026" in said["lrv"]
    assert "5,25 op " in said["16u"]
    assert [in_uren(part) for part in (160_000, 52_500, 1)] == ["16", "5,25", "0,0001"]


DAYS = st.dates(date(2026, 12, 1), date(2027, 3, 31))
HOURS = st.sampled_from([("5", "5"), ("5.25", "5.25"), ("2.6", "5"), ("0", "5")])
ODD = st.sampled_from([("0", "0"), ("5", "0"), ("6", "5.5"), ("1.6", "5")])
ROWS = st.lists(
    st.tuples(DAYS, HOURS | ODD, st.sampled_from([*Reden])),
    max_size=25,
)
STREAKS = st.lists(
    st.tuples(DAYS, st.integers(1, 70), HOURS, st.sampled_from([*Reden])), max_size=4
)
HOLIDAYS = st.lists(
    st.tuples(DAYS, st.integers(0, 16)).map(
        lambda one: (one[0], one[0] + timedelta(days=one[1]))
    ),
    max_size=4,
)


def rows_of(streaks, rows):
    for first, length, hours, reden in streaks:
        for n in range(length):
            yield (first + timedelta(days=n), *hours, reden)
    for day, hours, reden in rows:
        yield (day, *hours, reden)


@settings(deadline=None)
@given(streaks=STREAKS, rows=ROWS, holidays=HOLIDAYS, until=DAYS | st.none())
def test_an_independent_calculation_agrees(streaks, rows, holidays, until):
    known = list(rows_of(streaks, rows))
    calendar = SchoolCalendar(tuple(Holiday(*one) for one in holidays))
    ours = signals((dag(*row) for row in known), calendar, until)
    theirs = verzuim_orakel.signals(known, holidays, until or date.max)
    assert [(one.soort, one.eerste_dag, one.signaaldatum) for one in ours] == theirs
