"""A holiday with a wrong year would keep every signal of a school away for years."""

from datetime import date

import pytest

from casework.services.absence.set_calendar import TooLong, set_calendars
from statemachines.calendar import Holiday, SchoolCalendar
from tests.casework.absence_register import away
from tests.casework.absent import bring, known_signals
from tests.conftest import SWV


def summer(last):
    return {"S1": SchoolCalendar((Holiday(date(2026, 7, 18), last),))}


def test_a_holiday_that_cannot_be_meant_is_refused_and_changes_nothing(desk):
    bring(desk, *away("L1", "2026-09-07", "2026-10-09"))
    before = known_signals(desk, "L1")
    assert "lrv" in {soort for soort, *_ in before}
    with desk.work(SWV) as work, pytest.raises(TooLong, match="Klopt het jaar"):
        set_calendars(work, summer(date(2062, 8, 30)))
    assert known_signals(desk, "L1") == before


def test_a_hundred_days_is_the_longest(desk):
    with desk.work(SWV) as work:
        set_calendars(work, summer(date(2026, 10, 25)))
    with desk.work(SWV) as work, pytest.raises(TooLong):
        set_calendars(work, summer(date(2026, 10, 26)))
