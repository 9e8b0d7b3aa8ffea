"""What a term refuses, what it says, and what every rule must have."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from statemachines.length import (
    ImpossibleTerm,
    Length,
    Unit,
    dagen,
    jaren,
    lesweken,
    maanden,
    schooldagen,
    uren,
    weken,
    werkdagen,
)
from statemachines.rules import RULES, Roll, Rule, Shape
from statemachines.terms import Extension, Span, compute

MONDAY = date(2026, 9, 14)
IN_TABLE = {
    "A": "1 2 3 4 7 8 10 11 11b 11c",
    "B": "1 1b 2 4 5",
    "C": "1 2 3 4 5 6 6s 7 8 9 11 12 14 15",
    "D": "1 1b 2 3 4 5 5b 6 6b 7 8",
    "E": "1 1b 2 5 6 10 10b 11 13",
    "F": "1 2 3 4 4b 5 5b 6 7 8 8b 10",
    "L": " ".join(str(n) for n in range(1, 27)),
}


def span(start, end):
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def text(period):
    return "\n".join(step.tekst for step in period.stappen)


def test_every_rule_with_a_length_is_there():
    wanted = {f"{part}{n}" for part, ids in IN_TABLE.items() for n in ids.split()}
    assert {key for key in RULES if key[0] != "L"} == {
        key for key in wanted if key[0] != "L"
    }
    assert set(RULES) >= wanted


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_explains_itself_in_steps_and_one_sentence(rule):
    period = compute(rule.id, date(2026, 11, 20))
    assert rule.name
    assert rule.event
    assert period.wet == rule.law
    assert len(period.stappen) >= 3
    assert all(step.tekst.endswith(".") and step.wet for step in period.stappen)
    assert period.zin.endswith(".")
    assert "\n" not in period.zin
    assert period.legal_end >= period.raw_end


def test_only_three_terms_can_stand_still():
    suspendable = {rule.id: rule.suspendable for rule in RULES.values()}
    assert {key: law for key, law in suspendable.items() if law} == {
        "A7": "WPO 43 lid 4",
        "C4": "Awb 4:15",
        "D4": "Awb 7:10 lid 2",
    }


def test_what_may_be_extended_and_by_how_much():
    rules = RULES.values()
    assert {r.id: str(r.extension) for r in rules if r.extension} == {
        "A1": "4 weken",
        "C2": "2 weken",
        "C4": "een redelijke termijn",
        "C6": "7 dagen",
        "D4": "6 weken",
        "F2": "2 maanden",
    }


@pytest.mark.parametrize(
    ("length", "dutch"),
    [
        (weken(8), "8 weken"),
        (weken(1), "1 week"),
        (jaren(3), "3 jaar"),
        (uren(72), "72 uur"),
        (maanden(1), "1 maand"),
        (dagen(1), "1 dag"),
        (werkdagen(5), "5 werkdagen"),
        (schooldagen(1), "1 schooldag"),
        (lesweken(4), "4 lesweken"),
    ],
)
def test_a_length_in_dutch(length, dutch):
    assert str(length) == dutch


@pytest.mark.parametrize("amount", [-1, 100_001, 10**30])
def test_an_impossible_length(amount):
    with pytest.raises(ImpossibleTerm):
        Length(amount, Unit.DAGEN)


SUSPEND: dict[str, Any] = {"spans": [span("2026-09-21", "2026-10-05")]}


@pytest.mark.parametrize(
    ("rule", "more", "why"),
    [
        ("Z9", {}, "Onbekende regel: 'Z9'"),
        ("D1", SUSPEND, r"D1 \(Bezwaartermijn\) kent geen opschorting"),
        ("C4", {"spans": [span("2026-10-05", "2026-09-21")]}, "voor haar begin"),
        ("D1", {"extension": weken(1)}, r"D1 \(Bezwaartermijn\) kent geen verlenging"),
        ("A4", {"extension": weken(4)}, "kent geen verlenging"),
        ("A1", {"extension": dagen(29)}, r"hoogstens 4 weken langer \(WPO 40 lid 6\)"),
        ("D4", {"extension": weken(7)}, "hoogstens 6 weken"),
        ("D4", {"extension": date(2027, 1, 19)}, "hoogstens 6 weken"),
        ("F2", {"extension": maanden(3)}, "hoogstens 2 maanden"),
        ("C4", {"extension": dagen(0)}, "ligt niet na"),
        ("C4", {"extension": date(2026, 11, 9)}, "ligt niet na"),
        ("C4", {"extension": uren(9)}, "telt geen dagen"),
        (
            "C4",
            {"extension": Extension(weken(2), told=date(2026, 11, 10))},
            "kwam te laat",
        ),
        (
            "C4",
            SUSPEND
            | {"extension": Extension(date(2026, 11, 20), told=date(2026, 11, 2))},
            "ligt niet na zondag 22 november 2026",
        ),
        ("C4", {"length": weken(9)}, "duurt hoogstens 8 weken, niet 9 weken"),
        ("C4", {"length": maanden(2)}, "duurt hoogstens 8 weken, niet 2 maanden"),
        ("C4", {"length": weken(0)}, "kan niet 0 weken duren"),
        ("D1", {"length": weken(5)}, "kent geen eigen lengte"),
        ("C11", {"length": weken(5)}, "kent geen eigen lengte"),
        ("C4", {"extension": jaren(8000)}, "buiten de kalender"),
    ],
)
def test_the_law_refuses_in_one_line(rule, more, why):
    with pytest.raises(ImpossibleTerm, match=why) as refused:
        compute(rule, MONDAY, **more)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("op", [date.min, date.max, date(9999, 7, 31)])
def test_the_edge_of_the_calendar_is_never_a_traceback(rule, op):
    with suppress(ImpossibleTerm):
        period = compute(rule, op)
        assert period.legal_end >= period.raw_end


def test_a_local_length_may_be_shorter_and_an_agreement_may_be_longer():
    assert compute("C4", MONDAY, length=weken(6)).raw_end == date(2026, 10, 26)
    assert compute("C4", MONDAY, length=weken(8)).raw_end == date(2026, 11, 9)
    assert compute("C5", MONDAY, length=weken(4)).raw_end == date(2026, 10, 12)
    assert compute("D1", MONDAY, length=weken(6)).raw_end == date(2026, 10, 26)


def test_days_before_the_term_and_after_it_do_not_count():
    early = compute("C4", MONDAY, spans=[span("2026-09-01", "2026-09-20")])
    assert early.raw_end == date(2026, 11, 14)
    before = compute("C4", MONDAY, spans=[span("2026-09-01", "2026-09-15")])
    assert before.raw_end == date(2026, 11, 9)
    assert "0 dagen" in text(before)
    late = compute("C4", MONDAY, spans=[span("2026-11-10", "2026-11-30")])
    assert late.raw_end == date(2026, 11, 9)
    assert "de termijn was al voorbij, dus 0 dagen" in text(late)
    chained = [span("2026-10-01", "2026-10-12"), span("2026-11-16", "2026-11-20")]
    assert compute("C4", MONDAY, spans=chained).raw_end == date(2026, 11, 22)


def test_an_invitation_on_the_rolled_last_day_still_counts():
    friday = date(2026, 2, 6)
    on_time = compute("C4", friday, spans=[span("2026-04-07", "2026-04-20")])
    assert on_time.raw_end == date(2026, 4, 15)
    too_late = compute("C4", friday, spans=[span("2026-04-08", "2026-04-20")])
    assert too_late.raw_end == date(2026, 4, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": None},
        {"length": weken(1), "shape": Shape.JAARDAG},
        {"length": weken(1), "year_day": (1, 1)},
        {"length": weken(1), "extension": weken(1)},
    ],
)
def test_a_broken_rule_fails_at_import(wrong):
    with pytest.raises(ValueError, match="X1"):
        Rule(id="X1", name="x", law="x", event="x", **wrong)


def test_sentences_are_short_enough_to_read():
    for rule in RULES:
        for step in compute(rule, date(2026, 2, 20)).stappen:
            for sentence in step.tekst.split(". "):
                assert len(sentence.split()) <= 22, sentence


def test_no_rule_rolls_in_two_ways():
    rolls = {rule.id: rule.roll for rule in RULES.values()}
    assert rolls["C4"] is Roll.ATW
    assert {key for key, roll in rolls.items() if roll is Roll.EU} == {"F2", "F3"}


def test_a_local_term_that_counts_forward_names_a_working_day():
    local = [rule for key, rule in RULES.items() if key[0] == "L"]
    forward = [rule for rule in local if rule.shape is Shape.VOORUIT]
    rolls = {rule.id: rule.roll for rule in forward}
    # On the day of L48 a suspension ends by itself: nobody has to do anything then.
    assert rolls.pop("L48") is Roll.GEEN
    assert set(rolls.values()) == {Roll.WERKDAG}
    assert (RULES["L7"].name, str(RULES["L7"].length)) == ("Onderzoek", "12 weken")


@pytest.mark.parametrize(
    ("length", "op", "rolls"),
    [
        (dagen(90), date(2026, 9, 26), True),
        (dagen(91), date(2026, 9, 25), False),
        (weken(12), date(2026, 10, 2), True),
        (weken(13), date(2026, 9, 25), False),
        (maanden(3), date(2026, 9, 25), True),
        (maanden(4), date(2026, 8, 25), False),
        (jaren(1), date(2025, 12, 25), False),
    ],
)
def test_where_the_atw_ends(length, op, rolls):
    rule = Rule(id="X1", name="proef", law="wet", event="proef", length=length)
    period = compute(rule, op)
    assert period.raw_end == date(2026, 12, 25)
    assert (period.legal_end == date(2026, 12, 28)) is rolls
