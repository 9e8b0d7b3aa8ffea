"""De bekendmaking en het bezwaar, zoals een jurist ze zou nalezen."""

from datetime import date, timedelta

import pytest

from tests.processes.verhaal import (
    ADMIN,
    AF,
    BESTUURDER,
    OUDER,
    SYSTEEM,
    VOORZITTER,
    bekendgemaakt,
)

DAG = date(2026, 11, 2)
LAATSTE = date(2026, 12, 14)
BOB = {"motivering_bezwaar": "De commissie en wij denken hetzelfde."}


def decided(case, outcome):
    """The decision on the objection is taken and really sent, today."""
    facts = BOB | {"beslist_op": case.today, "uitkomst": outcome}
    case.do("beslissen_op_bezwaar", BESTUURDER, **facts)
    case.do("beslissing_verzonden", SYSTEEM)


def te_verzenden(party="ouder-1"):
    return bekendgemaakt().of("bekendmaking", party)


def bezwaartermijn():
    case = te_verzenden()
    case.do("verzending_vastleggen", SYSTEEM)
    return case


def nawerking():
    case = bezwaartermijn()
    case.main.wait_until(LAATSTE + timedelta(days=1))
    return case


def in_bezwaar():
    case = bezwaartermijn()
    case.do("bezwaar_maken", OUDER, bezwaar="Ik ben het er niet mee eens.")
    return case


def onherroepelijk():
    case = nawerking()
    case.main.wait_until(LAATSTE + timedelta(days=8))
    assert case.state == "onherroepelijk"
    return case


@pytest.mark.parametrize(
    ("start", "action", "role", "given", "target"),
    [
        (te_verzenden, "verzending_vastleggen", SYSTEEM, {}, "bezwaartermijn"),
        (
            te_verzenden,
            "per_post_verzonden",
            ADMIN,
            {"verzonden_op": DAG, "wijze": "post"},
            "bezwaartermijn",
        ),
        (te_verzenden, "onbestelbaar_melden", SYSTEEM, {}, "onbestelbaar"),
        (bezwaartermijn, "onbestelbaar_melden", ADMIN, {}, "onbestelbaar"),
        (nawerking, "onbestelbaar_melden", ADMIN, {}, "onbestelbaar"),
        (bezwaartermijn, "bezwaar_maken", OUDER, {"bezwaar": "Nee."}, "in_bezwaar"),
        (
            nawerking,
            "bezwaar_vastleggen",
            ADMIN,
            {"bezwaar_ontvangen_op": LAATSTE, "bezwaar_te_laat": False},
            "in_bezwaar",
        ),
    ],
)
def test_where_a_step_leads(start, action, role, given, target):
    case = start()
    case.do(action, role, **given)
    assert case.state == target


def test_the_term_starts_on_the_real_day_of_sending():
    case = te_verzenden()
    assert "D1" not in case.terms
    case.main.wait_until(date(2026, 11, 9))
    assert case.done["verzending_bewaken"]
    case.do(
        "per_post_verzonden", ADMIN, verzonden_op=date(2026, 11, 5), wijze="uitgereikt"
    )
    assert case.terms["D1"].op == date(2026, 11, 5)
    assert case.terms["D1"].legal_end == date(2026, 12, 17)


def test_the_second_sending_counts_when_the_first_came_back():
    case = bezwaartermijn()
    case.main.wait_until(date(2026, 11, 16))
    case.do("onbestelbaar_melden", ADMIN)
    assert "D1" not in case.terms
    made = case.do("opnieuw_verzenden", ADMIN)
    assert [notice.template for notice in made.notices] == ["bekendmaking/besluit"]
    case.do("verzending_vastleggen", SYSTEEM)
    assert case.terms["D1"].legal_end == date(2026, 12, 28)


def test_a_decision_is_final_a_week_after_the_term_and_not_before():
    case = nawerking()
    assert case.state == "nawerking"
    case.main.wait_until(LAATSTE + timedelta(days=7))
    assert case.state == "nawerking"
    case.main.wait_until(LAATSTE + timedelta(days=8))
    assert case.state == "onherroepelijk"


def test_a_resting_case_closes_after_three_years_with_no_term_left():
    case = onherroepelijk()
    end = case.terms["L80"].legal_end
    assert end >= date(2029, 12, 21)
    case.main.wait_until(end + timedelta(days=1))
    assert case.state == "gesloten"
    assert case.terms == {}


@pytest.mark.parametrize("reminded", [False, True])
def test_a_decision_cannot_have_left_before_it_was_there(reminded):
    case, action = te_verzenden(), "per_post_verzonden"
    if reminded:
        case.main.wait_until(date(2026, 11, 13))
        assert case.done["verzending_bewaken"]
    early = {"verzonden_op": DAG - timedelta(days=1), "wijze": "post"}
    friday = {"verzonden_op": date(2026, 10, 29), "wijze": "post"}
    assert case.why_not(action, ADMIN, **(friday if reminded else early)) == [
        "Awb 2:25"
    ]
    assert case.can(action, ADMIN, verzonden_op=DAG, wijze="post")


