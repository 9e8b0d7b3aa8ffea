"""Whoever reached four lesweken without a valid reason, and of whom no alert is known.

Found from the stored days alone, the morning after, whatever became of the episodes and
signals that the import keeps up. Nobody else is found.
"""

import re
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.bench.heard import listening
from casework.bench.plans import explained
from casework.services.absence.count_again import count_again
from casework.services.absence.lost import _HELD, _values, lost_alerts, lost_findings
from casework.services.absence.set_calendar import set_calendars
from casework.services.absence.waiting import waiting
from casework.services.nightly import check_all
from casework.services.signal_absence import signal_absence
from statemachines.calendar import NO_HOLIDAYS, Holiday, SchoolCalendar
from statemachines.verzuimtelling.signalen import LRV, signals
from statemachines.verzuimtelling.verzuimdag import (
    UUR,
    ZONDER_GELDIGE_REDEN,
    Reden,
    Verzuimdag,
)
from tests.casework.absence_register import away, enrol
from tests.casework.absent import bring, days_of, known_signals
from tests.conftest import SWV
from tests.owner import as_owner

FIRST, REACHED = date(2026, 8, 31), date(2026, 9, 28)
"""Four lesweken, Monday to Monday: the alert is of the second."""
NEXT = REACHED + timedelta(days=1)
AUTUMN = SchoolCalendar((Holiday(date(2026, 9, 14), date(2026, 9, 18)),))
FORGET = "delete from absence_signal"


def lost(desk, clock, day=NEXT):
    clock.time = clock.time.replace(year=day.year, month=day.month, day=day.day)
    with desk.look(SWV) as work:
        return [
            (one.leerling_id, one.eerste_dag, one.signaaldatum)
            for one in lost_alerts(work)
        ]


def by_hand(desk, *changes):
    with as_owner(desk) as connection:
        for change in changes:
            connection.exec_driver_sql(change)


def test_an_alert_that_was_sent_is_not_lost(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, REACHED))
    clock.time = clock.time.replace(day=REACHED.day)
    signal_absence(desk, SWV)
    assert lost(desk, clock) == []


def test_a_signal_that_somebody_deleted_is_found_the_next_morning(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, FORGET)
    assert lost(desk, clock, REACHED) == []
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]
    lines = [line for line in check_all(desk, SWV).lines if "zonder" in line.what]
    [told] = [line.outcome for line in lines]
    assert told.startswith("voor 1 leerling is geen alert gemaakt, nodig sinds maandag")
    assert told.endswith("28 september 2026: zie casework verzuim wachtend")
    assert "L1" not in str(lines)


def test_a_signal_that_an_episode_spoilt_by_hand_never_gave_is_found(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED - timedelta(days=3)))
    by_hand(desk, "update absence_episode set first_day = last_day")
    bring(desk, *away("L1", REACHED, REACHED))
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


def test_days_that_nobody_counted_are_found(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(
        desk,
        FORGET,
        "delete from absence_episode",
        "delete from numbered_calendar",
        "update absence_pupil set calendar = 'nergens'",
    )
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


@pytest.mark.parametrize(
    "change",
    [
        "update absence_signal set grond = false",
        "update absence_signal set status = 'gedaan'",
        "update absence_signal set signaaldatum = '2026-12-01'",
        "update absence_signal set status = 'ingetrokken'",
        "update absence_signal set soort = '3x' where soort = 'lrv'",
    ],
)
def test_a_signal_that_says_what_is_not_true_hides_nothing(desk, clock, change):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, change)
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


def test_a_case_in_which_no_alert_was_sent_hides_nothing(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, REACHED))
    clock.time = clock.time.replace(day=REACHED.day)
    signal_absence(desk, SWV)
    by_hand(desk, "update cases set done = done - 'alert_sturen'")
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


@pytest.mark.parametrize(
    "change",
    [
        "update absence_signal set status = 'oud'",
        "update absence_signal set status = 'terug'",
        "update absence_signal set status = 'wacht', trouble = 'geen hoofd'",
    ],
)
def test_a_signal_that_is_kept_or_told_elsewhere_is_not_told_twice(desk, clock, change):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, change)
    assert lost(desk, clock) == []


