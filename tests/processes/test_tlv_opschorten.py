"""De brief die weg moet zijn, en de tijd die stilstaat (Awb 4:5, 4:15 en 2:25)."""

from datetime import date, timedelta

import pytest

from tests.processes.verhaal import (
    AANVRAAG,
    ADMIN,
    BEGIN,
    BESTUURDER,
    SYSTEEM,
    TOE,
    VOORZITTER,
    besluitrijp,
    concept,
    met_advies,
    ontvangen,
)

ONTBREEKT = {"ontbreekt": ["toelichting_op_de_vraag"]}
OVERMACHT = {
    "opschortingsgrond": "overmacht",
    "opgeschort_tot": date(2026, 9, 25),
    "reden_opschorting": "Er was brand in ons kantoor.",
}


def gevraagd():
    tlv = ontvangen()
    tlv.do("aanvullen_vragen", ADMIN, **ONTBREEKT)
    return tlv


# -- De brief met wat er ontbreekt -----------------------------------------------------


def test_the_clock_stands_still_when_the_letter_has_left_and_not_before():
    tlv = gevraagd()
    assert "C2" not in tlv.terms
    assert tlv.terms["C4"].suspended_on is None
    tlv.wait_until(BEGIN + timedelta(days=3))
    assert tlv.done["verzuimbrief_bewaken"]
    tlv.do("verzuimbrief_verzonden", SYSTEEM)
    assert tlv.state == "incompleet"
    assert tlv.terms["C2"].op == BEGIN + timedelta(days=3)
    assert tlv.terms["C4"].suspended_on == BEGIN + timedelta(days=3)


def test_a_letter_on_paper_counts_from_the_day_it_was_posted():
    tlv = gevraagd()
    tlv.wait_until(BEGIN + timedelta(days=2))
    early = {"verzonden_op": BEGIN - timedelta(days=1)}
    assert tlv.why_not("per_post_verzonden", ADMIN, **early) == ["Awb 2:25"]
    tlv.do("per_post_verzonden", ADMIN, verzonden_op=BEGIN + timedelta(days=1))
    assert tlv.terms["C2"].op == BEGIN + timedelta(days=1)
    assert tlv.terms["C4"].suspended_on == BEGIN + timedelta(days=1)


def test_a_letter_that_does_not_arrive_is_a_task_and_stops_no_clock():
    tlv = gevraagd()
    made = tlv.do("verzuimbrief_niet_bezorgd", SYSTEEM)
    assert tlv.state == "ontvangen"
    assert [notice.to for notice in made.notices] == [ADMIN]
    assert set(tlv.terms) == {"C4"}


def test_a_letter_that_comes_back_later_has_not_stopped_the_clock_either():
    tlv = gevraagd()
    tlv.do("verzuimbrief_verzonden", SYSTEEM)
    before = tlv.terms["C4"].raw_end
    tlv.wait_until(BEGIN + timedelta(days=9))
    other = {"verzonden_op": BEGIN + timedelta(days=5)}
    assert tlv.why_not("verzuimbrief_teruggekomen", ADMIN, **other) == [
        "Awb 4:15 lid 1 a"
    ]
    tlv.do("verzuimbrief_teruggekomen", ADMIN, verzonden_op=BEGIN)
    assert tlv.state == "ontvangen"
    assert tlv.terms["C4"].raw_end == before
    assert tlv.terms["C4"].suspended_on is None


# -- De dag van ontvangst --------------------------------------------------------------


def test_what_a_school_files_is_received_today():
    tlv = concept()
    yesterday = AANVRAAG | {"ontvangen_op": BEGIN - timedelta(days=1)}
    assert tlv.why_not("indienen", VOORZITTER, **yesterday) == ["Awb 4:13; Awb 2:17"]
    assert tlv.why_not("indienen", VOORZITTER, **AANVRAAG) == []


