"""A moment is one instant everywhere; a day is a day in the Netherlands."""

from datetime import UTC, date, datetime

import pytest

from casework.clock import amsterdam_day, utc_now


def test_now_is_aware_and_in_utc():
    assert utc_now().tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-01-31T22:59:59+00:00", "2026-01-31"),
        ("2026-01-31T23:00:00+00:00", "2026-02-01"),  # winter: UTC+1
        ("2026-07-31T21:59:59+00:00", "2026-07-31"),
        ("2026-07-31T22:00:00+00:00", "2026-08-01"),  # summer: UTC+2
        ("2026-10-24T22:30:00+00:00", "2026-10-25"),  # the night the clock goes back
        ("2027-03-28T00:30:00-05:00", "2027-03-28"),
    ],
)
def test_the_day_is_the_one_on_the_calendar_in_amsterdam(moment, day):
    assert amsterdam_day(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="tijdzone"):
        amsterdam_day(datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