@pytest.mark.parametrize(
    "rows",
    [
        away("L1", FIRST, REACHED, "ziek"),
        away("L1", FIRST, REACHED - timedelta(days=3)),
        away("L1", FIRST + timedelta(days=1), REACHED),
        [row for row in away("L1", FIRST, REACHED) if row[2] != date(2026, 9, 9)],
        [*away("L1", FIRST, REACHED), ("S1", "L1", date(2026, 9, 9), 5, 5, "verlof")],
        [*away("L1", FIRST, REACHED), ("S1", "L1", REACHED, 0, 5, "ongeoorloofd")],
        [*away("L1", FIRST, REACHED), ("S1", "L1", date(2026, 9, 9), 4, 5, "onbekend")],
    ],
    ids=["ill", "19 days", "from tuesday", "was there", "leave", "corrected", "part"],
)
def test_what_is_no_four_lesweken_is_not_found(desk, clock, rows):
    bring(desk, *rows)
    by_hand(desk, FORGET)
    assert lost(desk, clock) == []


def test_a_week_of_holiday_counts_for_nothing_in_the_calendar_of_the_school(
    desk, clock
):
    with desk.work(SWV) as work:
        set_calendars(work, {"S1": AUTUMN})
    later = REACHED + timedelta(days=7)
    bring(desk, *away("L1", FIRST, later))
    bring(desk, *[("S2", "L2", *row[2:]) for row in away("L2", FIRST, REACHED)])
    by_hand(desk, FORGET)
    assert lost(desk, clock) == [("L2", FIRST, REACHED)]
    found = lost(desk, clock, later + timedelta(days=1))
    assert found == [("L2", FIRST, REACHED), ("L1", FIRST, later)]


def test_a_correction_that_makes_four_lesweken_is_found_too(desk, clock):
    rows = away("L1", FIRST, REACHED)
    bring(desk, *[row for row in rows if row[2] != date(2026, 9, 9)])
    assert lost(desk, clock) == []
    bring(desk, *[row for row in rows if row[2] == date(2026, 9, 9)])
    by_hand(desk, FORGET)
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


def test_it_catches_up_after_two_weeks_without_a_check(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, FORGET)
    mornings = [NEXT + timedelta(days=n) for n in range(15)]
    found = [lost(desk, clock, day) for day in mornings]
    assert found == [[("L1", FIRST, REACHED)]] * 15
    assert lost(desk, clock, NEXT + timedelta(days=15)) == []


def test_who_is_still_away_is_found_however_late(desk, clock):
    bring(desk, *away("L1", FIRST, "2026-12-11"))
    by_hand(desk, FORGET)
    assert lost(desk, clock, date(2026, 12, 12)) == [("L1", FIRST, REACHED)]


def test_in_a_holiday_the_last_school_day_is_the_one_before_it(desk, clock):
    summer = SchoolCalendar((Holiday(NEXT, NEXT + timedelta(days=60)),))
    with desk.work(SWV) as work:
        set_calendars(work, {"S1": summer})
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, FORGET)
    late = NEXT + timedelta(days=58)
    assert lost(desk, clock, late) == [("L1", FIRST, REACHED)]


def test_a_school_that_is_never_open_hurts_nobody(desk, clock):
    never = SchoolCalendar((Holiday(date(2020, 1, 1), date(2030, 1, 1)),))
    with desk.work(SWV) as work:
        work.rows(
            "insert into school_holiday values (%s, 'S9', %s, %s, '')",
            [SWV, never.holidays[0].start, never.holidays[0].end],
        )
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, FORGET)
    assert lost(desk, clock) == [("L1", FIRST, REACHED)]


def test_when_all_is_well_no_days_of_a_pupil_are_read(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED), *away("L2", FIRST, REACHED, "ziek"))
    by_hand(desk, "update absence_signal set status = 'oud'")
    clock.time = clock.time.replace(day=NEXT.day)
    with listening(desk.engine) as heard, desk.look(SWV) as work:
        before = len(heard)
        assert list(lost_findings(work)) == []
        said = [one.query for one in heard[before:]]
    assert [query for query in said if "absence_day" in query] == [_HELD]
    assert len(said) == 2


