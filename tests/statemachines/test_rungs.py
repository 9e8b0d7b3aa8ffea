"""The days on which a term warns, and whom: domain.md 1.2, the column "warn"."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from statemachines.arming import armed, missed, rearmed, warns_of
from statemachines.calendar import NO_HOLIDAYS
from statemachines.escalatie import LADDER, VOLGEN, ladder, vastgelopen
from statemachines.hoger import wie
from statemachines.ledger import begin, recompute
from statemachines.length import Length, Unit
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES, Local
from statemachines.rungs import rungs
from statemachines.situation import OpenTerm
from statemachines.terms import Extension, Span, compute
from statemachines.words import Term, Warn
from tests.statemachines.small import situation

OP = date(2026, 9, 14)
BIJ_ELKE = [
    (process, action, term)
    for process in PROCESSES.values()
    for action, starts in [
        ("openen", process.starts),
        *((step.action, step.starts) for step in process.steps),
    ]
    for term in starts
]
DAYS = {
    "C4": [21, 35, 42, 49, 53],
    "C6": [7, 12],
    "D4": [28, 56, 70, 77],
    "B1": [28, 35],
    "B1b": [28, 35],
    "B2": [5, 8],
    "C2": [7, 12],
    "C3": [14, 21],
    "C5": [14],
    "A10": [56, 63],
    "E1": [3, 5],
    "F2": [14, 21, 25, 28],
    "L108": [60, 80],
}


def term_of(rule, *, length=None, spans=(), extension=None):
    """Return a running term of a rule, with the warnings its processes give it."""
    warns = next(t.warns for _, _, t in BIJ_ELKE if t.rule == rule and t.warns)
    period = compute(rule, OP, spans=spans, extension=extension, length=length)
    return warns, OpenTerm(
        rule, OP, "x", period.raw_end, period.legal_end, spans, length=length
    )


def days(warns, term):
    return [(r.on - OP).days for r in rungs(warns, term, NO_HOLIDAYS)]


@pytest.mark.parametrize("rule", DAYS)
def test_each_term_warns_on_the_days_of_the_table(rule):
    for _, _, term in BIJ_ELKE:
        if term.rule == rule and term.warns:
            assert [warn.day for warn in term.warns] == DAYS[rule]
    warns, running = term_of(rule)
    length = RULES[rule].length
    if length and length.unit in {Unit.DAGEN, Unit.WEKEN, Unit.MAANDEN}:
        assert days(warns, running) == DAYS[rule]


def test_no_other_term_warns_and_each_start_of_a_rule_warns_alike():
    assert {t.rule for _, _, t in BIJ_ELKE if t.warns} == set(DAYS)
    told: dict[object, object] = {}
    for process, _, term in BIJ_ELKE:
        place = (process.code, term.rule, term.then)
        assert told.setdefault(place, term.warns) == term.warns, place
        assert warns_of(process, term.rule, term.then) == term.warns


def test_a_warning_rises_and_goes_to_somebody_who_works_on_the_case():
    for _, action, term in BIJ_ELKE:
        on = [warn.day for warn in term.warns]
        assert on == sorted(set(on)), action
        assert not {w.to for w in term.warns} & {*FAMILY, Role.LEERLING, Role.SYSTEEM}


def test_the_directeur_bestuurder_hears_of_c4_on_day_49_and_53():
    warns, running = term_of("C4")
    top = [r for r in rungs(warns, running, NO_HOLIDAYS) if r.to is Role.BESTUURDER]
    assert [r.on for r in top] == [date(2026, 11, 2), date(2026, 11, 6)]
    assert top[0].zin == (
        "De laatste dag is maandag 9 november 2026. Dat is 7 dagen na "
        "maandag 2 november 2026."
    )


def test_a_suspension_moves_the_warnings_by_the_days_it_took():
    warns, running = term_of("C4", spans=(Span(date(2026, 9, 21), date(2026, 10, 5)),))
    assert days(warns, running) == [day + 13 for day in DAYS["C4"]]


def test_the_organisation_warns_itself_on_the_raw_end():
    warns = (Warn(53, Role.BESTUURDER),)
    period = compute("C4", date(2026, 2, 6))
    running = OpenTerm("C4", date(2026, 2, 6), "x", period.raw_end, period.legal_end)
    assert (period.raw_end, period.legal_end) == (date(2026, 4, 3), date(2026, 4, 7))
    [rung] = rungs(warns, running, NO_HOLIDAYS)
    assert rung.on == period.raw_end - timedelta(days=3)


@pytest.mark.parametrize(
    ("amount", "expected"), [(10, [3, 8]), (7, [5]), (28, [21, 26])]
)
def test_a_local_length_keeps_the_distance_to_the_last_day(amount, expected):
    warns, running = term_of("C6", length=Length(amount, Unit.DAGEN))
    assert days(warns, running) == expected


def test_nothing_is_armed_while_the_term_stands_still():
    warns, running = term_of("C4")
    still = replace(running, suspended_on=date(2026, 9, 21))
    assert armed(warns, running, NO_HOLIDAYS).warn_on == date(2026, 10, 5)
    assert armed(warns, still, NO_HOLIDAYS).warn_on is None


def test_a_verdaging_makes_the_warnings_before_the_new_last_day_count_anew():
    told = Extension(date(2026, 12, 7), date(2026, 11, 3))
    warns, running = term_of("C4", extension=told)
    late = replace(running, warned=4)
    again = rearmed(warns, late, NO_HOLIDAYS, date(2026, 11, 3))
    assert again.warn_on == date(2026, 11, 16)
    assert again.warned == 1


def test_what_was_missed_is_known_in_order():
    warns, running = term_of("C4")
    found = missed(warns, replace(running, warned=1), NO_HOLIDAYS, date(2026, 10, 27))
    assert [r.number for r in found] == [2, 3]


def test_a_term_in_school_days_warns_in_school_days():
    warns, running = term_of("B2")
    first, second = rungs(warns, running, NO_HOLIDAYS)
    assert (first.on, second.on) == (date(2026, 9, 21), date(2026, 9, 24))
    assert (first.to, second.to) == (Role.IB, Role.VOORZITTER)


def test_a_start_sets_the_first_warning():
    started, _ = begin(
        Term("C4", "x", warns=(Warn(21, Role.SWV_ADMIN),)), situation(), OP
    )
    assert started.warn_on == date(2026, 10, 5)
    assert recompute(started).raw_end == started.raw_end


def test_what_starts_itself_again_is_an_agreement_and_never_law():
    for process in PROCESSES.values():
        for step in process.steps:
            for term in step.starts:
                if term.then == step.action:
                    assert RULES[term.rule].local is Local.VRIJ, (process.code, term)


def test_what_is_only_followed_is_a_term_that_starts_itself_again():
    again = {t.rule for _, action, t in BIJ_ELKE if t.then == action}
    assert again >= VOLGEN


@pytest.mark.parametrize(
    ("role", "present", "expected"),
    [
        (Role.IB, {Role.IB, Role.VOORZITTER}, Role.IB),
        (Role.IB, {Role.VOORZITTER, Role.BESTUURDER}, Role.VOORZITTER),
        (Role.IB, {Role.BESTUURDER, Role.OUDER}, Role.BESTUURDER),
        (Role.SWV_ADMIN, {Role.BESTUURDER, Role.IB}, Role.BESTUURDER),
        (Role.BESTUURDER, {Role.SWV_ADMIN, Role.VOORZITTER}, Role.SWV_ADMIN),
        (Role.BESTUURDER, {Role.VOORZITTER, Role.OUDER}, Role.VOORZITTER),
        (Role.IB, {Role.OUDER, Role.LEERLING}, Role.IB),
    ],
)
def test_who_is_not_there_is_replaced_by_who_stands_higher(role, present, expected):
    assert wie(role, present) is expected


def test_the_ladder_rises_and_ends_with_the_offer_where_it_can_be_asked():
    assert [trede.rollen[0] for trede in LADDER] == [
        Role.IB,
        Role.VOORZITTER,
        Role.SWV_ER,
        Role.BESTUURDER,
    ]
    assert ladder("tlv") == LADDER
    assert [trede.aanbod for trede in ladder("ot")] == [False] * 4 + [True]


@pytest.mark.parametrize(("policy", "on"), [({}, 21), ({"escalatie_werkdagen": 2}, 16)])
def test_the_region_chooses_the_working_days_between_two_rungs(policy, on):
    _, running = term_of("C4")
    stuck = vastgelopen(running, OP, "ot", policy)
    assert stuck.stuck_since == OP
    assert stuck.escalate_on == date(2026, 9, on)
    assert vastgelopen(stuck, OP + timedelta(days=9), "ot", policy) == stuck
