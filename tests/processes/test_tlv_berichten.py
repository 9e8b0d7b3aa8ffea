"""Wie wat hoort in een TLV-zaak (Awb 2:17, 4:7 en 4:8, WPO 18a lid 14)."""

from dataclasses import replace
from datetime import date

import pytest

from statemachines.processes.tlv import TLV
from statemachines.roles import Role
from statemachines.situation import Party
from tests.processes.speler import OUDER_1, OUDER_2, SCHOOL
from tests.processes.verhaal import (
    ADMIN,
    BESTUURDER,
    DESKUNDIGE,
    DESKUNDIGEN,
    GEDRAG,
    GEWOGEN,
    OUDER,
    SYSTEEM,
    TOE,
    VOORZITTER,
    bekendgemaakt,
    besluitrijp,
    ontvangen,
)

NIEUW = Party("nieuw", Role.ONTVANGENDE_SCHOOL, e_consent=True)


def aan(made):
    return {(notice.template, notice.to) for notice in made.notices}


def test_every_parent_hears_of_the_application_at_once():
    assert ("tlv/aanvraag_ouders", OUDER) in {
        (notice.template, notice.to) for notice in ontvangen().letters
    }


@pytest.mark.parametrize("action", ["aanvulling_insturen", "aanvrager_reageren"])
def test_every_message_of_the_school_is_confirmed(action):
    steps = [step for step in TLV.steps if step.action == action]
    for step in steps:
        assert ("Awb 2:17", VOORZITTER) in {(n.law, n.to) for n in step.notifies}


def een_advies(*parties):
    tlv = ontvangen()
    tlv.parties = (*parties, SCHOOL)
    tlv.do("compleet_verklaren", ADMIN)
    tlv.do("deskundigen_aanwijzen", ADMIN, **DESKUNDIGEN)
    return tlv, tlv.do("adviseren", GEDRAG, advies_1="Een kleine groep.")


def test_parents_get_a_copy_of_each_advice_and_it_is_watched():
    tlv, made = een_advies(replace(OUDER_2, e_consent=True), OUDER_1)
    assert aan(made) == {("tlv/afschrift_advies_1", OUDER)}
    assert "C15" in tlv.terms
    tlv.do("afschrift_verzonden", SYSTEEM)
    assert "C15" not in tlv.terms
    made = tlv.do("adviseren", DESKUNDIGE, advies_2="Vaste hulp.")
    assert aan(made) == {("tlv/afschrift_advies_2", OUDER)}
    assert "C15" in tlv.terms


def test_a_copy_on_paper_waits_until_the_office_says_that_it_left():
    tlv, _ = een_advies(OUDER_1, OUDER_2)
    assert tlv.why_not("afschrift_verzonden", SYSTEEM) == ["WPO 18a lid 14; Awb 2:8"]
    tlv.wait_until(date(2026, 9, 22))
    assert tlv.letters[-1].template == "tlv/let_op_afschrift"
    tlv.do("afschrift_vastleggen", ADMIN)
    assert "C15" not in tlv.terms


def test_a_message_about_a_later_decision_that_is_not_delivered_is_an_alarm():
    sent = [n for s in TLV.steps if s.action == "verdagen" for n in s.notifies]
    assert {notice.failed for notice in sent} == {"verlengingsbericht_niet_bezorgd"}
    made = ontvangen().do("verlengingsbericht_niet_bezorgd", SYSTEEM)
    assert aan(made) == {("tlv/brief_niet_weg", ADMIN)}


def test_the_new_school_and_the_experts_hear_of_it_when_the_decision_has_left():
    tlv = bekendgemaakt()
    before = {notice.template for notice in tlv.letters}
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    after = {notice.template for notice in tlv.letters}
    assert after - before == {"tlv/kennisgeving", "tlv/besluit_en_advies"}


def geldig():
    tlv = bekendgemaakt()
    tlv.parties = (*tlv.parties, NIEUW)
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    tlv.do("plaatsen", VOORZITTER, geplaatst_op=tlv.today)
    return tlv


def test_withdrawing_hears_and_tells_the_new_school():
    tlv = geldig()
    made = tlv.do(
        "intrekking_voornemen",
        ADMIN,
        intrekkingsgrond="onjuiste_gegevens",
        voornemen="De gegevens klopten niet.",
    )
    assert {to for _, to in aan(made)} == {VOORZITTER, Role.ONTVANGENDE_SCHOOL}
    weging = {"motivering": "Onjuist.", "weging_zienswijze": "Gewogen."}
    assert "Awb 4:7" in tlv.why_not("intrekken", BESTUURDER, **weging)
    tlv.do("voornemen_verzonden", SYSTEEM)
    tlv.do("aanvrager_reageren", VOORZITTER, zienswijze_school="Het klopt.")
    assert "Awb 4:7" in tlv.why_not("intrekken", BESTUURDER, **weging)
    tlv.do(
        "nieuwe_school_reageren",
        Role.ONTVANGENDE_SCHOOL,
        zienswijze_nieuwe_school="Het gaat goed hier.",
    )
    for ouder in ("ouder-1", "ouder-2"):
        zienswijze = tlv.of("zienswijze", ouder)
        zienswijze.do(
            "uitnodigen", ADMIN, toestemming="gegeven", gegevens_bijgevoegd=True
        )
        zienswijze.do("verzending_vastleggen", SYSTEEM)
        zienswijze.do("schriftelijk_indienen", OUDER, zienswijze="Niet doen.")
        zienswijze.do("verwerken", GEDRAG, **GEWOGEN)
    tlv.wait_until(tlv.terms["C7"].legal_end.replace(day=28))
    tlv.do("intrekken", BESTUURDER, **weging)
    assert tlv.of("bekendmaking", "nieuw").state == "te_verzenden"


@pytest.mark.parametrize(
    ("opvolger", "state", "templates"),
    [
        (None, "verlopen", {"tlv/verlopen", "tlv/verlopen_ouders"}),
        ("TLV-2028-1", "vervangen", {"tlv/opgevolgd"}),
    ],
)
def test_on_31_july_a_tlv_ends_or_has_a_successor(opvolger, state, templates):
    tlv = geldig()
    if opvolger:
        facts_ = {"opvolgende_zaak": opvolger, "advies_commissie": "Blijven."}
        tlv.do("verlengen_aanvragen", VOORZITTER, **facts_)
    tlv.wait_until(date(2028, 8, 1))
    assert tlv.state == state
    assert {notice.template for notice in tlv.letters[-2:]} == templates


def test_a_late_answer_counts_as_long_as_there_is_no_decision():
    tlv = besluitrijp()
    late = {
        "late_zienswijze_van": ("ouder-2",),
        "late_zienswijze_op": tlv.today,
        "late_zienswijze": "Toch nog dit.",
    }
    other = late | {"late_zienswijze_van": ("ouder-1",)}
    assert tlv.why_not("late_zienswijze_vastleggen", ADMIN, **other) == ["Awb 4:8"]
    tlv.do("late_zienswijze_vastleggen", ADMIN, **late)
    assert tlv.why_not("toekennen", BESTUURDER, **TOE) == []
    tlv.do("late_feiten_vastleggen", ADMIN, **late)
    assert tlv.why_not("toekennen", BESTUURDER, **TOE) == ["Awb 3:2; Awb 3:49"]
    tlv.do("nieuwe_feiten_voorleggen", GEDRAG)
    assert tlv.state == "advies_gevraagd"
