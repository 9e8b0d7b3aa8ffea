"""Sharing with a partner: the ground, the consent, the ten conditions, the end."""

from datetime import date, timedelta

import pytest

from statemachines.convenant import Doel, Grondslag, Partij
from statemachines.processes.uitwisseling import UITWISSELING
from statemachines.roles import Role
from statemachines.secrecy import DataClass, secret_fields
from statemachines.situation import Party
from statemachines.uitwisseling.eisen import TIEN
from statemachines.uitwisseling.toestanden import BIJ_ONTVANGER, IN_DE_RIJ
from tests.processes.speler import SCHOOL, Zaak

IB, HOOFD, SWV_ER, OUDER, SYSTEEM = (
    *(Role.IB, Role.VOORZITTER, Role.SWV_ER),
    *(Role.OUDER, Role.SYSTEEM),
)
BEGIN = date(2026, 11, 2)
EINDE = date(2027, 2, 1)
PARTIJEN = (
    Party("ouder-1", OUDER, gezag=True, account="u-ouder-1"),
    Party("ouder-2", OUDER, gezag=True, account="u-ouder-2"),
    Party("ouder-3", Role.OUDER_ZONDER_GEZAG, account="u-ouder-3"),
    SCHOOL,
)
JOS = {
    "afzender": Partij.SCHOOL,
    "ontvanger": Partij.JOS,
    "doel": Doel.ONDERSTEUNING_SCHOOL,
    "overleg": "ondersteuningsteam",
    "klassen": ("onderwijs",),
    "omschrijving": "Het verslag van het overleg.",
    "grondslag": Grondslag.TOESTEMMING,
    "leeftijd": 9,
    "verloopt_op": EINDE,
}
LEERRECHT = JOS | {
    "ontvanger": Partij.LEERRECHT,
    "doel": Doel.VERZUIM_LPW,
    "klassen": ("verzuim",),
    "grondslag": Grondslag.WETTELIJKE_PLICHT,
    "overleg": "rondetafel",
}
GEZOND = JOS | {
    "klassen": ("onderwijs", "gezondheid"),
    "grondslag": Grondslag.UITDRUKKELIJKE_TOESTEMMING,
}
REGISTER = {
    "register_op": BEGIN,
    "aangesloten": True,
    "fg_bekend": True,
    "certificaat_tot": EINDE,
    "eerder_geweigerd": False,
}
GETOETST = {"alleen_nodig": True, "ouders_ingelicht_op": BEGIN}
PAKKET = {"pakket_kenmerk": "7f3a7f3a", "pakket_sha256": "a" * 64}


def gekozen(wat=JOS):
    case = Zaak(UITWISSELING, PARTIJEN, on=BEGIN)
    case.do("grondslag_kiezen", IB, **wat)
    return case


def gevraagd(wat=JOS):
    case = gekozen(wat)
    case.do("toestemming_vragen", IB)
    return case


def zegt(case, ouder, action="toestemming_geven"):
    return case.do(action, OUDER, actor=f"u-{ouder}")


def verleend(wat=JOS):
    case = gevraagd(wat)
    zegt(case, "ouder-1")
    zegt(case, "ouder-2")
    case.do("toestemming_vaststellen", SYSTEEM)
    return case


def getoetst(wat=JOS):
    case = verleend(wat) if wat is not LEERRECHT else gekozen(wat)
    case.do("register_nagaan", SYSTEEM, **REGISTER)
    case.do("toetsen", IB, actor="u-ib", **GETOETST)
    return case


def versleuteld(wat=JOS):
    case = getoetst(wat)
    if wat is GEZOND:
        case.do("vrijgeven", HOOFD)
    case.do("versleutelen", SYSTEEM, **PAKKET)
    return case


def verzonden(wat=JOS):
    case = versleuteld(wat)
    case.do("verzenden", SYSTEEM)
    return case


def ontvangen(wat=JOS):
    case = verzonden(wat)
    case.do("ontvangst_vastleggen", SYSTEEM, ontvangen_op=BEGIN)
    return case


def templates(made):
    return {notice.template.partition("/")[2] for notice in made.notices}


def test_the_whole_way_is_that_of_the_covenant():
    case = ontvangen(GEZOND)
    case.do("gebruik_vastleggen", SYSTEEM, gebruikt_op=BEGIN)
    case.do("terugmelden", IB, terugmelding="Het gesprek is geweest.")
    assert case.state == "teruggemeld"
    case.wait_until(EINDE + timedelta(days=5))
    assert case.state == "verlopen"