@pytest.mark.parametrize(("weeks", "law"), [(8, []), (9, ["Awb 4:13"])])
def test_only_the_office_writes_down_an_application_on_paper(weeks, law):
    tlv = concept()
    earlier = AANVRAAG | {"ontvangen_op": BEGIN - timedelta(weeks=weeks)}
    assert tlv.why_not("aanvraag_vastleggen", ADMIN, **earlier) == law
    assert not tlv.can("aanvraag_vastleggen", VOORZITTER, **AANVRAAG)


def test_an_application_on_paper_hears_the_parents_too():
    tlv = concept()
    tlv.do("aanvraag_vastleggen", ADMIN, **AANVRAAG)
    assert {c.party for c in tlv.linked} == {"ouder-1", "ouder-2"}


# -- Opschorten ------------------------------------------------------------------------


def test_the_school_agrees_to_a_delay_until_a_day_and_the_clock_runs_again():
    tlv = met_advies()
    tlv.do("instemmen_met_uitstel", VOORZITTER, opgeschort_tot=date(2026, 9, 28))
    assert tlv.terms["C4"].suspended_on == BEGIN
    tlv.wait_until(date(2026, 10, 1))
    assert tlv.terms["C4"].suspended_on is None
    assert tlv.terms["C4"].raw_end == date(2026, 11, 9) + timedelta(days=14)


def test_only_the_applicant_agrees_and_only_the_office_sees_force_majeure():
    tlv = met_advies()
    agreed = {"opgeschort_tot": date(2026, 9, 28)}
    assert not tlv.can("instemmen_met_uitstel", ADMIN, **agreed)
    assert not tlv.can("opschorten", VOORZITTER, **OVERMACHT)
    made = tlv.do("opschorten", ADMIN, **OVERMACHT)
    assert [n.template for n in made.notices] == [
        "tlv/opgeschort",
        "tlv/opgeschort_ouders",
    ]


def test_a_clock_that_stands_still_does_not_stand_still_twice():
    tlv = met_advies()
    tlv.do("opschorten", ADMIN, **OVERMACHT)
    assert tlv.why_not("opschorten", ADMIN, **OVERMACHT) == ["Awb 4:15 lid 2"]
    past = OVERMACHT | {"opgeschort_tot": BEGIN}
    assert met_advies().why_not("opschorten", ADMIN, **past) == ["Awb 4:15 lid 2"]


def test_the_clock_can_run_again_sooner_and_the_decision_ends_it():
    tlv = met_advies()
    tlv.do("opschorten", ADMIN, **OVERMACHT)
    tlv.wait_until(date(2026, 9, 18))
    tlv.do("opschorting_eindigen", ADMIN)
    assert tlv.terms["C4"].raw_end == date(2026, 11, 12)
    assert "L48" not in tlv.terms
    assert not tlv.can("opschorting_eindigen", ADMIN)


@pytest.mark.parametrize("sooner", [True, False])
def test_verdagen_while_the_clock_stands_still_does_not_keep_it_standing(sooner):
    """The day that is named may come before the one that the pause leads to."""
    tlv = besluitrijp()
    agreed, named = date(2026, 11, 30), date(2026, 11, 23)
    tlv.do("instemmen_met_uitstel", VOORZITTER, opgeschort_tot=agreed)
    tlv.wait_until(tlv.day + timedelta(days=2))
    facts = {"oude_einddatum": tlv.terms["C4"].legal_end, "nieuwe_einddatum": named}
    tlv.do("verdagen", ADMIN, **facts, reden_verdaging="Een deskundige is ziek.")
    tlv.wait_until(agreed - timedelta(days=2))
    if sooner:
        tlv.do("opschorting_eindigen", ADMIN)
    tlv.wait_until(agreed + timedelta(days=2))
    assert "L48" not in tlv.terms
    assert tlv.terms["C4"].suspended_on is None
    assert tlv.terms["C4"].legal_end > named


def test_a_decision_that_falls_while_the_clock_stands_still_closes_it():
    tlv = besluitrijp()
    tlv.do("instemmen_met_uitstel", VOORZITTER, opgeschort_tot=date(2026, 11, 30))
    tlv.do("toekennen", BESTUURDER, **TOE)
    tlv.do("bekendmaken", ADMIN)
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    assert not {"C4", "L48"} & set(tlv.terms)
