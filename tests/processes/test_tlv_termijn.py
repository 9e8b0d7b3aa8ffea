"""De beslistermijn: stilstaan, later beslissen, niet behandelen (Awb 4:5 tot 4:15)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statemachines.tlv.eisen_verzending import (
    besluit_verzonden,
    buiten_behandeling_verzonden,
)
from tests.processes.verhaal import (
    ADMIN,
    BEGIN,
    BESTUURDER,
    OUDER,
    SYSTEEM,
    VOORZITTER,
    ontvangen,
)

VERDAGEN = {
    "oude_einddatum": date(2026, 11, 9),
    "nieuwe_einddatum": date(2026, 11, 23),
    "reden_verdaging": "Een deskundige is ziek.",
}


def vraagt_aanvulling(tlv):
    tlv.do("aanvullen_vragen", ADMIN, ontbreekt=["toelichting_op_de_vraag"])
    tlv.do("verzuimbrief_verzonden", SYSTEEM)


def incompleet():
    tlv = ontvangen()
    vraagt_aanvulling(tlv)
    return tlv


def test_an_incomplete_application_stops_the_clock_until_it_is_completed():
    tlv = incompleet()
    assert tlv.terms["C4"].suspended_on == BEGIN
    tlv.wait_until(date(2026, 9, 24))
    assert tlv.why_not("aangevuld", ADMIN, aangevuld_op=date(2026, 9, 11)) == [
        "Awb 4:15 lid 1 a"
    ]
    tlv.do("aangevuld", ADMIN, aangevuld_op=date(2026, 9, 24))
    assert tlv.state == "in_behandeling"
    assert tlv.terms["C4"].legal_end == date(2026, 11, 18)


def test_more_time_to_complete_is_given_once_on_a_working_day():
    tlv = incompleet()
    zaterdag, maandag = date(2026, 10, 3), date(2026, 10, 5)
    assert tlv.why_not("aanvulling_verlengen", ADMIN, aanvullen_tot=zaterdag)
    tlv.do("aanvulling_verlengen", ADMIN, aanvullen_tot=maandag)
    assert tlv.terms["C2"].legal_end == maandag
    again = tlv.why_not("aanvulling_verlengen", ADMIN, aanvullen_tot=date(2026, 10, 6))
    assert again == ["Awb 4:5 lid 1"]


def onbenut():
    tlv = incompleet()
    tlv.wait_until(date(2026, 9, 29))
    return tlv


def test_an_unused_term_starts_four_weeks_to_leave_the_application():
    tlv = onbenut()
    assert tlv.state == "aanvulling_verlopen"
    assert tlv.terms["C3"].op == date(2026, 9, 28)
    assert tlv.terms["C4"].legal_end == date(2026, 11, 23)
    tlv.do("buiten_behandeling_stellen", BESTUURDER, motivering="Niet compleet.")
    assert tlv.state == "buiten_behandeling_besloten"
    ontvangers = {c.party for c in tlv.linked if c.process.code == "bekendmaking"}
    assert ontvangers == {"school", "ouder-1", "ouder-2"}


def buiten_behandeling():
    tlv = onbenut()
    tlv.do("buiten_behandeling_stellen", BESTUURDER, motivering="Niet compleet.")
    return tlv


def test_leaving_an_application_counts_from_the_day_the_school_is_told():
    tlv = buiten_behandeling()
    assert {"C3", "C4"} <= set(tlv.terms)
    assert not tlv.of("zienswijze", "ouder-1").final
    tlv.of("bekendmaking", "ouder-1").do("verzending_vastleggen", SYSTEEM)
    assert tlv.state == "buiten_behandeling_besloten"
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    assert tlv.state == "buiten_behandeling"
    assert tlv.of("zienswijze", "ouder-1").state == "vervallen"


def test_a_decision_not_to_handle_that_is_not_sent_in_time_is_worth_nothing():
    tlv = buiten_behandeling()
    tlv.wait_until(date(2026, 10, 26))
    assert tlv.state == "buiten_behandeling_besloten"
    tlv.wait_until(date(2026, 10, 27))
    assert tlv.state == "in_behandeling"
    assert tlv.letters[-1].template == "tlv/beslis_inhoudelijk"
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    assert tlv.state == "in_behandeling"
    assert "C4" in tlv.terms


def test_a_copy_of_the_earlier_decision_does_not_publish_the_later_one():
    tlv = buiten_behandeling()
    tlv.of("bekendmaking", "school").state = "bezwaartermijn"
    here = replace(tlv.situation(SYSTEEM), state="bekendgemaakt")
    assert buiten_behandeling_verzonden.objection(here) is None
    assert besluit_verzonden.objection(here)


def test_after_four_weeks_only_a_decision_on_the_merits_is_left():
    tlv = onbenut()
    tlv.wait_until(date(2026, 10, 27))
    assert tlv.state == "in_behandeling"
    assert tlv.why_not("buiten_behandeling_stellen", BESTUURDER, motivering="Nee.")


@pytest.mark.parametrize(
    ("new", "law"),
    [
        (date(2026, 11, 9), ["Awb 4:14 lid 3"]),
        (date(2026, 11, 21), ["Awb 4:14 lid 3"]),
        (date(2026, 11, 23), []),
    ],
)
def test_verdagen_names_a_later_working_day(new, law):
    facts = VERDAGEN | {"nieuwe_einddatum": new}
    assert ontvangen().why_not("verdagen", ADMIN, **facts) == law


def test_verdagen_tells_school_and_parents_and_is_too_late_after_the_term():
    tlv = ontvangen()
    made = tlv.do("verdagen", ADMIN, **VERDAGEN)
    assert [n.to for n in made.notices] == [VOORZITTER, OUDER]
    assert tlv.terms["C4"].legal_end == date(2026, 11, 23)
    late = ontvangen()
    late.wait_until(date(2026, 11, 10))
    assert "Awb 4:14 lid 3" in late.why_not("verdagen", ADMIN, **VERDAGEN)


@given(st.integers(0, 20), st.integers(0, 13))
@settings(max_examples=40, deadline=None)
def test_suspending_never_shortens_the_term(wait, days):
    tlv = ontvangen()
    before = tlv.terms["C4"]
    tlv.wait_until(BEGIN + timedelta(days=wait))
    vraagt_aanvulling(tlv)
    tlv.wait_until(tlv.today + timedelta(days=days))
    tlv.do("aangevuld", ADMIN, aangevuld_op=tlv.today)
    after = tlv.terms["C4"]
    assert after.raw_end == before.raw_end + timedelta(days=max(days - 1, 0))
    assert after.legal_end >= after.raw_end
    assert after.spans[0].end >= after.spans[0].start
