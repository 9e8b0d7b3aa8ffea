"""Het TLV-besluit en wat erna komt, zoals een jurist het zou nalezen."""

from datetime import date, timedelta

import pytest

from statemachines.engine import Refused
from statemachines.processes.tlv import OPENT, TLV
from tests.processes.verhaal import (
    ADMIN,
    AF,
    BESTUURDER,
    GEDRAG,
    GEWOGEN,
    OUDER,
    SYSTEEM,
    TOE,
    TOETS,
    VOORZITTER,
    bekendgemaakt,
    besluitrijp,
    concept,
    met_advies,
    ontvangen,
    zwijgt,
)


@pytest.mark.parametrize(
    ("facts", "law"),
    [
        ({"einddatum": date(2028, 7, 30)}, "WPO 40 lid 13; WEC 40 lid 15"),
        ({"einddatum": date(2027, 7, 31)}, "WPO 40 lid 13; WEC 40 lid 15"),
        ({"begindatum": date(2026, 10, 1)}, "Awb 3:40"),
        ({"volgnummer": "drie"}, "WPO 18a lid 14"),
        ({"volgnummer": "TLV-2026-1"}, "WPO 18a lid 14"),
        ({"advies_gevolgd": False}, "Awb 3:50"),
        ({"weging_zienswijze": ""}, "Awb 3:46; Awb 3:47"),
    ],
)
def test_what_a_tlv_must_contain(facts, law):
    reasons = besluitrijp().why_not("toekennen", BESTUURDER, **(TOE | facts))
    assert set(reasons) == {law}


ANDERS = {"besluit_soort": "so", "besluit_categorie": "hoog"}


def test_another_kind_than_asked_hears_the_school_and_every_parent_first():
    tlv = besluitrijp()
    assert tlv.why_not("toekennen", BESTUURDER, **(TOE | ANDERS)) == [
        "Awb 4:7",
        "Awb 4:8",
    ]
    tlv.do("aanvrager_horen", GEDRAG, voornemen="Wij denken aan iets anders.")
    tlv.do("voornemen_verzonden", SYSTEEM)
    tlv.do("aanvrager_reageren", VOORZITTER, zienswijze_school="Dat is goed.")
    assert tlv.why_not("toekennen", BESTUURDER, **(TOE | ANDERS)) == ["Awb 4:8"]
    voorgenomen = {"voorgenomen_soort": "so", "voorgenomen_categorie": "hoog"}
    tlv.do("ouders_horen_over_ander_besluit", GEDRAG, **voorgenomen)
    tlv.wait_until(tlv.today)
    opnieuw = tlv.of("zienswijze", "ouder-1")
    assert opnieuw.dossier.voorgenomen_categorie == "hoog"
    opnieuw.do("uitnodigen", ADMIN, toestemming="gegeven", gegevens_bijgevoegd=True)
    opnieuw.do("verzending_vastleggen", SYSTEEM)
    opnieuw.do("schriftelijk_indienen", OUDER, zienswijze="Dat is ook goed.")
    opnieuw.do("verwerken", GEDRAG, **GEWOGEN)
    assert tlv.why_not("toekennen", BESTUURDER, **(TOE | ANDERS)) == []


def test_a_parent_is_not_heard_about_the_same_decision_again():
    same = {"voorgenomen_soort": "sbo"}
    reasons = besluitrijp().why_not("ouders_horen_over_ander_besluit", GEDRAG, **same)
    assert reasons == ["Awb 4:8"]


def test_nothing_that_comes_later_changes_what_a_parent_agreed_to():
    filing = {"indienen", "aanvraag_vastleggen"}
    for step in TLV.steps:
        if step.action not in filing:
            assert not {"soort", "categorie"} & {*step.asks, *step.may_ask}


@pytest.mark.parametrize("actor", ["u-gedrag", "u-deskundige"])
def test_an_expert_does_not_sign(actor):
    reasons = besluitrijp().why_not("toekennen", GEDRAG, actor=actor, **TOE)
    assert reasons == ["WPO 18a lid 11; Awb 2:4; Awb 10:3"]


def test_another_gedragswetenschapper_may_sign_under_mandate():
    tlv = besluitrijp()
    tlv.do("toekennen", GEDRAG, actor="u-ander", **TOE)
    assert tlv.state == "besloten_toe"


def test_a_refusal_on_other_facts_hears_the_school_first():
    tlv = besluitrijp()
    other = AF | {"steunt_op_andere_gegevens": True}
    assert tlv.why_not("afwijzen", BESTUURDER, **other) == ["Awb 4:7"]
    tlv.do("aanvrager_horen", GEDRAG, voornemen="De gegevens verschillen.")
    assert "C7" not in tlv.terms
    assert tlv.why_not("afwijzen", BESTUURDER, **other) == ["Awb 4:7"]
    tlv.do("voornemen_verzonden", SYSTEEM)
    assert tlv.why_not("afwijzen", BESTUURDER, **other) == ["Awb 4:7"]
    tlv.do("aanvrager_reageren", VOORZITTER, zienswijze_school="Dat klopt niet.")
    tlv.do("afwijzen", BESTUURDER, **other)
    assert tlv.state == "besloten_af"


def test_a_school_that_stays_silent_does_not_block_the_refusal():
    tlv = besluitrijp()
    tlv.do("aanvrager_horen", GEDRAG, voornemen="De gegevens verschillen.")
    tlv.do("voornemen_verzonden", SYSTEEM)
    tlv.wait_until(date(2026, 11, 10))
    other = AF | {"steunt_op_andere_gegevens": True}
    tlv.do("afwijzen", BESTUURDER, **other)
    assert tlv.state == "besloten_af"


