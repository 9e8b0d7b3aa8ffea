"""One verdict: who, then what was asked, then the law; and every reason at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from statemachines.engine import Refused, decide, options
from statemachines.grammar import Extension, Reason, Role, State, guard
from statemachines.situation import OpenTerm
from statemachines.terms import Span
from tests.statemachines.small import (
    AFMAKEN,
    BEGINNEN,
    BEZIG,
    TODAY,
    VERLOPEN,
    changed,
    process,
    situation,
)

KLEIN = process()
C4 = OpenTerm("C4", TODAY, "verlopen", date(2026, 11, 9), date(2026, 11, 9))


def reasons(state, action, facts=None, *, on=KLEIN, **more):
    with pytest.raises(Refused) as refusal:
        decide(on, situation(state, **more), action, facts or {})
    return refusal.value.reasons


def test_a_step_gives_the_new_state_the_facts_and_the_term():
    facts = {"op": "2026-09-14", "geheim": "astma"}
    decision = decide(KLEIN, situation(), "beginnen", facts)

    assert decision.step.target.name == "bezig"
    assert decision.given == ("op", "geheim")
    [(term, period)] = decision.terms.started
    assert (term.op, term.legal_end) == (TODAY, date(2026, 11, 9))
    assert "8 weken" in period.zin


def test_who_comes_first_and_hides_the_rest():
    [reason] = reasons("bezig", "afmaken", role=Role.OUDER)
    assert reason.sentence == "Deze stap is voor de directeur-bestuurder van het SWV."
    assert reason.lifted_by == "de directeur-bestuurder van het SWV"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Vul nog in: op."),
        ({"op": ""}, "Vul nog in: op."),
        ({"op": None}, "Vul nog in: op."),
        ({"op": "2026-09-14", "akkoord": True}, "Deze stap vraagt niet om: akkoord."),
        ({"op": "14-9-2026"}, "op: dit is geen datum (schrijf jjjj-mm-dd)."),
        ({"op": "2026-09-15"}, "De datum bij 'op' ligt nog in de toekomst."),
        ({"op": "2026-09-14", "reden": "x" * 20_001}, "reden: de tekst is te lang"),
        ({"op": "2026-09-14", "reden": "a\0b"}, "reden: de tekst bevat tekens"),
        ({"op": "2026-09-14", "reden": "\ud800"}, "reden: de tekst bevat tekens"),
        ({"op": "2026-09-14", "reden": 7}, "reden: dit is geen tekst"),
        ({"op": float("nan")}, "op: dit is geen datum"),
        ({"op": 10**30}, "op: dit is geen datum"),
    ],
)
def test_what_is_wrong_with_the_facts_is_said_in_words(facts, sentence):
    [reason] = reasons("begin", "beginnen", facts)
    assert reason.sentence.startswith(sentence)


def test_every_reason_of_the_law_is_named_with_article_and_who_lifts_it():
    found = reasons("bezig", "afmaken", {"akkoord": False}, role=Role.BESTUURDER)
    assert found == (
        Reason("Niemand is akkoord.", "Awb 4:8", "de ouder"),
        Reason("De reden ontbreekt.", "Awb 3:46", "de school"),
    )


def test_a_term_that_still_runs_says_from_which_day_it_is_over():
    [reason] = reasons("bezig", "verlopen", role=Role.SYSTEEM, terms={"C4": C4})
    assert reason.possible_from == date(2026, 11, 10)


def test_a_term_is_over_the_day_after_its_last_day():
    for days, over in ((0, False), (1, True)):
        day = C4.legal_end + timedelta(days=days)
        later = situation("bezig", Role.SYSTEEM, terms={"C4": C4}, today=day, day=day)
        assert ("C4" in later.lapsed) is over
    assert decide(KLEIN, later, "verlopen", {}).terms.closed == ("C4",)


def test_a_step_of_another_state_says_whether_it_can_still_come():
    assert reasons("begin", "afmaken")[0].sentence.endswith("Die stap kan pas later.")
    assert reasons("bezig", "beginnen")[0].sentence.endswith("Die stap kan niet meer.")
    assert "bestaat niet" in reasons("begin", "to_klaar")[0].sentence


def test_options_show_every_step_and_wait_for_facts_that_are_asked():
    found = {
        o.step.action: o for o in options(KLEIN, situation("bezig", Role.BESTUURDER))
    }
    assert set(found) == {"afmaken", "verlopen"}
    assert [r.sentence for r in found["afmaken"].reasons] == ["De reden ontbreekt."]
    with_reason = situation("bezig", Role.BESTUURDER, facts={"reden": "Goed plan."})
    assert options(KLEIN, with_reason)[0].allowed


def test_suspension_stands_still_and_the_real_days_are_added():
    still = State("stil", "Het staat stil.", waits_for="x", no_clock_because="x")
    stil = changed(
        AFMAKEN, action="stil", target=still, asks=(), requires=(), suspends=("C4",)
    )
    door = changed(
        stil,
        action="door",
        source=(still,),
        target=BEZIG,
        suspends=(),
        resumes=("C4",),
    )
    stands = process(BEGINNEN, AFMAKEN, VERLOPEN, stil, door)
    day = date(2026, 9, 21)
    before = situation("bezig", Role.BESTUURDER, terms={"C4": C4}, today=day, day=day)
    [(term, _)] = decide(stands, before, "stil", {}).terms.changed
    assert term.suspended_on == day

    later = date(2026, 10, 5)
    after = replace(before, state="stil", terms={"C4": term}, today=later, day=later)
    [(term, _)] = decide(stands, after, "door", {}).terms.changed
    assert term.spans == (Span(day, later),)
    assert (term.raw_end, term.legal_end) == (date(2026, 11, 22), date(2026, 11, 23))


def test_an_extension_the_law_does_not_allow_is_a_reason_not_an_error():
    later = changed(
        AFMAKEN,
        action="verlengen",
        target=BEZIG,
        asks=("op",),
        requires=(),
        extends=(Extension("C4", until="op"),),
    )
    stretchy = process(BEGINNEN, AFMAKEN, VERLOPEN, later)
    too_early = {"op": "2026-09-15"}
    found = reasons(
        "bezig",
        "verlengen",
        too_early,
        on=stretchy,
        role=Role.BESTUURDER,
        terms={"C4": C4},
    )
    assert found[0].sentence


def test_a_guard_sees_that_a_secret_is_there_never_what_it_says():
    seen = []

    @guard("x", law="x")
    def looks(zaak):
        seen.append(zaak.dossier.geheim)
        return True

    curious = process(BEGINNEN, changed(AFMAKEN, requires=(looks,)), VERLOPEN)
    stored = situation("bezig", Role.BESTUURDER, facts={"geheim": "(verzegeld)"})
    decide(curious, stored, "afmaken", {"akkoord": True})
    assert seen == ["(verzegeld)"]
