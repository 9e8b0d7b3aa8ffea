"""The decision on an objection, and the way to the courts after it (Awb 6, 7, 8)."""

from datetime import date, timedelta

import pytest

from tests.processes.test_bekendmaking import BOB, LAATSTE, decided, in_bezwaar
from tests.processes.verhaal import (
    ADMIN,
    BESTUURDER,
    OUDER,
    SYSTEEM,
    VOORZITTER,
)

BESLISDAG = date(2027, 1, 11)
WEEK = timedelta(days=7)


def na_de_termijn():
    case = in_bezwaar()
    case.main.wait_until(BESLISDAG)
    return case


def beslist():
    case = na_de_termijn()
    facts = BOB | {"beslist_op": case.today, "uitkomst": "ongegrond"}
    case.do("beslissen_op_bezwaar", BESTUURDER, **facts)
    return case


def beroepstermijn():
    case = na_de_termijn()
    decided(case, "ongegrond")
    return case


def in_beroep():
    case = beroepstermijn()
    case.do("beroep_vastleggen", ADMIN, beroep_ontvangen_op=case.today)
    return case


def uitspraak(outcome="ongegrond"):
    case = in_beroep()
    case.main.wait_until(date(2027, 6, 1))
    facts = {"uitspraak": outcome, "uitspraak_verzonden_op": case.today}
    case.do("uitspraak_vastleggen", ADMIN, **facts)
    return case


def test_the_term_for_appeal_starts_when_the_decision_was_really_sent():
    case = beslist()
    assert "D8" not in case.terms
    case.main.wait_until(date(2027, 1, 18))
    case.do("beslissing_per_post_verzonden", ADMIN, bob_verzonden_op=date(2027, 1, 15))
    assert case.terms["D8"].op == date(2027, 1, 15)
    assert case.terms["D8"].legal_end == date(2027, 2, 26)


def test_the_decision_leaves_as_a_letter_that_proves_its_sending():
    case = beslist()
    letter = case.letters[-1]
    assert letter.template == "bekendmaking/beslissing_op_bezwaar"
    assert (letter.sent, letter.failed) == (
        "beslissing_verzonden",
        "beslissing_onbestelbaar",
    )
    assert "D4" in case.terms
    case.do("beslissing_verzonden", SYSTEEM)
    assert set(case.terms) == {"D8"}


def test_the_decision_cannot_have_left_before_it_was_taken():
    day = BESLISDAG - timedelta(days=1)
    assert beslist().why_not(
        "beslissing_per_post_verzonden", ADMIN, bob_verzonden_op=day
    ) == ["Awb 7:12 lid 2; Awb 3:41"]


def test_a_decision_that_stays_in_the_drawer_is_late_and_somebody_hears_it():
    case = beslist()
    case.main.wait_until(date(2027, 3, 9))
    assert case.done["bob_verzending_bewaken"]
    assert case.done["beslissing_op_bezwaar_te_laat"]
    assert case.state == "bob_te_verzenden"


def test_a_decision_that_came_back_starts_the_term_again():
    case = beroepstermijn()
    case.main.wait_until(date(2027, 1, 20))
    case.do("beslissing_onbestelbaar", ADMIN)
    assert "D8" not in case.terms
    made = case.do("beslissing_opnieuw_verzenden", ADMIN)
    assert made.notices[0].template == "bekendmaking/beslissing_op_bezwaar"
    case.do("beslissing_verzonden", SYSTEEM)
    assert case.terms["D8"].op == date(2027, 1, 20)


def test_it_is_final_a_week_after_the_term_for_appeal_and_not_before():
    case = beroepstermijn()
    end = case.terms["D8"].legal_end
    case.main.wait_until(end + WEEK)
    assert case.state == "beroep_nawerking"
    case.main.wait_until(end + WEEK + timedelta(days=1))
    assert case.state == "bezwaar_afgehandeld"


@pytest.mark.parametrize("days", [0, 1, 9])
def test_an_appeal_can_be_recorded_also_when_it_is_late(days):
    case = beroepstermijn()
    case.main.wait_until(case.terms["D8"].legal_end + timedelta(days=days))
    case.do("beroep_vastleggen", ADMIN, beroep_ontvangen_op=case.today)
    assert case.state == "in_beroep"