def test_nor_can_the_second_copy_have_left_before_the_first_came_back():
    case = te_verzenden()
    case.main.wait_until(date(2026, 11, 3))
    case.do("onbestelbaar_melden", SYSTEEM)
    case.do("opnieuw_verzenden", ADMIN)
    facts = {"verzonden_op": DAG, "wijze": "post"}
    assert case.why_not("per_post_verzonden", ADMIN, **facts) == ["Awb 2:25"]


@pytest.mark.parametrize("late", [False, True])
def test_the_decision_on_an_objection_counts_from_the_end_of_the_term(late):
    case = bezwaartermijn()
    facts = {"bezwaar_te_laat": False} if late else {}
    if late:
        case.main.wait_until(LAATSTE + timedelta(days=3))
    case.do(
        "bezwaar_vastleggen",
        ADMIN,
        bezwaar_ontvangen_op=case.today,
        bezwaar_gepost_op=DAG,
        **facts,
    )
    case.main.wait_until(LAATSTE + timedelta(days=20))
    assert case.state == "in_bezwaar"
    assert case.terms["D4"].op == LAATSTE
    assert case.terms["D4"].legal_end == date(2027, 3, 8)


def test_postponing_the_decision_on_an_objection_is_at_most_six_weeks():
    case = in_bezwaar()
    case.main.wait_until(date(2027, 1, 11))
    action = "beslissing_op_bezwaar_verdagen"
    assert case.why_not(action, BESTUURDER, nieuwe_einddatum=date(2027, 4, 26))
    case.do(action, BESTUURDER, nieuwe_einddatum=date(2027, 4, 19))
    assert case.terms["D4"].legal_end == date(2027, 4, 19)


def test_a_late_decision_on_an_objection_alarms_the_director_and_stays_open():
    case = in_bezwaar()
    case.main.wait_until(date(2027, 3, 9))
    assert case.state == "in_bezwaar"
    assert case.letters[-1].to is BESTUURDER
    assert set(case.terms) == {"L46"}


def test_nobody_decides_on_objections_before_the_term_is_over():
    facts = BOB | {"beslist_op": DAG, "uitkomst": "ongegrond"}
    assert in_bezwaar().why_not("beslissen_op_bezwaar", BESTUURDER, **facts) == [
        "Awb 7:10 lid 1"
    ]


def test_a_school_objects_to_its_own_copy_only():
    case = bezwaartermijn()
    assert case.why_not("bezwaar_maken", VOORZITTER, bezwaar="Nee.") == ["Awb 6:4"]


def sent(tlv):
    copies = [c for c in tlv.linked if c.process.code == "bekendmaking"]
    for copy in copies:
        copy.do("verzending_vastleggen", SYSTEEM)
    return copies


def test_the_tlv_is_final_only_when_every_copy_is():
    tlv = bekendgemaakt()
    sent(tlv)
    tlv.of("bekendmaking", "ouder-2").do("bezwaar_maken", OUDER, bezwaar="Nee.")
    tlv.wait_until(date(2027, 1, 4))
    assert tlv.of("bekendmaking", "ouder-1").state == "onherroepelijk"
    assert tlv.state == "bekendgemaakt"
    objected = tlv.of("bekendmaking", "ouder-2")
    decided(objected, "ongegrond")
    tlv.wait_until(date(2027, 2, 22))
    assert tlv.state == "bekendgemaakt"
    tlv.wait_until(date(2027, 2, 23))
    assert objected.state == "bezwaar_afgehandeld"
    assert tlv.state == "onherroepelijk"


@pytest.mark.parametrize("outcome", ["gegrond", "deels_gegrond"])
def test_a_decision_that_fell_in_objection_never_becomes_final(outcome):
    tlv = bekendgemaakt("afwijzen", AF)
    sent(tlv)
    objected = tlv.of("bekendmaking", "ouder-2")
    objected.do("bezwaar_maken", OUDER, bezwaar="Nee.")
    tlv.wait_until(date(2027, 1, 4))
    decided(objected, outcome)
    tlv.wait_until(date(2027, 4, 5))
    assert objected.state == "bezwaar_afgehandeld"
    assert tlv.state == "afwijzing_bekendgemaakt"
    tlv.do("vervangen", ADMIN, opvolgende_zaak="TLV-2027-7F3K-Q")
    assert tlv.state == "vervangen"


def test_a_tlv_works_while_there_is_an_objection():
    tlv = bekendgemaakt()
    sent(tlv)
    tlv.of("bekendmaking", "ouder-2").do("bezwaar_maken", OUDER, bezwaar="Nee.")
    tlv.do("plaatsen", VOORZITTER, geplaatst_op=tlv.today)
    assert tlv.state == "geldig"
