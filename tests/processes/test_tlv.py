"""De TLV-aanvraag en de beslistermijn, zoals een jurist ze zou nalezen."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.processes.speler import OUDER_1, moved
from tests.processes.verhaal import (
    AANVRAAG,
    ADMIN,
    AF,
    BEGIN,
    BESTUURDER,
    OUDER,
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
            "incompleet",
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
    made = tlv.do("indienen", VOORZITTER, **AANVRAAG)
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


def test_an_incomplete_application_stops_the_clock_until_it_is_completed():
    tlv = ontvangen()
    tlv.do("aanvullen_vragen", ADMIN, ontbreekt=["toelichting_op_de_vraag"])
    assert tlv.terms["C4"].suspended_on == BEGIN
    tlv.wait_until(date(2026, 9, 24))
    assert tlv.why_not("aangevuld", ADMIN, aangevuld_op=date(2026, 9, 11)) == [
        "Awb 4:15 lid 1 a"
    ]
    tlv.do("aangevuld", ADMIN, aangevuld_op=date(2026, 9, 24))
    assert tlv.state == "in_behandeling"
    assert tlv.terms["C4"].legal_end == date(2026, 11, 18)


def test_more_time_to_complete_is_given_once_on_a_working_day():
    tlv = ontvangen()
    tlv.do("aanvullen_vragen", ADMIN, ontbreekt=["toelichting_op_de_vraag"])
    zaterdag, maandag = date(2026, 10, 3), date(2026, 10, 5)
    assert tlv.why_not("aanvulling_verlengen", ADMIN, aanvullen_tot=zaterdag)
    tlv.do("aanvulling_verlengen", ADMIN, aanvullen_tot=maandag)
    assert tlv.terms["C2"].legal_end == maandag
    again = tlv.why_not("aanvulling_verlengen", ADMIN, aanvullen_tot=date(2026, 10, 6))
    assert again == ["Awb 4:5 lid 1"]


def onbenut():
    tlv = ontvangen()
    tlv.do("aanvullen_vragen", ADMIN, ontbreekt=["toelichting_op_de_vraag"])
    tlv.wait_until(date(2026, 9, 29))
    return tlv


def test_an_unused_term_starts_four_weeks_to_leave_the_application():
    tlv = onbenut()
    assert tlv.state == "aanvulling_verlopen"
    assert tlv.terms["C3"].op == date(2026, 9, 28)
    assert tlv.terms["C4"].legal_end == date(2026, 11, 23)
    tlv.do("buiten_behandeling_stellen", BESTUURDER, motivering="Niet compleet.")
    assert tlv.state == "buiten_behandeling"
    ontvangers = {c.party for c in tlv.linked if c.process.code == "bekendmaking"}
    assert ontvangers == {"school", "ouder-1", "ouder-2"}


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
    facts = {"nieuwe_einddatum": new, "reden_verdaging": "Een deskundige is ziek."}
    assert ontvangen().why_not("verdagen", ADMIN, **facts) == law


def test_verdagen_tells_school_and_parents_and_is_too_late_after_the_term():
    facts = {
        "nieuwe_einddatum": date(2026, 11, 23),
        "reden_verdaging": "Een deskundige is ziek.",
    }
    tlv = ontvangen()
    made = tlv.do("verdagen", ADMIN, **facts)
    assert [n.to for n in made.notices] == [VOORZITTER, OUDER]
    assert tlv.terms["C4"].legal_end == date(2026, 11, 23)
    late = ontvangen()
    late.wait_until(date(2026, 11, 10))
    assert "Awb 4:14 lid 3" in late.why_not("verdagen", ADMIN, **facts)


def test_too_late_is_never_a_tlv_but_an_alarm_that_repeats():
    tlv = ontvangen()
    tlv.wait_until(date(2026, 11, 20))
    assert tlv.state == "ontvangen"
    assert tlv.done["beslistermijn_overschreden"] == ["u-systeem"]
    assert tlv.done["besluit_blijft_uit"] == ["u-systeem"]
    assert "C4" not in tlv.terms
    assert "L41" in tlv.terms


@given(st.integers(0, 20), st.integers(0, 13))
@settings(max_examples=40, deadline=None)
def test_suspending_never_shortens_the_term(wait, days):
    tlv = ontvangen()
    before = tlv.terms["C4"]
    tlv.wait_until(BEGIN + timedelta(days=wait))
    tlv.do("aanvullen_vragen", ADMIN, ontbreekt=["toelichting_op_de_vraag"])
    tlv.wait_until(tlv.today + timedelta(days=days))
    tlv.do("aangevuld", ADMIN, aangevuld_op=tlv.today)
    after = tlv.terms["C4"]
    assert after.raw_end == before.raw_end + timedelta(days=max(days - 1, 0))
    assert after.legal_end >= after.raw_end
    assert after.spans[0].end >= after.spans[0].start