def test_the_first_look_is_at_an_index_of_unlawful_days_alone(desk, clock):
    bring(desk, *(row for n in range(40) for row in away(f"L{n}", FIRST, REACHED)))
    by_hand(desk, "analyze absence_day")
    edge = tuple(days_of(NO_HOLIDAYS, FIRST, date(2026, 9, 14)))
    with desk.work(SWV) as work:
        work.rows("set local enable_seqscan = off", [])
        plan = explained(work, _HELD, _values(work, edge))
    assert plan.rows == 40
    assert plan.shape.count("absence_day_unlawful") >= 2
    with as_owner(desk) as connection:
        [definition] = connection.exec_driver_sql(
            "select pg_get_indexdef('absence_day_unlawful'::regclass)"
        ).scalars()
    assert {*re.findall(r"'(\w+)'", definition)} == ZONDER_GELDIGE_REDEN


def test_counting_again_brings_back_what_is_lost_and_the_alert_goes(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, REACHED), *away("L2", FIRST, REACHED))
    by_hand(desk, FORGET, "delete from absence_episode where leerling_id = 'L1'")
    assert [one[0] for one in lost(desk, clock)] == ["L1", "L2"]
    with desk.look(SWV) as work:
        told = [(one.leerling_id, one.soort) for one in waiting(work)]
        assert told == [("L1", LRV), ("L2", LRV)]
    with desk.work(SWV) as work:
        new, left = count_again(work)
    assert (new, left) == (2 * len(known_signals(desk, "L1")), [])
    signal_absence(desk, SWV)
    assert lost(desk, clock) == []
    with desk.look(SWV) as work:
        alerts = "select count(*) from cases where process = 'leerrecht_alert'"
        assert work.rows(alerts, []) == [(1,)]
        assert {one.leerling_id for one in waiting(work)} == {"L2"}


def test_counting_again_says_what_it_cannot_mend(desk, clock):
    bring(desk, *away("L1", FIRST, REACHED))
    by_hand(desk, "update absence_signal set status = 'gedaan'")
    clock.time = clock.time.replace(day=NEXT.day)
    with desk.work(SWV) as work:
        new, left = count_again(work)
    assert (new, [one.leerling_id for one in left]) == (0, ["L1"])


def test_counting_again_when_nothing_is_lost_does_nothing(desk):
    with desk.work(SWV) as work:
        assert count_again(work) == (0, [])


numbers = count()
WHEN = st.dates(date(2026, 9, 1), date(2026, 12, 1))
SPELLS = st.lists(
    st.tuples(
        WHEN,
        st.integers(1, 60),
        st.sampled_from(["5", "5", "5", "2.5", "0"]),
        st.sampled_from([Reden.ONGEOORLOOFD, Reden.ZIEK_KAN_DEELNEMEN, Reden.ZIEK]),
    ),
    min_size=1,
    max_size=5,
)
BREAKS = st.lists(st.tuples(WHEN, st.integers(0, 20)), max_size=2)


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(spells=SPELLS, breaks=BREAKS, on=WHEN)
def test_of_a_pupil_it_finds_what_the_law_says(desk, clock, spells, breaks, on):
    """Each alert of the last two lesweken, and no other, whatever the rows are."""
    school, pupil = (f"{kind}{next(numbers)}" for kind in "SL")
    spans = (Holiday(day, day + timedelta(days=n)) for day, n in breaks)
    calendar = SchoolCalendar(tuple(spans))
    with desk.work(SWV) as work:
        set_calendars(work, {school: calendar})
    rows = {
        first + timedelta(days=n): (hours, reden)
        for first, length, hours, reden in spells
        for n in range(length)
    }
    bring(desk, *[(school, pupil, d, h, 5, r) for d, (h, r) in rows.items()])
    by_hand(desk, FORGET)
    days = [
        Verzuimdag(d, int(float(h) * UUR), 5 * UUR, r) for d, (h, r) in rows.items()
    ]
    law = [
        (pupil, one.eerste_dag, one.signaaldatum)
        for one in signals(days, calendar, on - timedelta(days=1))
        if one.soort == LRV
    ]
    found = [one for one in lost(desk, clock, on) if one[0] == pupil]
    school_days = days_of(calendar, on - timedelta(days=90), on - timedelta(days=1))
    weeks = sorted({day.isocalendar()[:2] for day in school_days})[-2:]
    lately = [day for day in school_days if day.isocalendar()[:2] in weeks]
    recent = [one for one in law if one[2] in lately]
    assert set(recent) <= set(found) <= set(law)
