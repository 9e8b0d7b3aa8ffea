"""Ids sort as they were made; a kenmerk shows its own typing errors."""

import itertools
import string
import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from casework.ids import SYMBOLS, new_id, new_kenmerk, normalise, valid_kenmerk

MOMENT = datetime(2026, 3, 2, 9, 0, 0, 123_456, tzinfo=UTC)
SOME = [new_kenmerk(prefix, 2026) for prefix in ("OT", "TLV", "ZIENSWIJ") * 20]


def test_an_id_is_a_uuid_version_7_of_its_moment():
    made = new_id(MOMENT)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == 1_772_442_000_123


def test_ids_of_one_moment_sort_as_they_were_made():
    made = [new_id(MOMENT) for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_of_later_moments_sort_later():
    moments = [MOMENT + timedelta(milliseconds=step) for step in range(100)]
    made = [new_id(moment) for moment in moments]
    assert made == sorted(made)


def test_a_clock_that_goes_back_gives_other_ids():
    before = {new_id(MOMENT) for _ in range(100)}
    new_id(MOMENT + timedelta(days=1))
    assert not before & {new_id(MOMENT) for _ in range(100)}


def test_threads_never_get_the_same_id():
    made: list[UUID] = []
    threads = [
        threading.Thread(target=lambda: made.extend(new_id(MOMENT) for _ in range(500)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4_000


def test_an_id_needs_a_moment_after_1970():
    with pytest.raises(ValueError, match="1970"):
        new_id(datetime(1969, 12, 31, tzinfo=UTC))
    with pytest.raises(TypeError):
        new_id(datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("kenmerk", SOME, ids=range(len(SOME)))
def test_a_new_kenmerk_is_valid_and_written_as_people_read_it(kenmerk):
    prefix, year, drawn, check = kenmerk.split("-")
    assert prefix in {"OT", "TLV", "ZIENSWIJ"}
    assert year == "2026"
    assert len(drawn) == 5
    assert check in string.ascii_uppercase
    assert set(drawn + check) <= set(SYMBOLS)
    assert valid_kenmerk(kenmerk)
    assert normalise(kenmerk) == kenmerk


@pytest.mark.parametrize("kenmerk", SOME, ids=range(len(SOME)))
def test_every_wrong_symbol_is_found(kenmerk):
    for place, wrong in itertools.product(
        range(len(kenmerk)), string.ascii_letters + string.digits + "-"
    ):
        typed = kenmerk[:place] + wrong + kenmerk[place + 1 :]
        assert valid_kenmerk(typed) is (typed == kenmerk)


@pytest.mark.parametrize("kenmerk", SOME, ids=range(len(SOME)))
def test_every_swap_of_two_symbols_is_found(kenmerk):
    for one, other in itertools.combinations(range(len(kenmerk)), 2):
        typed = list(kenmerk)
        typed[one], typed[other] = typed[other], typed[one]
        swapped = "".join(typed)
        assert valid_kenmerk(swapped) is (swapped == kenmerk)


@pytest.mark.parametrize("kenmerk", SOME, ids=range(len(SOME)))
def test_a_forgotten_or_doubled_symbol_after_the_prefix_is_found(kenmerk):
    for place in range(kenmerk.index("-"), len(kenmerk)):
        assert not valid_kenmerk(kenmerk[:place] + kenmerk[place + 1 :])
        assert not valid_kenmerk(kenmerk[:place] + kenmerk[place] + kenmerk[place:])


def test_what_people_type_becomes_what_we_write():
    zero_and_one = next(
        kenmerk
        for kenmerk in iter(lambda: new_kenmerk("TLV", 2026), "")
        if {"0", "1"} <= set(kenmerk.split("-")[2])
    )
    drawn = zero_and_one.split("-")[2]
    head, tail = zero_and_one.split(drawn)
    for typed in (
        zero_and_one.lower(),
        zero_and_one.replace("-", ""),
        f"  {zero_and_one.replace('-', ' ')}\n",
        zero_and_one.replace("-", "\u2013"),
        head + drawn.replace("0", "O").replace("1", "I") + tail,
        head + drawn.replace("0", "o").replace("1", "l") + tail,
    ):
        assert normalise(typed) == zero_and_one


@pytest.mark.parametrize("text", ["", "-", "TLV", "2026", "TLV-2026", "é" * 20, "\0"])
def test_nonsense_stays_nonsense(text):
    assert not valid_kenmerk(text)
    assert not valid_kenmerk(normalise(text))


def test_a_kenmerk_with_a_line_end_is_not_one():
    assert not valid_kenmerk(SOME[0] + "\n")


@pytest.mark.parametrize(
    "prefix", ["", "T", "tlv", "TLV1", "T-V", "NEGENLANG", "TLV\n"]
)
def test_a_prefix_is_two_to_eight_capitals(prefix):
    with pytest.raises(ValueError, match="voorvoegsel"):
        new_kenmerk(prefix, 2026)


def test_kenmerken_are_drawn_and_not_counted():
    made = {new_kenmerk("TLV", 2026) for _ in range(200)}
    assert len(made) >= 199
    assert {kenmerk[9] for kenmerk in made} > set("09AZ")
