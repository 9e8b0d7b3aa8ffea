"""De zienswijze, zoals een jurist haar zou nalezen (Awb 4:8 tot en met 4:11)."""

from datetime import date, timedelta

import pytest

from tests.processes.speler import OUDER_2, moved
from tests.processes.verhaal import (
    ADMIN,
    BEGIN,
    GEDRAG,
    GEWOGEN,
    OUDER,
    SYSTEEM,
    VOORZITTER,
    ontvangen,
)

WAAR = {"gesprek_tijd": "10.00 uur", "gesprek_plaats": "Lindelaan 1"}
UITNODIGING = {"toestemming": "geweigerd", "gegevens_bijgevoegd": True}


def uit_te_nodigen():
    return ontvangen().of("zienswijze", "ouder-1")


def onderweg():
    case = uit_te_nodigen()
    case.do("uitnodigen", ADMIN, **UITNODIGING)
    return case


def uitgenodigd():
    case = onderweg()
    case.do("verzending_vastleggen", SYSTEEM)
    return case


def herinnerd():
    case = uitgenodigd()
    case.main.wait_until(BEGIN + timedelta(days=8))
    return case


def uitstel():
    case = herinnerd()
    case.do("uitstel_vragen", OUDER, uitstel_tot=date(2026, 10, 5))
    return case


def geen_gebruik():
    case = uitgenodigd()
    case.main.wait_until(BEGIN + timedelta(days=15))
    return case


def schriftelijk():
    case = uitgenodigd()
    case.do("schriftelijk_indienen", OUDER, zienswijze="Ik wil dit niet.")
    return case


def gesprek_gepland():
    case = uitgenodigd()
    case.do("mondeling_kiezen", OUDER)
    case.do("gesprek_plannen", ADMIN, gesprek_op=BEGIN, **WAAR)
    return case


def verslag_onderweg():
    case = gesprek_gepland()
    case.do("gesprek_houden", GEDRAG, verslag="De ouder wil rust.")
    return case


def gehoord():
    case = verslag_onderweg()
    case.do("verslag_verzonden", SYSTEEM)
    return case


@pytest.mark.parametrize(
    ("start", "action", "role", "given", "target"),
    [
        (uit_te_nodigen, "uitnodigen", ADMIN, UITNODIGING, "uitnodiging_onderweg"),
        (onderweg, "verzending_vastleggen", SYSTEEM, {}, "uitgenodigd"),
        (
            onderweg,
            "per_post_verzonden",
            ADMIN,
            {"verzonden_op": BEGIN},
            "uitgenodigd",
        ),
        (onderweg, "niet_bezorgd_melden", SYSTEEM, {}, "uit_te_nodigen"),
        (uitgenodigd, "niet_bezorgd_melden", ADMIN, {}, "uit_te_nodigen"),
        (
            uitgenodigd,
            "schriftelijk_indienen",
            OUDER,
            {"zienswijze": "Nee."},
            "ontvangen_schriftelijk",
        ),
        (
            herinnerd,
            "schriftelijk_vastleggen",
            ADMIN,
            {"zienswijze": "Nee.", "zienswijze_ontvangen_op": BEGIN},
            "ontvangen_schriftelijk",
        ),
        (uitstel, "mondeling_kiezen", OUDER, {}, "mondeling_gepland"),
        (geen_gebruik, "mondeling_kiezen", ADMIN, {}, "mondeling_gepland"),
        (
            geen_gebruik,
            "schriftelijk_indienen",
            OUDER,
            {"zienswijze": "Nee."},
            "ontvangen_schriftelijk",
        ),
        (gesprek_gepland, "gesprek_gemist", ADMIN, {}, "geen_gebruik"),
        (schriftelijk, "verwerken", GEDRAG, GEWOGEN, "verwerkt"),
        (geen_gebruik, "verwerken", GEDRAG, GEWOGEN, "verwerkt"),
    ],
)
def test_where_a_step_leads(start, action, role, given, target):
    case = start()
    case.do(action, role, **given)
    assert case.state == target