def test_what_the_law_orders_asks_nobody():
    case = gekozen(LEERRECHT)
    assert not case.can("toestemming_vragen", IB)
    assert getoetst(LEERRECHT).state == "getoetst"


# -- The ten conditions ----------------------------------------------------------------


def test_there_are_ten_conditions_each_with_its_own_sentence_and_law():
    assert len(TIEN) == 10
    assert len({guard.because for guard in TIEN}) == 10
    assert all(guard.law and guard.lifted_by for guard in TIEN)


def test_the_machine_checks_all_ten_before_it_closes_the_package():
    steps = [s for s in UITWISSELING.steps if s.action == "versleutelen"]
    assert [set(TIEN) <= set(step.requires) for step in steps] == [True]


@pytest.mark.parametrize(
    ("changed", "law"),
    [
        ({"aangesloten": False}, "Convenant; AVG 37"),
        ({"fg_bekend": False}, "Convenant; AVG 37"),
        ({"register_op": BEGIN - timedelta(days=1)}, "Convenant; AVG 37"),
        ({"certificaat_tot": BEGIN + timedelta(days=1)}, "AVG 32"),
        ({"eerder_geweigerd": True}, "AVG 7; AVG 5 lid 1 onder a"),
    ],
)
def test_the_register_must_say_yes_on_the_day_itself(changed, law):
    case = verleend()
    case.do("register_nagaan", SYSTEEM, **REGISTER | changed)
    assert case.why_not("toetsen", IB, **GETOETST) == [law]


@pytest.mark.parametrize(
    ("facts", "law"),
    [
        ({"alleen_nodig": False}, "AVG 5 lid 1 onder c"),
        ({"ouders_ingelicht_op": None}, "AVG 13; AVG 14; WPO 4b"),
        (
            {"ouders_ingelicht_op": BEGIN + timedelta(days=1)},
            "AVG 13; AVG 14; WPO 4b",
        ),
    ],
)
def test_the_smallest_set_goes_and_parents_know(facts, law):
    case = verleend()
    case.do("register_nagaan", SYSTEEM, **REGISTER)
    assert case.why_not("toetsen", IB, **GETOETST | facts) == [law]


def test_a_reason_of_safety_stands_in_for_telling_the_parents():
    case = gekozen(LEERRECHT)
    case.do("register_nagaan", SYSTEEM, **REGISTER)
    case.do("toetsen", IB, alleen_nodig=True, meldcode_stap=4)
    assert case.state == "getoetst"


def test_all_reasons_come_at_once():
    case = gekozen()
    laws = case.why_not("toetsen", IB, alleen_nodig=False)
    assert laws == [
        "Convenant; AVG 37",
        "AVG 7; UAVG 5",
        "AVG 5 lid 1 onder c",
        "AVG 13; AVG 14; WPO 4b",
        "AVG 32",
    ]


@pytest.mark.parametrize(
    ("changed", "law"),
    [
        ({"afzender": Partij.SWV, "ontvanger": Partij.SCHOOL}, "AVG 4 lid 7"),
        ({"overleg": "anders"}, "Convenant"),
        ({"klassen": ("bsn",)}, "WPO 182; UAVG 46"),
        ({"klassen": ("gezondheid",)}, "AVG 9"),
        ({"ontvanger": Partij.GEMEENTE}, "AVG 6 lid 1"),
        ({"verloopt_op": BEGIN}, "AVG 5 lid 1 onder e"),
    ],
)
def test_a_choice_that_the_covenant_closes_is_refused_at_once(changed, law):
    case = Zaak(UITWISSELING, PARTIJEN, on=BEGIN)
    assert law in " ".join(case.why_not("grondslag_kiezen", IB, **JOS | changed))


def test_health_never_leaves_the_samenwerkingsverband_but_to_school_and_parents():
    case = Zaak(UITWISSELING, PARTIJEN, on=BEGIN)
    for naar in Partij:
        facts = JOS | {
            "afzender": Partij.SWV,
            "ontvanger": naar,
            "doel": Doel.TLV,
            "klassen": ("gezondheid",),
        }
        can = [
            case.can("grondslag_kiezen", SWV_ER, **facts | {"grondslag": grond})
            for grond in Grondslag
        ]
        assert any(can) == (naar in {Partij.SCHOOL, Partij.OUDER}), naar


