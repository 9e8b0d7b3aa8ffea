"""Het monitorkind: afwezig en dat mag; de school zorgt voor onderwijs (WPO 8 lid 8)."""

from datetime import date, timedelta

import pytest

from statemachines.processes.monitorkind import MONITORKIND
from statemachines.roles import Role
from statemachines.secrecy import DataClass, secret_fields
from statemachines.situation import Party
from tests.processes.afwezig import HOOFD, IB, SWV_ER, SYSTEEM, templates
from tests.processes.speler import OUDER_1, SCHOOL, Zaak

OUDER, JEUGDARTS = Role.OUDER, Role.JEUGDARTS
EERSTE = date(2026, 9, 2)
BEGIN = date(2026, 9, 30)
ARTS = Party("jeugdarts", JEUGDARTS)
VERKLARING = {"verklaring_op": BEGIN}
BEKEKEN = {"bekeken_op": BEGIN, "verslag": "Het gaat iets beter."}
LESSEN = {"onderwijs_thuis": "Elke ochtend een uur les via het scherm."}


def kandidaat():
    facts = {
        "leerling_id": "L1",
        "school_id": "S1",
        "eerste_dag": EERSTE,
        "signaaldatum": BEGIN,
        "lesweken": 4,
    }
    return Zaak(MONITORKIND, (OUDER_1, SCHOOL, ARTS), on=BEGIN, facts=facts)


def monitor():
    case = kandidaat()
    case.do("volgen", IB, gesprek_op=BEGIN)
    return case


def traject():
    case = monitor()
    case.do("traject_starten", IB, traject="stap voor stap terug naar school")
    return case


def terug():
    case = traject()
    case.do("terugkomen", IB, terug_op=BEGIN)
    return case


RIJEN = [
    (kandidaat, "volgen", IB, {"gesprek_op": BEGIN}, "monitor"),
    (kandidaat, "terugkomen", IB, {"terug_op": BEGIN}, "terug"),
    (monitor, "onderwijs_regelen", IB, LESSEN, "monitor"),
    (monitor, "traject_starten", HOOFD, {"traject": "onderwijs en zorg samen"}, "-"),
    (traject, "traject_stoppen", IB, {}, "monitor"),
    (traject, "opnieuw_bekijken", IB, BEKEKEN, "actief_traject"),
    (terug, "terugvallen", IB, {}, "monitor"),
    (monitor, "vrijstelling_vastleggen", HOOFD, {"vrijgesteld_sinds": BEGIN}, "-v"),
    (
        kandidaat,
        "afsluiten",
        SYSTEEM,
        {"reden_einde": "toch geen lange afwezigheid"},
        "gesloten",
    ),
    (
        kandidaat,
        "verzuim_na_einde_ziekmelding",
        IB,
        {"ziekmelding_gestopt_op": BEGIN},
        "wordt_lrv",
    ),
    (
        traject,
        "verzuim_na_verklaring",
        IB,
        {"kan_deelnemen": "ja"} | VERKLARING,
        "wordt_lrv",
    ),
]
KORT = {"-": "actief_traject", "-v": "vrijstelling"}


@pytest.mark.parametrize(("start", "action", "role", "given", "naar"), RIJEN)
def test_waar_een_stap_heen_leidt(start, action, role, given, naar):
    case = start()
    case.do(action, role, **given)
    assert case.state == KORT.get(naar, naar)


# -- Wat verzuim wordt, en wat niet ----------------------------------------------------


@pytest.mark.parametrize("antwoord", ["deels", "nee"])
def test_deels_of_nee_is_geen_verzuim(antwoord):
    given = {"kan_deelnemen": antwoord} | VERKLARING
    assert monitor().why_not("verzuim_na_verklaring", IB, **given) == [
        "LPW 11 d; LPW 21a"
    ]


def test_zonder_verklaring_of_einde_van_de_ziekmelding_wordt_niets_verzuim():
    ways = [
        step
        for step in MONITORKIND.steps
        if step.target.name == "wordt_lrv" and step.target not in step.source
    ]
    asked = {step.action: set(step.asks) for step in ways}
    assert asked == {
        "verzuim_na_verklaring": {"kan_deelnemen", "verklaring_op"},
        "verzuim_na_einde_ziekmelding": {"ziekmelding_gestopt_op"},
    }
    assert all(Role.SYSTEEM not in step.by for step in ways)