@pytest.mark.parametrize(
    ("start", "action", "role", "given", "law"),
    [
        (
            uit_te_nodigen,
            "uitnodigen",
            ADMIN,
            UITNODIGING | {"gegevens_bijgevoegd": False},
            ["Awb 4:8 lid 1"],
        ),
        (
            uitgenodigd,
            "uitstel_vragen",
            OUDER,
            {"uitstel_tot": date(2026, 10, 6)},
            ["Awb 4:8"],
        ),
        (
            uitgenodigd,
            "uitstel_vragen",
            OUDER,
            {"uitstel_tot": date(2026, 10, 3)},
            ["Awb 4:8"],
        ),
        (gehoord, "verwerken", GEDRAG, GEWOGEN, ["Awb 4:9"]),
        (verslag_onderweg, "verwerken", GEDRAG, GEWOGEN, ["Awb 4:9"]),
        (
            verslag_onderweg,
            "per_post_verzonden",
            ADMIN,
            {"verzonden_op": BEGIN - timedelta(days=1)},
            ["Awb 2:25"],
        ),
        (gehoord, "verslag_verzonden", SYSTEEM, {}, ["Awb 4:9"]),
        (
            uit_te_nodigen,
            "uitnodigen",
            ADMIN,
            UITNODIGING | {"toestemming": "gegeven"},
            ["Awb 4:8"],
        ),
        (uitgenodigd, "gezag_geeindigd", ADMIN, {}, ["Awb 4:8"]),
    ],
)
def test_what_the_law_forbids(start, action, role, given, law):
    assert start().why_not(action, role, **given) == law


def test_the_term_starts_when_the_invitation_has_left_and_not_before():
    case = onderweg()
    assert "C6" not in case.terms
    case.main.wait_until(date(2026, 9, 21))
    assert case.state == "uitnodiging_onderweg"
    assert case.done["verzending_bewaken"]
    case.do("per_post_verzonden", ADMIN, verzonden_op=date(2026, 9, 18))
    assert case.terms["C6"].op == date(2026, 9, 18)
    assert case.terms["C6"].legal_end == date(2026, 10, 2)


def test_the_invitation_cannot_have_left_before_it_was_there():
    case = onderweg()
    day = case.today - timedelta(days=1)
    assert case.why_not("per_post_verzonden", ADMIN, verzonden_op=day) == ["Awb 2:25"]
    assert case.can("per_post_verzonden", ADMIN, verzonden_op=case.today)


def test_a_letter_that_came_back_is_sent_again_and_the_term_starts_again():
    case = geen_gebruik()
    case.do("niet_bezorgd_melden", ADMIN)
    assert set(case.terms) == {"L13"}
    case.do("uitnodigen", ADMIN, **UITNODIGING)
    case.do("verzending_vastleggen", SYSTEEM)
    assert case.terms["C6"].op == case.today


def test_a_parent_is_reminded_half_way_and_once():
    case = herinnerd()
    assert case.state == "herinnerd"
    case.main.wait_until(BEGIN + timedelta(days=14))
    assert case.done["herinneren"] == ["u-systeem"]


def test_postponement_is_given_once_and_moves_the_last_day():
    case = uitstel()
    assert case.terms["C6"].legal_end == date(2026, 10, 5)
    assert not case.can("uitstel_vragen", OUDER, uitstel_tot=date(2026, 10, 7))
    case.main.wait_until(date(2026, 10, 6))
    assert case.state == "geen_gebruik"


def test_postponement_leaves_two_weeks_for_the_decision_or_the_school_agrees():
    case = onderweg()
    case.main.do("compleet_verklaren", ADMIN)
    case.main.day = date(2026, 10, 13)
    case.do("verzending_vastleggen", SYSTEEM)
    asked = {"uitstel_tot": date(2026, 11, 3)}
    assert case.why_not("uitstel_vragen", OUDER, **asked) == ["Awb 4:15 lid 2 a"]
    case.main.do("instemmen_met_uitstel", VOORZITTER, opgeschort_tot=date(2026, 10, 27))
    assert case.why_not("uitstel_vragen", OUDER, **asked) == []


def test_a_parent_who_lost_gezag_is_no_longer_heard():
    case = uitgenodigd()
    case.parties = tuple(
        moved(p, gezag=False) if p.key == case.party else p for p in case.parties
    )
    case.do("gezag_geeindigd", ADMIN)
    assert case.state == "vervallen"


def test_each_parent_only_meets_itself_in_its_own_case():
    assert OUDER_2 not in uit_te_nodigen().parties
