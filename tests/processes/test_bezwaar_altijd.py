"""An objection comes in whenever it comes: early, in time or late (Awb 6:10, 6:11)."""

from datetime import date, timedelta

import pytest

from tests.processes.test_bekendmaking import (
    BOB,
    LAATSTE,
    nawerking,
    onherroepelijk,
    sent,
    te_verzenden,
)
from tests.processes.verhaal import (
    ADMIN,
    BESTUURDER,
    OUDER,
    SYSTEEM,
    VOORZITTER,
    bekendgemaakt,
)


@pytest.mark.parametrize(
    ("received", "posted", "late"),
    [
        (LAATSTE, None, False),
        (LAATSTE + timedelta(days=1), None, True),
        (LAATSTE + timedelta(days=1), LAATSTE, False),
        (LAATSTE + timedelta(days=1), LAATSTE + timedelta(days=1), True),
    ],
)
def test_what_is_recorded_about_lateness_follows_from_the_days(received, posted, late):
    facts = {"bezwaar_ontvangen_op": received, "bezwaar_gepost_op": posted}
    case, action = nawerking(), "bezwaar_vastleggen"
    case.main.wait_until(max(case.today, received))
    assert case.why_not(action, ADMIN, **facts, bezwaar_te_laat=late) == []
    assert case.why_not(action, ADMIN, **facts, bezwaar_te_laat=not late) == ["Awb 6:9"]


@pytest.mark.parametrize("start", [nawerking, onherroepelijk])
@pytest.mark.parametrize("role", [OUDER, ADMIN])
def test_a_late_objection_comes_in_and_the_receipt_asks_for_the_reason(start, role):
    case = start()
    if role is OUDER:
        made = case.do("bezwaar_maken", OUDER, bezwaar="Ik zag het besluit pas nu.")
    else:
        facts = {"bezwaar_ontvangen_op": case.today, "bezwaar_te_laat": True}
        made = case.do("bezwaar_vastleggen", ADMIN, **facts)
        assert case.dossier.bezwaar_te_laat is True
    assert made.notices[0].template == "bekendmaking/bezwaar_na_termijn"
    assert case.state == "in_bezwaar"
    case.do("reden_te_laat_geven", OUDER, reden_te_laat="Ik lag in het ziekenhuis.")
    assert case.dossier.reden_te_laat
    assert case.state == "in_bezwaar"


def test_an_objection_after_the_end_is_decided_within_twelve_weeks_of_receipt():
    case = onherroepelijk()
    case.main.wait_until(date(2027, 2, 1))
    case.do("bezwaar_maken", OUDER, bezwaar="Ik zag het besluit pas nu.")
    assert case.terms["D4"].op == date(2027, 2, 1)
    assert set(case.terms) == {"D4"}
    facts = BOB | {"beslist_op": case.today, "uitkomst": "niet_ontvankelijk"}
    assert case.can("beslissen_op_bezwaar", BESTUURDER, **facts)


def test_the_main_case_hears_of_a_late_objection_and_is_no_longer_final():
    tlv = bekendgemaakt()
    sent(tlv)
    tlv.wait_until(date(2027, 1, 4))
    assert tlv.state == "onherroepelijk"
    late = tlv.of("bekendmaking", "ouder-2")
    late.do("bezwaar_maken", OUDER, bezwaar="Ik zag het besluit pas nu.")
    assert tlv.state == "bekendgemaakt"
    late.do("bezwaar_intrekken", OUDER)
    assert tlv.state == "onherroepelijk"


@pytest.mark.parametrize("bounced", [False, True])
def test_an_objection_before_the_sending_counts_and_the_sending_still_comes(bounced):
    case = te_verzenden()
    if bounced:
        case.do("onbestelbaar_melden", SYSTEEM)
    case.do("bezwaar_vastleggen", ADMIN, bezwaar_ontvangen_op=case.today)
    assert case.state == "vroeg_bezwaar"
    assert not case.main.can("plaatsen", VOORZITTER, geplaatst_op=case.today)
    case.main.wait_until(date(2026, 11, 5))
    assert case.done["verzending_bewaken"]
    case.do("onbestelbaar_melden", SYSTEEM)
    made = case.do("opnieuw_verzenden", ADMIN)
    assert [notice.template for notice in made.notices] == ["bekendmaking/besluit"]
    case.do("verzending_vastleggen", SYSTEEM)
    assert case.state == "in_bezwaar"
    assert case.terms["D1"].op == date(2026, 11, 5)
    case.main.wait_until(date(2026, 12, 18))
    assert case.terms["D4"].op == date(2026, 12, 17)
