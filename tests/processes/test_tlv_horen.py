"""De deskundigen en de ouders in een TLV-zaak (WPO 18a lid 11, Awb 4:8)."""

import pytest

from tests.processes.speler import OUDER_1, OUDER_2, SCHOOL, moved
from tests.processes.verhaal import (
    AANVRAAG,
    ADMIN,
    AF,
    BESTUURDER,
    DESKUNDIGE,
    DESKUNDIGEN,
    GEDRAG,
    OUDER,
    SYSTEEM,
    TOE,
    TOETS,
    VOORZITTER,
    besluitrijp,
    concept,
    met_advies,
    ontvangen,
    zwijgt,
)


@pytest.mark.parametrize(
    ("facts", "law"),
    [
        ({"deskundige_2": "u-gedrag"}, ["WPO 18a lid 11"]),
        ({"discipline_1": "arts"}, ["WPO 18a lid 11"]),
        ({"geen_belang_verklaard": False}, ["WPO 18a lid 11; Awb 2:4"]),
    ],
)
def test_who_may_be_an_expert(facts, law):
    tlv = ontvangen()
    tlv.do("compleet_verklaren", ADMIN)
    assert tlv.why_not("deskundigen_aanwijzen", ADMIN, **(DESKUNDIGEN | facts)) == law


def test_only_the_two_who_were_appointed_advise_each_once():
    tlv = ontvangen()
    tlv.do("compleet_verklaren", ADMIN)
    tlv.do("deskundigen_aanwijzen", ADMIN, **DESKUNDIGEN)
    stranger = tlv.why_not("adviseren", GEDRAG, actor="u-ander", advies_1="Ja.")
    assert stranger == ["WPO 18a lid 11"]
    tlv.do("adviseren", GEDRAG, advies_1="Ja.")
    assert tlv.why_not("adviseren", GEDRAG, advies_2="Ja.") == ["WPO 18a lid 11"]
    made = tlv.do("adviseren", DESKUNDIGE, advies_2="Ja.")
    assert [n.law for n in made.notices] == ["WPO 18a lid 14"]


def test_who_advised_cannot_be_replaced_the_other_can():
    tlv = ontvangen()
    tlv.do("compleet_verklaren", ADMIN)
    tlv.do("deskundigen_aanwijzen", ADMIN, **DESKUNDIGEN)
    tlv.do("adviseren", GEDRAG, advies_1="Ja.")
    gone = DESKUNDIGEN | {"deskundige_1": "u-derde"}
    assert tlv.why_not("deskundige_vervangen", ADMIN, **gone) == ["WPO 18a lid 11"]
    tlv.do("deskundige_vervangen", ADMIN, **(DESKUNDIGEN | {"deskundige_2": "u-derde"}))
    tlv.do("adviseren", DESKUNDIGE, actor="u-derde", advies_2="Ja.")
    assert tlv.state == "advies_compleet"


def test_new_facts_of_a_parent_go_back_to_both_experts():
    tlv = met_advies()
    zienswijze = tlv.of("zienswijze", "ouder-1")
    zienswijze.do(
        "uitnodigen", ADMIN, toestemming="geweigerd", gegevens_bijgevoegd=True
    )
    zienswijze.do("verzending_vastleggen", SYSTEEM)
    zienswijze.do(
        "schriftelijk_indienen", OUDER, zienswijze="Er is een nieuw onderzoek."
    )
    zienswijze.do("verwerken", GEDRAG, reactie="Dat is nieuw.", nieuwe_feiten=True)
    assert tlv.state == "advies_gevraagd"
    tlv.do("adviseren", DESKUNDIGE, advies_1="Nog steeds.")
    assert tlv.why_not("adviseren", DESKUNDIGE, advies_2="Nog steeds.")
    tlv.do("adviseren", GEDRAG, advies_2="Nog steeds.")
    zwijgt(tlv, "ouder-2")
    tlv.do("besluitrijp_verklaren", ADMIN, **TOETS)
    assert tlv.state == "besluitrijp"


# -- De ouders -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("getekend", "uitgenodigd"),
    [
        ((), {"ouder-1", "ouder-2"}),
        (("ouder-1",), {"ouder-2"}),
        (("ouder-1", "ouder-2"), set()),
    ],
)
def test_each_parent_who_did_not_sign_is_heard_in_a_case_of_its_own(
    getekend, uitgenodigd
):
    tlv = ontvangen(toestemming_van=getekend)
    assert {c.party for c in tlv.linked} == uitgenodigd


def test_a_parent_without_gezag_is_not_asked():
    tlv = concept(parties=(OUDER_1, moved(OUDER_2, gezag=False), SCHOOL))
    tlv.do("indienen", VOORZITTER, **AANVRAAG)
    assert {c.party for c in tlv.linked} == {"ouder-1"}


def test_who_takes_consent_back_is_heard_after_all():
    tlv = met_advies(toestemming_van=("ouder-1", "ouder-2"))
    tlv.do("toestemming_intrekken", ADMIN, toestemming_ingetrokken_door=("ouder-2",))
    assert tlv.why_not("besluitrijp_verklaren", ADMIN, **TOETS) == [
        "Awb 4:8",
        "Awb 4:8; Awb 3:2",
    ]
    zwijgt(tlv, "ouder-2")
    tlv.do("besluitrijp_verklaren", ADMIN, **TOETS)
    assert tlv.state == "besluitrijp"


@pytest.mark.parametrize(("action", "facts"), [("toekennen", TOE), ("afwijzen", AF)])
def test_no_decision_while_a_later_zienswijze_is_open(action, facts):
    tlv = besluitrijp()
    tlv.do("toestemming_intrekken", ADMIN, toestemming_ingetrokken_door=("ouder-1",))
    reasons = tlv.why_not(action, BESTUURDER, **facts)
    assert reasons == ["Awb 4:8", "Awb 4:8; Awb 3:2"]


def test_a_silent_parent_does_not_block_the_decision_and_does_not_consent():
    tlv = besluitrijp()
    assert tlv.of("zienswijze", "ouder-2").done["termijn_om"] == ["u-systeem"]
    assert tlv.dossier.toestemming_van == ("ouder-1",)
    assert {"toekennen", "afwijzen"} <= tlv.allowed(BESTUURDER)


def test_an_application_that_is_withdrawn_ends_every_zienswijze():
    tlv = ontvangen()
    tlv.do("aanvraag_intrekken", VOORZITTER)
    assert {c.state for c in tlv.linked} == {"vervallen"}
