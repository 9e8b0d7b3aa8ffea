"""A term that goes wrong is found: its dates, warnings, end, and who hears of it."""

import pytest

from casework.simulate.inspect import dates, escalated, lapsed, warned
from tests.simulate.handmade import CASE, Office, clock, said

RECEIVED, FIRST_RUNG, OVER = "2026-09-14", "2026-10-05", "2026-11-10"


@pytest.fixture
def office():
    return Office()


def begun(office, **changed):
    office.tell(RECEIVED, "openen", started=[clock(**changed)])
    return office.evening(RECEIVED)


def test_a_term_that_is_counted_right_is_no_finding(office):
    assert not [*dates.inspect(begun(office))]


def test_ten_weeks_where_the_law_gives_eight_are_found(office):
    sight = begun(office, raw_end="2026-11-23", legal_end="2026-11-23")
    [wrong] = dates.inspect(sight)
    assert wrong.story[0].startswith("C4: de laatste dag is maandag 23 november 2026")
    assert "moet maandag 9 november 2026 zijn" in wrong.story[0]
    assert wrong.story[1] == "maandag 14 september 2026, het systeem: openen"


def test_an_end_that_did_not_roll_off_a_feast_day_is_found(office):
    christmas = {"op": "2026-10-30", "raw_end": "2026-12-25"}
    office.tell(
        "2026-10-30", "openen", started=[clock(legal_end="2026-12-25", **christmas)]
    )
    assert len([*dates.inspect(office.evening("2026-10-30"))]) == 1
    office.tell("2026-10-30", "x", moved=[clock(legal_end="2026-12-28", **christmas)])
    assert not [*dates.inspect(office.evening("2026-10-30"))]


def test_days_that_stood_still_are_counted(office):
    begun(office)
    moved = {"raw_end": "2026-11-22", "legal_end": "2026-11-23"}
    span = [["2026-09-21", "2026-10-05"]]
    office.tell("2026-10-05", "aangevuld", moved=[clock(spans=span, **moved)])
    assert not [*dates.inspect(office.evening("2026-10-05"))]
    office.tell("2026-10-05", "aangevuld", moved=[clock(spans=span)])
    assert len([*dates.inspect(office.evening("2026-10-05"))]) == 1


def test_an_agreement_that_is_longer_than_the_law_is_found(office):
    [wrong] = dates.inspect(begun(office, length=[10, "weken"]))
    assert "langer dan de wet toestaat" in wrong.story[0]


def test_a_term_that_counts_from_another_day_than_its_event_is_found(office):
    sight = begun(office, op="2026-09-07", raw_end="2026-11-02", legal_end="2026-11-02")
    assert "dat is niet de gebeurtenis" in said(dates.inspect(sight))[0]


def test_two_signals_on_one_day_each_count_from_their_own_day(office):
    """A school that puts a pupil in the register late has them all handled at once."""
    for signalled, end in (("2026-08-31", "2026-09-07"), ("2026-09-07", "2026-09-14")):
        ends = {"raw_end": end, "legal_end": end, "length": [5, "schooldagen"]}
        term = clock("L101", "herinneren", op=signalled, **ends)
        office.tell(
            RECEIVED,
            "signaal_16u",
            facts={"signaaldatum": signalled},
            started=[term],
        )
    assert not [*dates.inspect(office.evening(RECEIVED))]


def given(office, on=FIRST_RUNG, **watch):
    told = {"rule": "C4", "rung": 1, "told": "swv_admin", **watch}
    office.tell(
        on,
        "waarschuwen",
        watch=told,
        watched=[{"rule": "C4", "warned": 1}],
        letters=[["bewaking/waarschuwing", "swv"]],
    )


def test_a_warning_on_its_day_is_no_finding(office):
    begun(office)
    given(office)
    assert not [*warned.inspect(office.evening(FIRST_RUNG))]


def test_a_warning_that_was_not_given_is_found_on_its_day(office):
    begun(office)
    assert not [*warned.inspect(office.evening("2026-10-04"))]
    [missed] = warned.inspect(office.evening(FIRST_RUNG))
    assert "waarschuwing 1 is vandaag niet gegeven" in missed.story[0]


