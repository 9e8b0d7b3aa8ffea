"""De TLV-aanvraag en de beslistermijn, zoals een jurist ze zou nalezen."""

from datetime import date, timedelta

import pytest

from tests.processes.speler import OUDER_1, moved
from tests.processes.verhaal import (
    AANVRAAG,
    ADMIN,
    AF,
    BEGIN,
    BESTUURDER,
    SYSTEEM,
    TOE,
    VOORZITTER,
    bekendgemaakt,
    besluitrijp,
    concept,
    met_advies,
    ontvangen,
    zwijgt,
)


def test_the_ordinary_road_to_a_tlv():
    tlv = bekendgemaakt()
    for ontvanger in ("ouder-1", "ouder-2", "school"):
        tlv.of("bekendmaking", ontvanger).do("verzending_vastleggen", SYSTEEM)
    tlv.do("plaatsen", VOORZITTER, geplaatst_op=tlv.today)
    assert tlv.state == "geldig"
    assert tlv.terms["C12"].legal_end == date(2028, 7, 31)


def test_the_ordinary_road_to_a_refusal():
    tlv = bekendgemaakt("afwijzen", AF)
    for bekendmaking in tlv.linked:
        if bekendmaking.process.code == "bekendmaking":
            bekendmaking.do("verzending_vastleggen", SYSTEEM)
    tlv.wait_until(tlv.today + timedelta(weeks=7, days=4))
    assert tlv.state == "afwijzing_onherroepelijk"


@pytest.mark.parametrize(
    ("start", "action", "role", "facts", "target"),
    [
        (concept, "aanvraag_intrekken", VOORZITTER, {}, "aanvraag_ingetrokken"),
        (ontvangen, "compleet_verklaren", ADMIN, {}, "in_behandeling"),
        (
            ontvangen,
            "aanvullen_vragen",
            ADMIN,
            {"ontbreekt": ["ontwikkelingsperspectief"]},
            "aanvulling_gevraagd",
        ),
        (
            ontvangen,
            "doorzenden",
            ADMIN,
            {"doorgezonden_naar": "SWV Elders"},
            "overgedragen",
        ),
        (met_advies, "aanvraag_intrekken", VOORZITTER, {}, "aanvraag_ingetrokken"),
        (besluitrijp, "toekennen", BESTUURDER, TOE, "besloten_toe"),
        (besluitrijp, "afwijzen", BESTUURDER, AF, "besloten_af"),
        (bekendgemaakt, "vervangen", ADMIN, {"opvolgende_zaak": "TLV-1"}, "vervangen"),
    ],
)
def test_where_a_step_leads(start, action, role, facts, target):
    tlv = start()
    tlv.do(action, role, **facts)
    assert tlv.state == target


@pytest.mark.parametrize(
    ("facts", "law"),
    [
        (
            {"soort": "so"},
            ["WPO 18a lid 6 c; Besluit bekostiging WPO 20 lid 3"],
        ),
        (
            {"categorie": "laag"},
            ["WPO 18a lid 6 c; Besluit bekostiging WPO 20 lid 3"],
        ),
        ({"plek_bevestigd": False}, ["WPO 40 lid 4; ondersteuningsplan"]),
        ({"opp_status": "niet_getekend"}, ["WPO 40a lid 2"]),
        ({"ot_verslag_op": date(2026, 9, 15)}, ["Ondersteuningsplan"]),
        ({"toestemming_van": ("oma",)}, ["BW 1:245"]),
        ({"eerder_afgewezen": True}, ["Awb 4:6 lid 1"]),
    ],
)
def test_what_an_application_must_contain(facts, law):
    assert concept().why_not("indienen", VOORZITTER, **(AANVRAAG | facts)) == law


def test_an_application_needs_a_school_and_someone_with_gezag():
    tlv = concept(parties=(moved(OUDER_1, gezag=False),))
    reasons = tlv.why_not("indienen", VOORZITTER, **AANVRAAG)
    assert reasons == ["WPO 18a lid 6 c; Awb 4:2", "BW 1:245; WPO 1"]


def test_an_opp_that_is_not_signed_goes_with_a_reason():
    assert ontvangen(opp_status="niet_getekend", opp_reden="Oneens.").state


# -- De beslistermijn ------------------------------------------------------------------


def test_the_eight_weeks_start_on_the_day_of_receipt_and_warn_in_time():
    tlv = concept(on=date(2026, 9, 18))
    made = tlv.do("aanvraag_vastleggen", ADMIN, **AANVRAAG)
    assert tlv.terms["C4"].op == BEGIN
    assert tlv.terms["C4"].legal_end == date(2026, 11, 9)
    warned = {warn.day: warn.to for warn in made.step.starts[0].warns}
    assert warned[49] is BESTUURDER
    assert sorted(warned) == [21, 35, 42, 49, 53]


def test_asking_for_a_zienswijze_does_not_stop_the_eight_weeks():
    tlv = ontvangen()
    zwijgt(tlv, "ouder-1")
    assert tlv.terms["C4"].legal_end == date(2026, 11, 9)
    assert tlv.terms["C4"].suspended_on is None


def test_too_late_is_never_a_tlv_but_an_alarm_that_repeats():
    tlv = ontvangen()
    tlv.wait_until(date(2026, 11, 20))
    assert tlv.state == "ontvangen"
    assert tlv.done["beslistermijn_overschreden"] == ["u-systeem"]
    assert tlv.done["besluit_blijft_uit"] == ["u-systeem"]
    assert "C4" not in tlv.terms
    assert "L41" in tlv.terms
