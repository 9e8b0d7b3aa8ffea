"""Dates, times and lists, the way a Dutch letter writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from notifications.dutch import datum, opsomming, printed, tijdstip


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 4, 7), "dinsdag 7 april 2026"),
        (date(2028, 2, 29), "dinsdag 29 februari 2028"),
        (datetime(2026, 7, 1, 12, 30, tzinfo=UTC), "woensdag 1 juli 2026 om 14.30 uur"),
        (3, "3"),
        (Decimal("2.5"), "2,5"),
        ("  twee\n\nregels ", "twee regels"),
    ],
)
def test_a_value_reads_as_dutch(value, written):
    assert printed(value) == written


@pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}, object()])
def test_what_no_reader_understands_is_not_printed(value):
    with pytest.raises(ValueError, match=r"is geen tekst|kan niet in een zin staan"):
        printed(value)


def test_a_moment_just_before_midnight_utc_is_the_next_day_here():
    moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert datum(moment) == "vrijdag 1 januari 2027"


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="tijdzone"):
        tijdstip(datetime(2026, 1, 1, 12, 0))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], ""),
        (["het OT-verslag"], "het OT-verslag"),
        (["a", "b"], "a en b"),
        (("a", "b", 3), "a, b en 3"),
    ],
)
def test_a_list_is_said_out_loud(items, written):
    assert opsomming(items) == written
