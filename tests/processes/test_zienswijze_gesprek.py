"""Het gesprek, het verslag en de bevestiging van elk bericht (Awb 4:9 en 2:17)."""

from datetime import date

import pytest

from statemachines.processes.zienswijze import ZIENSWIJZE
from tests.processes.verhaal import (
    ADMIN,
    BEGIN,
    GEDRAG,
    GEWOGEN,
    OUDER,
    SYSTEEM,
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


def test_a_parent_cannot_write_down_that_the_school_agrees():
    for step in ZIENSWIJZE.steps:
        assert not any("stemt_in" in fact for fact in (*step.asks, *step.may_ask))


def test_the_time_to_correct_the_report_starts_when_it_has_left():
    case = verslag_onderweg()
    assert set(case.terms) >= {"L14"}
    assert "L16" not in case.terms
    case.main.wait_until(date(2026, 9, 18))
    assert case.done["verslag_bezorgen_bewaken"]
    case.do("per_post_verzonden", ADMIN, verzonden_op=date(2026, 9, 17))
    assert case.terms["L16"].op == date(2026, 9, 17)


def test_a_report_that_came_back_is_sent_again_first():
    case = gehoord()
    made = case.do("verslag_niet_bezorgd", SYSTEEM)
    assert [notice.to for notice in made.notices] == [ADMIN]
    assert "L16" not in case.terms
    assert case.why_not("verwerken", GEDRAG, **GEWOGEN) == ["Awb 4:9"]


@pytest.mark.parametrize(
    ("start", "action", "given"),
    [
        (uitgenodigd, "mondeling_kiezen", {}),
        (schriftelijk, "aanvullen", {"aanvulling": "En dit ook."}),
        (gehoord, "verslag_verbeteren", {"correctie": "Ik zei iets anders."}),
    ],
)
def test_every_message_of_a_parent_is_confirmed(start, action, given):
    made = start().do(action, OUDER, **given)
    assert "Awb 2:17" in [notice.law for notice in made.notices]


def test_the_report_of_a_talk_is_the_parents_to_correct_first():
    case = gehoord()
    case.do("verslag_verbeteren", OUDER, correctie="Ik zei iets anders.")
    case.do("verwerken", GEDRAG, **GEWOGEN)
    assert case.state == "verwerkt"


def test_no_correction_is_not_agreement_but_the_work_goes_on():
    case = gehoord()
    case.main.wait_until(date(2026, 9, 22))
    assert case.done["correctie_uitgebleven"]
    case.do("verwerken", GEDRAG, **GEWOGEN)
    assert case.state == "verwerkt"