def test_the_purpose_is_that_of_the_case_above_it():
    case = Zaak(UITWISSELING, PARTIJEN, on=BEGIN, main=onder("ot"))
    assert case.can("grondslag_kiezen", IB, **JOS)
    assert not case.can("grondslag_kiezen", IB, **LEERRECHT)
    case = Zaak(UITWISSELING, PARTIJEN, on=BEGIN, main=onder("verzuim"))
    assert case.can("grondslag_kiezen", IB, **LEERRECHT)


def onder(code):
    from statemachines.processes import PROCESSES  # noqa: PLC0415

    return Zaak(PROCESSES[code], PARTIJEN, on=BEGIN)


# -- Two persons -----------------------------------------------------------------------


def test_health_needs_a_second_person():
    case = getoetst(GEZOND)
    assert case.why_not("versleutelen", SYSTEEM, **PAKKET) == ["AVG 9; AVG 32"]
    assert case.why_not("vrijgeven", IB, actor="u-ib") == ["AVG 32"]
    case.do("vrijgeven", HOOFD)
    assert case.can("versleutelen", SYSTEEM, **PAKKET)


def test_what_is_not_about_health_needs_none():
    assert getoetst().why_not("vrijgeven", HOOFD) == ["AVG 9"]
    assert versleuteld().state == "versleuteld"


# -- Consent ---------------------------------------------------------------------------


def test_one_yes_is_not_enough():
    case = gevraagd()
    zegt(case, "ouder-1")
    assert case.why_not("toestemming_vaststellen", SYSTEEM) == ["AVG 7; UAVG 5"]
    assert case.why_not("toestemming_geven", OUDER, actor="u-ouder-1") == ["AVG 7"]


def test_silence_is_never_a_yes_and_parents_are_reminded():
    case = gevraagd()
    before = len(case.letters)
    case.wait_until(BEGIN + timedelta(days=60))
    assert case.state == "toestemming_gevraagd"
    told = {notice.template for notice in case.letters[before:]}
    assert "uitwisseling/herinnering_ouders" in told


def test_paper_counts_as_much_as_the_page():
    case = gevraagd()
    zegt(case, "ouder-1")
    case.do("toestemming_vastleggen", IB, toestemming_van=("ouder-2",))
    case.do("toestemming_vaststellen", IB)
    assert case.state == "verleend"


@pytest.mark.parametrize(("age", "needs"), [(11, False), (12, True), (15, True)])
def test_a_pupil_of_twelve_says_yes_too(age, needs):
    case = gevraagd(JOS | {"leeftijd": age})
    zegt(case, "ouder-1")
    zegt(case, "ouder-2")
    assert case.can("toestemming_vaststellen", SYSTEEM) is not needs
    case.do("leerling_ja_vastleggen", IB, leerling_ja_op=BEGIN)
    assert case.can("toestemming_vaststellen", SYSTEEM)


def test_from_sixteen_the_pupil_decides_alone():
    case = gevraagd(JOS | {"leeftijd": 16})
    assert not case.can("toestemming_weigeren", OUDER)
    case.do("leerling_ja_vastleggen", IB, leerling_ja_op=BEGIN)
    assert case.can("toestemming_vaststellen", SYSTEEM)


def test_who_has_no_gezag_has_no_say():
    case = gevraagd()
    for action in ("toestemming_geven", "toestemming_weigeren"):
        assert case.why_not(action, OUDER, actor="u-vreemd") == ["BW 1:245; UAVG 5"]


@pytest.mark.parametrize("by", ["ouder", "school"])
def test_a_no_is_the_end_and_nothing_goes_out(by):
    case = gevraagd()
    zegt(case, "ouder-1")
    if by == "ouder":
        made = zegt(case, "ouder-2", "toestemming_weigeren")
    else:
        made = case.do("weigering_vastleggen", IB, geweigerd_op=BEGIN)
    assert (case.state, case.final) == ("geweigerd", True)
    assert templates(made) == {"geweigerd"}


def test_once_asked_the_ground_cannot_be_switched():
    case = gevraagd()
    assert not case.can("grondslag_kiezen", IB, **JOS)


# -- Changing one's mind ---------------------------------------------------------------

WACHT = {
    "toestemming_gevraagd": gevraagd,
    "verleend": verleend,
    "getoetst": getoetst,
    "versleuteld": versleuteld,
}


