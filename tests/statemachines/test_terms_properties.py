"""What holds for every term, and a second, naive calculation that must agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statemachines.calendar import is_free, next_working_day
from statemachines.length import dagen, weken
from statemachines.rules import RULES, Roll, Shape
from statemachines.terms import Extension, Span, compute

DAY = timedelta(1)
COUNTED = [rule for rule in RULES.values() if rule.length]
ROLLING = [rule for rule in COUNTED if rule.roll is not Roll.GEEN]
ROLLS = [rule.id for rule in ROLLING if rule.id not in {"C9", "F1"}]
SUSPENDABLE = [rule.id for rule in RULES.values() if rule.suspendable]
_FREE = """
    2025-01-01 2025-04-18 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-05-30
    2025-06-09 2025-12-25 2025-12-26 2026-01-01 2026-01-02 2026-04-03 2026-04-06
    2026-04-27 2026-05-05 2026-05-14 2026-05-15 2026-05-25 2026-12-25 2026-12-26
    2027-01-01 2027-03-26 2027-03-29 2027-04-27 2027-05-05 2027-05-06 2027-05-07
    2027-05-17 2027-12-25 2027-12-26
    """
FREE = {date.fromisoformat(day) for day in _FREE.split()}
any_day = st.dates(date(1990, 1, 1), date(2080, 1, 1))
listed_day = st.dates(date(2025, 1, 2), date(2027, 6, 1))


@st.composite
def spans(draw, op, within):
    """Draw suspensions that begin while the first ``within`` days are running."""
    starts = draw(st.lists(st.integers(0, within), max_size=4))
    lengths = [draw(st.integers(0, 40)) for _ in starts]
    return [
        Span(op + timedelta(n), op + timedelta(n + length))
        for n, length in zip(starts, lengths, strict=True)
    ]


@st.composite
def suspended(draw):
    rule = draw(st.sampled_from(SUSPENDABLE))
    op = draw(any_day)
    return rule, op, draw(spans(op, 27))


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=20)
@given(op=any_day)
def test_the_legal_end_is_never_before_the_counted_end(rule, op):
    period = compute(rule, op)
    assert period.legal_end >= period.raw_end


@pytest.mark.parametrize("rule", ROLLS)
@settings(max_examples=25)
@given(op=any_day)
def test_a_term_never_ends_on_a_free_day(rule, op):
    assert not is_free(compute(rule, op).legal_end)


@given(op=any_day, more=st.integers(1, 200))
def test_an_extended_decision_never_ends_on_a_free_day(op, more):
    assert not is_free(compute("C4", op, extension=dagen(more)).legal_end)


@given(op=any_day, days=st.integers(1, 42))
def test_beyond_twelve_weeks_nothing_rolls(op, days):
    period = compute("D4", op, extension=dagen(days))
    assert period.legal_end == period.raw_end == op + timedelta(84 + days)


@given(suspended())
def test_a_suspension_never_shortens(question):
    rule, op, pauses = question
    still, running = compute(rule, op, spans=pauses), compute(rule, op)
    assert still.raw_end >= running.raw_end
    assert still.legal_end >= running.legal_end


@given(suspended(), st.randoms())
def test_the_order_of_suspensions_does_not_matter(question, random):
    rule, op, pauses = question
    shuffled = random.sample(pauses, len(pauses))
    assert compute(rule, op, spans=shuffled) == compute(rule, op, spans=pauses)


@given(suspended())
def test_exactly_the_union_of_suspended_days_is_added(question):
    rule, op, pauses = question
    still = {
        span.start + timedelta(n)
        for span in pauses
        for n in range(1, (span.end - span.start).days)
    }
    added = compute(rule, op, spans=pauses).raw_end - compute(rule, op).raw_end
    assert added.days == len(still)


@given(op=any_day, n=st.integers(1, 8))
def test_a_shorter_local_length_is_never_later(op, n):
    shorter = compute("C4", op, length=weken(n))
    assert shorter.legal_end <= compute("C4", op).legal_end


def _is_working(day):
    return day.isoweekday() < 6 and day not in FREE


def _walk(op, amount, still):
    """Take one step a day; a day that stood still is no step."""
    day = op
    while amount:
        day += DAY
        if day not in still:
            amount -= 1
    return day


def _atw(op, raw, still):
    if len(_days(op, _walk(op, 85, still))) <= len(_days(op, raw)):
        return raw
    day = raw
    while not _is_working(day):
        day += DAY
    if (raw - op).days >= 3:
        while sum(map(_is_working, _days(op, day))) < 2:
            day += DAY
    return day


def _days(op, end):
    return [op + timedelta(n + 1) for n in range((end - op).days)]


def _naive(rule, op, still):
    amount, kind = NAIVE[rule]
    if kind == "werkdagen":
        day = [d for d in _days(op, op + timedelta(60)) if _is_working(d)][amount - 1]
        return day, day
    if kind == "terug":
        return op - timedelta(amount), op - timedelta(amount)
    if kind == "tlv":
        days = [op, *_days(op, op + 800 * DAY)]
        start = next(d for d in days if (d.month, d.day) == (8, 1))
        end = next(d for d in days if d > start and (d.month, d.day) == (7, 31))
        return end, end
    raw = _walk(op, amount, still)
    if kind == "zelf":
        return raw, next(
            d for d in [raw, *_days(raw, raw + 20 * DAY)] if _is_working(d)
        )
    return raw, _atw(op, raw, still)


NAIVE = {
    "A1": (42, "atw"),
    "A3": (70, "atw"),
    "A7": (28, "atw"),
    "A8": (7, "atw"),
    "C3": (28, "atw"),
    "C4": (56, "atw"),
    "D1": (42, "atw"),
    "D1b": (7, "atw"),
    "D4": (84, "atw"),
    "D6": (14, "atw"),
    "E6": (2, "atw"),
    "C2": (14, "zelf"),
    "C6": (14, "zelf"),
    "C7": (7, "zelf"),
    "C1": (1, "werkdagen"),
    "C15": (5, "werkdagen"),
    "E1": (5, "werkdagen"),
    "D5": (10, "terug"),
    "D5b": (7, "terug"),
    "C11": (0, "tlv"),
}


@settings(max_examples=600)
@given(rule=st.sampled_from(sorted(NAIVE)), op=listed_day, data=st.data())
def test_a_naive_calculation_agrees(rule, op, data):
    pauses = data.draw(spans(op, 27)) if rule in SUSPENDABLE else []
    still = {
        day for p in pauses for day in _days(p.start, p.end) if p.start < day < p.end
    }
    period = compute(rule, op, spans=pauses)
    if period.legal_end.year < 2028:
        assert (period.raw_end, period.legal_end) == _naive(rule, op, still)


def test_the_properties_look_at_enough_rules():
    assert len(ROLLS) > 50
    assert SUSPENDABLE == ["A7", "C4", "D4"]
    forward = [rule for rule in RULES.values() if rule.shape is Shape.VOORUIT]
    assert len(forward) > len(ROLLS)
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)


@given(any_day, st.integers(0, 56), st.integers(0, 56), st.integers(1, 200))
def test_a_day_that_was_named_stays_countable_however_long_the_term_stands_still(
    op, start, told, length
):
    """The step that lets a term run again may never fail on an older verdaging."""
    named = Extension(compute("C4", op).legal_end + 14 * DAY, op + told * DAY)
    still = Span(op + start * DAY, op + (max(start, told) + length) * DAY)
    once = compute("C4", op, extension=named)
    assert compute("C4", op, spans=[still], extension=named).raw_end >= once.raw_end