def test_the_time_to_react_starts_on_the_day_the_letter_was_posted():
    tlv = besluitrijp()
    tlv.do("aanvrager_horen", GEDRAG, voornemen="De gegevens verschillen.")
    made = tlv.do("voornemen_niet_bezorgd", SYSTEEM)
    assert [notice.to for notice in made.notices] == [ADMIN]
    tlv.wait_until(date(2026, 11, 6))
    assert tlv.done["voornemen_bezorgen_bewaken"]
    assert "C7" not in tlv.terms
    tlv.do("per_post_verzonden", ADMIN, verzonden_op=date(2026, 11, 5))
    assert tlv.terms["C7"].op == date(2026, 11, 5)
    assert "L14" not in tlv.terms


def test_every_addressee_gets_the_decision_in_a_case_of_its_own():
    tlv = bekendgemaakt()
    copies = [c for c in tlv.linked if c.process.code == "bekendmaking"]
    assert {c.party for c in copies} == {"ouder-1", "ouder-2", "school"}
    assert all(c.dossier.volgnummer == TOE["volgnummer"] for c in copies)
    assert all(len(c.letters) == 1 for c in copies)


def test_the_term_runs_until_the_applicant_really_has_the_decision():
    tlv = bekendgemaakt()
    assert "C4" in tlv.terms
    tlv.of("bekendmaking", "ouder-1").do("verzending_vastleggen", SYSTEEM)
    assert "C4" in tlv.terms
    assert tlv.why_not("plaatsen", VOORZITTER, geplaatst_op=tlv.today) == [
        "Awb 3:40; Awb 3:41"
    ]
    tlv.of("bekendmaking", "school").do("verzending_vastleggen", SYSTEEM)
    assert "C4" not in tlv.terms


# -- De geldigheid ---------------------------------------------------------------------


def geldig():
    tlv = bekendgemaakt()
    for ontvanger in ("ouder-1", "ouder-2", "school"):
        tlv.of("bekendmaking", ontvanger).do("verzending_vastleggen", SYSTEEM)
    tlv.do("plaatsen", VOORZITTER, geplaatst_op=tlv.today)
    return tlv


def test_the_last_school_year_warns_on_time_and_ends_on_31_july():
    tlv = geldig()
    tlv.wait_until(date(2027, 9, 30))
    assert tlv.state == "geldig"
    tlv.wait_until(date(2027, 10, 1))
    assert tlv.state == "verloopt"
    tlv.wait_until(date(2028, 5, 1))
    assert {"advies_over_vervolg", "aanvraag_vervolg", "besluit_over_vervolg"} <= set(
        tlv.done
    )
    tlv.wait_until(date(2028, 7, 31))
    assert tlv.state == "verloopt"
    tlv.wait_until(date(2028, 8, 1))
    assert tlv.state == "verlopen"


def test_a_tlv_that_nobody_uses_also_ends():
    tlv = bekendgemaakt()
    for copy in tlv.linked:
        if copy.process.code == "bekendmaking":
            copy.do("verzending_vastleggen", SYSTEEM)
    tlv.wait_until(date(2027, 3, 1))
    assert tlv.state == "onherroepelijk"
    tlv.wait_until(date(2028, 8, 1))
    assert tlv.state == "verlopen"


def test_withdrawing_a_tlv_hears_the_school_and_every_parent():
    tlv = geldig()
    tlv.do(
        "intrekking_voornemen",
        ADMIN,
        intrekkingsgrond="onjuiste_gegevens",
        voornemen="De gegevens klopten niet.",
    )
    opnieuw = [c for c in tlv.linked if c.process.code == "zienswijze" and not c.final]
    assert {c.party for c in opnieuw} == {"ouder-1", "ouder-2"}
    tlv.do("voornemen_verzonden", SYSTEEM)
    facts = {"motivering": "Onjuist.", "weging_zienswijze": "Gewogen."}
    assert tlv.why_not("intrekken", BESTUURDER, **facts) == [
        "Awb 4:7",
        "Awb 4:8; Awb 3:2",
    ]
    for zienswijze in opnieuw:
        zwijgt(tlv, zienswijze.party)
    tlv.do("intrekken", BESTUURDER, **facts)
    assert tlv.state == "ingetrokken"


def test_a_step_that_opens_cases_is_a_step():
    assert set(OPENT) <= TLV.actions
    assert all(step.opens for step in TLV.steps if step.action in OPENT)


def test_waiting_a_year_in_any_state_never_strands_a_case():
    for start in (concept, ontvangen, met_advies, besluitrijp, bekendgemaakt):
        tlv = start()
        tlv.wait_until(tlv.today + timedelta(days=365))
        assert tlv.final or tlv.terms
    with pytest.raises(Refused):
        met_advies().do("toekennen", BESTUURDER, **TOE)


def test_after_the_zienswijze_nothing_hinders_the_decision():
    tlv = met_advies()
    zwijgt(tlv, "ouder-1")
    zienswijze = tlv.of("zienswijze", "ouder-2")
    zienswijze.do(
        "uitnodigen", ADMIN, toestemming="geweigerd", gegevens_bijgevoegd=True
    )
    zienswijze.do("per_post_verzonden", ADMIN, verzonden_op=tlv.today)
    tlv.wait_until(tlv.today + timedelta(days=20))
    zienswijze.do("verwerken", GEDRAG, **GEWOGEN)
    tlv.do("besluitrijp_verklaren", ADMIN, **TOETS)
    assert tlv.state == "besluitrijp"