@pytest.mark.parametrize("state", WACHT)
def test_withdrawal_stops_what_is_queued(state):
    case = WACHT[state]()
    assert case.state == state
    made = zegt(case, "ouder-1", "toestemming_intrekken")
    assert case.state == "ingetrokken"
    assert templates(made) == {"ingetrokken"}
    assert not case.terms


def test_every_place_in_the_queue_is_tried():
    assert {state.name for state in IN_DE_RIJ} == {*WACHT}


def niet_opgehaald():
    case = verzonden()
    case.wait_until(BEGIN + timedelta(days=21))
    return case


def gebruikt():
    case = ontvangen()
    case.do("gebruik_vastleggen", IB, gebruikt_op=BEGIN)
    return case


def teruggemeld():
    case = ontvangen()
    case.do("terugmelden", IB, terugmelding="Het is besproken.")
    return case


BUITEN = {
    "verzonden": verzonden,
    "niet_opgehaald": niet_opgehaald,
    "ontvangen": ontvangen,
    "gebruikt": gebruikt,
    "teruggemeld": teruggemeld,
}


@pytest.mark.parametrize("state", BUITEN)
def test_withdrawal_after_sending_asks_the_recipient_to_erase(state):
    case = BUITEN[state]()
    assert case.state == state
    made = zegt(case, "ouder-1", "toestemming_intrekken")
    assert case.state == "wissen_gevraagd"
    assert templates(made) == {"wissen"}
    assert {*case.terms} == {"L157"}


def test_every_place_outside_is_tried():
    assert {state.name for state in BIJ_ONTVANGER} == {*BUITEN}


def test_a_request_to_erase_stays_until_there_is_an_answer():
    case = ontvangen()
    zegt(case, "ouder-1", "toestemming_intrekken")
    before = len(case.letters)
    case.wait_until(BEGIN + timedelta(days=60))
    assert case.state == "wissen_gevraagd"
    assert {n.template for n in case.letters[before:]} == {"uitwisseling/wissen"}
    case.do("wisantwoord_vastleggen", IB, wisantwoord="gewist", wisantwoord_op=case.day)
    assert case.state == "wissen_beantwoord"


def test_what_rests_on_a_law_cannot_be_withdrawn_by_a_parent():
    case = verzonden(LEERRECHT)
    assert case.why_not("toestemming_intrekken", OUDER, actor="u-ouder-1") == ["AVG 7"]


def test_who_sent_it_takes_it_back():
    case = verzonden()
    case.do("terughalen", IB, reden_einde="Het was voor een ander kind.")
    assert case.state == "wissen_gevraagd"


# -- Nobody fetched it, and the end ----------------------------------------------------


def test_a_package_that_nobody_fetched_becomes_a_task():
    case = verzonden()
    before = len(case.letters)
    case.wait_until(BEGIN + timedelta(days=21))
    told = [n.template for n in case.letters[before:]]
    assert case.state == "niet_opgehaald"
    assert told.index("uitwisseling/ophalen") < told.index(
        "uitwisseling/niet_opgehaald"
    )
    assert "L155" in case.terms


def test_it_can_be_sent_anew_and_is_checked_anew():
    case = niet_opgehaald()
    case.do("opnieuw_versturen", IB)
    assert case.state == "getoetst"
    assert case.why_not("versleutelen", SYSTEEM, **PAKKET) == ["Convenant; AVG 37"]


def test_what_nobody_fetched_still_ends_on_its_last_day():
    case = niet_opgehaald()
    made_before = len(case.letters)
    case.wait_until(EINDE + timedelta(days=5))
    assert case.state == "verlopen"
    assert "uitwisseling/verlopen" in {n.template for n in case.letters[made_before:]}


def test_what_expired_before_it_was_sent_is_not_sent():
    case = versleuteld()
    case.day = EINDE
    laws = case.why_not("verzenden", SYSTEEM)
    assert laws == ["AVG 32", "AVG 5 lid 1 onder e"]


@pytest.mark.parametrize("action", ["versleutelen", "verzenden", "verlopen"])
def test_only_the_machine_closes_sends_and_ends(action):
    steps = [step for step in UITWISSELING.steps if step.action == action]
    assert {step.by for step in steps} == {(SYSTEEM,)}


def test_what_people_write_about_the_child_is_sealed():
    assert secret_fields(UITWISSELING.dossier) == {
        "omschrijving": DataClass.GEZONDHEID,
        "terugmelding": DataClass.GEZONDHEID,
        "reden_einde": DataClass.GEZONDHEID,
    }
