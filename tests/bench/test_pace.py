"""What a race says, and when it says nothing. No test looks at the time it took."""

from functools import partial

import pytest

from casework.bench.pace import AGREE, TRIES, Ratios, Schedule, Side, raced, settled
from casework.bench.result import meets


def told(cpu, p10):
    return Ratios(cpu=cpu, p10=p10, median_slice=1.0)


def test_two_estimators_agree_within_fifteen_percent_and_no_further():
    assert told(1.0, 1.0 + AGREE - 0.01).agreed
    assert told(1.0, 1.0 - AGREE + 0.01).agreed
    assert not told(1.0, 1.0 + AGREE + 0.01).agreed


def test_a_race_is_repeated_until_they_agree():
    answers = iter([told(1.0, 2.0), told(1.0, 1.1), told(1.0, 1.0)])
    assert settled(lambda: next(answers)) == (told(1.0, 1.1), True)


def test_when_they_never_agree_that_is_said():
    asked = []

    def race():
        asked.append(1)
        return told(1.0, 3.0)

    assert settled(race) == (told(1.0, 3.0), False)
    assert len(asked) == TRIES


def test_the_floor_comes_before_and_after_each_slice_of_a_subject():
    done: list[str] = []
    sides = {name: Side(partial(done.append, name)) for name in "ab"}
    floor = Side(lambda: done.append("-"))
    raced(floor, sides, Schedule(rounds=3, steps=2, warm=1, seed=7))
    slices = "".join(done)[3:]
    assert len(slices) == 2 + 3 * 2 * 4
    assert slices[::4] == "-" * 7 == slices[1::4]
    assert {slices[place] for place in range(2, len(slices), 4)} == {"a", "b"}


def test_a_step_that_is_worth_more_is_taken_less_often():
    done = []
    batch = Side(lambda: done.append(1), worth=10)
    raced(Side(lambda: None), {"batch": batch}, Schedule(2, 30, 10))
    assert len(done) == 1 + 2 * 3


@pytest.mark.parametrize(
    ("ratio", "better", "met"),
    [(0.8, "higher", True), (0.79, "higher", False), (2, "lower", True)],
)
def test_a_target_itself_is_met(ratio, better, met):
    target = 0.8 if better == "higher" else 2
    assert meets(ratio, target, better) is met