def test_wordt_het_verzuim_dan_verbetert_de_school_de_registratie_en_komt_het_vanzelf():
    case = traject()
    case.do("verzuim_na_verklaring", IB, kan_deelnemen="ja", **VERKLARING)
    assert set(case.terms) == {"L123"}
    assert templates(case, HOOFD)[-1] == "monitorkind/wordt_lrv"
    assert templates(case, OUDER)[-1] == "monitorkind/wordt_lrv_ouders"
    assert case.linked == []
    case.wait_until(case.terms["L123"].legal_end + timedelta(days=1))
    assert templates(case, Role.IB)[-1] == "monitorkind/wordt_lrv"
    case.do("registratie_verbeteren", IB)
    assert case.final


# -- De jeugdarts ----------------------------------------------------------------------


def test_de_jeugdarts_wordt_gevraagd_als_de_ouders_het_weten():
    case = monitor()
    morgen = BEGIN + timedelta(days=1)
    assert case.why_not("jeugdarts_vragen", IB, ouders_ingelicht_op=morgen) == [
        "AVG 13; WPO 8 lid 4"
    ]
    case.do("jeugdarts_vragen", IB, ouders_ingelicht_op=BEGIN)
    assert templates(case, JEUGDARTS) == ["monitorkind/jeugdarts"]
    assert "monitorkind/jeugdarts_ouders" in templates(case, OUDER)
    case.do("verklaring_vastleggen", JEUGDARTS, kan_deelnemen="deels", **VERKLARING)
    assert "L122" not in case.terms


@pytest.mark.parametrize("tekst", ["nee, zij heeft een depressie", "misschien", "JA"])
def test_een_diagnose_wordt_niet_bewaard(tekst):
    given = {"kan_deelnemen": tekst} | VERKLARING
    assert monitor().why_not("verklaring_vastleggen", JEUGDARTS, **given) == [
        "AVG 9; AVG 5"
    ]


def test_wat_de_jeugdarts_zegt_is_verzegeld_en_er_is_geen_ander_veld_voor_gezondheid():
    secret = secret_fields(MONITORKIND.dossier)
    health = [n for n, c in secret.items() if c is DataClass.GEZONDHEID]
    assert health == ["kan_deelnemen"]
    names = " ".join(MONITORKIND.dossier.model_fields)
    assert not any(word in names for word in ("diagnose", "ziekte", "klacht", "medi"))


# -- De klokken ------------------------------------------------------------------------

KLOKKEN = [
    (kandidaat, "L119", "gesprek_nagaan"),
    (monitor, "L120", "onderwijs_nagaan"),
    (monitor, "L121", "bekijken_nagaan"),
    (traject, "L121", "bekijken_nagaan"),
]


@pytest.mark.parametrize(("start", "rule", "action"), KLOKKEN)
def test_blijft_iets_liggen_dan_hoort_de_school_dat_telkens_opnieuw(
    start, rule, action
):
    case = start()
    for times in (1, 2):
        case.wait_until(case.terms[rule].legal_end + timedelta(days=1))
        assert len(case.done[action]) == times
    assert "monitorkind/herinnering" in templates(case, IB)


def test_elke_vier_lesweken_kijkt_de_school_opnieuw():
    case = monitor()
    assert case.terms["L121"].legal_end == date(2026, 10, 28)
    case.wait_until(date(2026, 10, 20))
    case.do("opnieuw_bekijken", IB, **BEKEKEN | {"bekeken_op": case.today})
    assert case.terms["L121"].legal_end == date(2026, 11, 17)


def test_geen_onderwijs_na_een_week_dan_hoort_de_swv_er_het():
    case = monitor()
    assert case.terms["L120"].legal_end == date(2026, 10, 7)
    case.wait_until(date(2026, 10, 8))
    assert "monitorkind/herinnering" in templates(case, SWV_ER)
    case.do("onderwijs_regelen", IB, **LESSEN)
    assert "L120" not in case.terms


def test_vier_lesweken_terug_en_dan_dicht():
    case = terug()
    assert set(case.terms) == {"L109"}
    case.wait_until(date(2026, 10, 29))
    assert case.state == "gesloten"


def test_terug_voor_de_eerste_dag_kan_niet():
    assert monitor().why_not("terugkomen", IB, terug_op=EERSTE)


def test_wie_de_zaak_begint():
    assert set(MONITORKIND.opened_by) == {SYSTEEM, HOOFD, IB}
    assert set(MONITORKIND.opening_asks) == {
        "leerling_id",
        "school_id",
        "eerste_dag",
        "signaaldatum",
        "lesweken",
    }