def test_a_ruling_starts_six_weeks_for_higher_appeal_and_the_week_of_the_post():
    case = uitspraak()
    assert case.state == "hoger_beroepstermijn"
    assert case.terms["D8"].legal_end == date(2027, 7, 13)
    case.main.wait_until(date(2027, 7, 14))
    assert case.state == "hoger_beroep_nawerking"
    case.main.wait_until(date(2027, 7, 21))
    assert case.state == "bezwaar_afgehandeld"


def test_higher_appeal_ends_in_a_ruling():
    case = uitspraak()
    case.do("hoger_beroep_vastleggen", ADMIN, hoger_beroep_ontvangen_op=case.today)
    assert set(case.terms) == {"L46"}
    case.do("uitspraak_hoger_beroep_vastleggen", ADMIN, uitspraak="ongegrond")
    assert case.state == "bezwaar_afgehandeld"
    assert case.main.state == "bekendgemaakt"  # ouder-1 and the school: not sent yet


def test_a_ruling_does_not_wipe_out_the_decision_on_the_objection():
    case = uitspraak("gegrond")
    assert (case.dossier.uitkomst, case.dossier.uitspraak) == ("ongegrond", "gegrond")
    case.main.wait_until(date(2027, 7, 21))
    assert not case.main.can("onherroepelijk_worden", SYSTEEM)


def test_postponing_is_told_to_the_objector_the_applicant_and_the_clerk():
    case = na_de_termijn()
    made = case.do(
        "beslissing_op_bezwaar_verdagen", ADMIN, nieuwe_einddatum=date(2027, 4, 19)
    )
    assert {(n.template, n.to) for n in made.notices} == {
        ("bekendmaking/verdaagd", None),
        ("bekendmaking/verdaagd_aanvrager", VOORZITTER),
        ("bekendmaking/verdaagd_anderen", ADMIN),
    }


def test_a_request_to_complete_the_objection_stops_the_clock_until_it_is_complete():
    case = na_de_termijn()
    end = case.terms["D4"].raw_end
    case.do("verzuim_herstellen_vragen", ADMIN, verzuim=["handtekening"])
    assert case.terms["D4"].suspended_on == BESLISDAG
    assert case.letters[-1].template == "bekendmaking/verzuim_herstellen"
    case.main.wait_until(date(2027, 1, 18))
    case.do("verzuim_hersteld", ADMIN, verzuim_hersteld_op=case.today)
    assert case.state == "in_bezwaar"
    assert case.terms["D4"].raw_end == end + timedelta(days=6)
    assert "D2" not in case.terms


def test_an_unused_term_to_complete_starts_the_clock_again():
    case = na_de_termijn()
    case.do("verzuim_herstellen_vragen", ADMIN, verzuim=["redenen"])
    end = case.terms["D2"].legal_end
    case.main.wait_until(end + timedelta(days=1))
    assert case.state == "in_bezwaar"
    assert case.terms["D4"].suspended_on is None
    assert case.terms["D4"].spans[0].end == end


def test_what_is_missing_can_be_asked_while_others_may_still_object():
    case = in_bezwaar()
    case.do("verzuim_herstellen_vragen", ADMIN, verzuim=["machtiging"])
    case.main.wait_until(LAATSTE + timedelta(days=1))
    assert case.state == "in_bezwaar"
    assert case.terms["D4"].op == LAATSTE


def test_departing_from_the_committee_needs_its_advice():
    case = na_de_termijn()
    facts = BOB | {"beslist_op": case.today, "uitkomst": "ongegrond"}
    action, why = "beslissen_op_bezwaar", {"afwijking_van_commissie": "Wij zien meer."}
    assert case.why_not(action, BESTUURDER, **facts, **why) == ["Awb 7:13 lid 7"]
    advice = {"advies_bezwaarcommissie": "Geef de ouder gelijk."}
    assert case.can(action, BESTUURDER, **facts, **why, **advice)
    assert case.can("bezwaar_intrekken", OUDER)