def test_a_warning_that_came_too_early_or_without_a_letter_is_found(office):
    begun(office)
    given(office, "2026-10-02")
    assert "te vroeg" in said(warned.inspect(office.evening("2026-10-02")))[0]
    office.tell(FIRST_RUNG, "waarschuwen", watch={"rule": "C4", "rung": 1, "told": "x"})
    assert "zonder bericht" in said(warned.inspect(office.evening(FIRST_RUNG)))[0]


def test_on_a_day_that_the_machine_stands_still_a_warning_waits_for_the_next(office):
    begun(office)
    office.idle.add(office.evening(RECEIVED).date.replace(month=10, day=5))
    assert not [*warned.inspect(office.evening(FIRST_RUNG))]
    assert len([*warned.inspect(office.evening("2026-10-06"))]) == 1


def test_a_term_that_passes_in_silence_is_found(office):
    begun(office)
    assert not [*lapsed.inspect(office.evening("2026-11-09"))]
    [silent] = lapsed.inspect(office.evening(OVER))
    assert "'beslistermijn_overschreden' is niet gezet" in silent.story[0]


def test_a_term_that_takes_its_step_is_no_finding(office):
    begun(office)
    office.tell(OVER, "beslistermijn_overschreden", closed=["C4"])
    assert not [*lapsed.inspect(office.evening(OVER))]


def test_a_person_who_was_earlier_than_the_system_is_found(office):
    begun(office)
    office.tell(OVER, "toekennen", role="directeur_bestuurder", closed=["C4"])
    assert "een mens was eerder" in said(lapsed.inspect(office.evening(OVER)))[0]


def stuck(office, **changed):
    begun(office)
    told = {"stuck_since": OVER, "escalate_on": "2026-11-17", **changed}
    office.tell(
        OVER, "vastlopen", watch={"rule": "C4"}, watched=[{"rule": "C4", **told}]
    )
    return office.evening(OVER)


def test_a_term_that_got_stuck_and_rises_is_no_finding(office):
    sight = stuck(office)
    assert not [*lapsed.inspect(sight), *escalated.inspect(sight)]


def test_a_person_who_goes_on_with_a_term_that_got_stuck_is_no_finding(office):
    stuck(office)
    office.tell("2026-11-12", "toekennen", role="directeur_bestuurder", closed=["C4"])
    assert not [*lapsed.inspect(office.evening("2026-11-12"))]


def test_what_was_said_in_the_morning_is_not_unsaid_when_a_person_goes_on(office):
    """Who takes a step the same day takes the term off the ladder (`weer_verder`)."""
    begun(office)
    told = {"stuck_since": OVER, "escalate_on": "2026-11-17"}
    office.tell(
        OVER, "vastlopen", watch={"rule": "C4"}, watched=[{"rule": "C4", **told}]
    )
    office.tell(OVER, "adviseren", role="swv_admin", watched=[{"rule": "C4"}])
    assert not [*lapsed.inspect(office.evening(OVER))]
    office.tell("2026-11-12", "toekennen", role="directeur_bestuurder", closed=["C4"])
    assert not [*lapsed.inspect(office.evening("2026-11-12"))]


def test_a_case_that_is_stuck_and_rises_to_nobody_is_found(office):
    sight = stuck(office, escalate_on=None)
    assert "geen hogere rol" in said(escalated.inspect(sight))[0]


def test_a_skipped_escalation_is_found_on_its_day(office):
    stuck(office)
    assert not [*escalated.inspect(office.evening("2026-11-16"))]
    [missed] = escalated.inspect(office.evening("2026-11-17"))
    assert "dinsdag 17 november 2026 aan een hogere rol" in missed.story[0]


def test_an_escalation_sets_the_next_one_five_working_days_later(office):
    stuck(office)
    for last, found in (("2026-11-24", 0), ("2026-11-25", 1)):
        office.tell(
            "2026-11-17",
            "escaleren",
            watch={"rule": "C4", "rung": 1},
            watched=[{"rule": "C4", "escalate_on": last, "escalated": 1}],
        )
        assert len([*escalated.inspect(office.evening("2026-11-17"))]) == found


def test_the_case_of_a_finding_is_named(office):
    begun(office)
    [silent] = lapsed.inspect(office.evening(OVER))
    assert (silent.kenmerk, silent.invariant) == (f"TLV-{CASE.int}", lapsed.NAME)
    assert silent.as_data()["date"] == OVER
