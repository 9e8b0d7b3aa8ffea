"""The fields of a line of absence, one by one."""

from datetime import date

import pytest

from casework.services.absence.fields import BadField, day, hours, identifier, is_bsn


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0", 0),
        ("5", 50_000),
        ("5.25", 52_500),
        ("5,25", 52_500),
        ("05.2500000", 52_500),
        ("0.8333333333333334", 8_333),
        ("0.83335", 8_334),
        ("0.99995", 10_000),
        ("24", 240_000),
    ],
)
def test_hours_are_whole_ten_thousandths(text, parts):
    assert hours(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "+1",
        "24.0001",
        "25",
        "100",
        "1e1",
        "NaN",
        "inf",
        "5.",
        ".5",
        "1 0",
        "\u0665",
    ],
)
def test_what_are_no_hours(text):
    with pytest.raises(BadField):
        hours(text)


def test_days():
    assert day("2028-02-29") == date(2028, 2, 29)
    for text in (
        "2027-02-29",
        "27-02-2027",
        "2027-2-9",
        "1999-12-31",
        "2100-01-01",
        "",
    ):
        with pytest.raises(BadField):
            day(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("111222333", True),
        ("123456782", True),
        ("111222334", False),
        ("000000000", False),
        ("11122233", False),
        ("L11222333", False),
    ],
)
def test_a_bsn_is_nine_digits_that_pass_the_eleven_test(text, found):
    assert is_bsn(text) is found


@pytest.mark.parametrize("text", ["", "x" * 65, "a\tb", "a\u200bb", "a\x00b"])
def test_what_is_no_id(text):
    with pytest.raises(BadField):
        identifier(text)
