"""The days that a streak must hold: proved for any calendar, day by school day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.services.absence.edges import LOOK_BACK, edges
from statemachines.calendar import NO_HOLIDAYS, Holiday, SchoolCalendar
from statemachines.verzuimtelling.lesdagen import Lesdagen

WHEN = st.dates(date(2026, 6, 1), date(2027, 3, 1))
HOLIDAYS = st.lists(st.tuples(WHEN, st.integers(0, 45)), max_size=5)
LESWEKEN = 4


@given(holidays=HOLIDAYS, until=WHEN)
def test_every_streak_that_lately_reached_four_lesweken_holds_them_all(holidays, until):
    spans = (Holiday(day, day + timedelta(days=n)) for day, n in holidays)
    calendar = SchoolCalendar(tuple(spans))
    school = Lesdagen(calendar, until - timedelta(days=500), until)
    edge = edges({"S": calendar}, until)["S"]
    last = max(place for place, day in enumerate(school.days) if day <= until)
    since = school.latest_start(last, LOOK_BACK)
    assert edge[-1] == school.days[since]
    tight = False
    for start in range(last):
        reached = school.reached(start, LESWEKEN)
        if since <= reached <= last:
            assert {*edge} <= {*school.days[start : reached + 1]}
            tight = tight or edge[0] == school.days[start]
    assert tight, "the first day is no earlier than it must be"


def test_without_holidays_it_is_four_to_two_weeks_ago():
    found = edges({"S": NO_HOLIDAYS}, date(2026, 9, 28))
    assert (found["S"][0], found["S"][-1]) == (date(2026, 8, 31), date(2026, 9, 14))


def test_a_school_that_never_opens_has_none():
    never = SchoolCalendar((Holiday(date(2020, 1, 1), date(2030, 1, 1)),))
    assert edges({"": NO_HOLIDAYS, "S": never}, date(2026, 9, 28)).keys() == {""}
