"""Een verzoek over persoonsgegevens: de maand, wie mag vragen, wie beslist (AVG 12)."""

from datetime import date

import pytest

from statemachines.processes.avg_verzoek import AVG_VERZOEK
from statemachines.roles import Role
from statemachines.situation import Party
from tests.processes.speler import OUDER_1, SCHOOL, Zaak

FG, VOORZITTER, BESTUURDER = Role.FG, Role.VOORZITTER, Role.BESTUURDER
ADMIN, OUDER = Role.SWV_ADMIN, Role.OUDER
DAG = date(2026, 11, 25)
ZONDER_GEZAG = Party("vader", Role.OUDER_ZONDER_GEZAG)
LEERLING = Party("leerling", Role.LEERLING)
WIE = {
    "over": "het kind",
    "controle": "ingelogd met persoonlijke link en code",
    "verantwoordelijke": "de school",
    "leeftijd": "jonger dan 12",
}
WAAROM = {
    "weigergrond": "rechten van anderen",
    "motivering": "Dit deel gaat over een ander kind.",
}
GEDAAN = {"uitgevoerd_op": DAG, "uitvoering": "Wij stuurden u alles."}


def ontvangen(on=DAG, wie=OUDER_1, soort="inzage"):
    facts = {"soort": soort, "ontvangen_op": on, "verzoek": "Wat heeft u?"}
    return Zaak(AVG_VERZOEK, (wie, SCHOOL), on=on, party=wie.key, facts=facts)


def bekend(case=None, **anders):
    case = case or ontvangen()
    case.do("identiteit_vaststellen", ADMIN, **{**WIE, **anders})
    return case


def geadviseerd(case=None, **anders):
    case = bekend(case, **anders)
    case.do("adviseren", FG, advies_fg="Geef alles.")
    return case


# -- De maand (F2) ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ontvangst", "raw", "legal"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 3, 3), date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 11, 25), date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 4, 5), date(2027, 5, 5), date(2027, 5, 10)),
    ],
)
def test_een_maand_die_eindigt_op_een_vrije_dag_loopt_door(ontvangst, raw, legal):
    term = ontvangen(ontvangst).terms["F2"]
    assert (term.op, term.raw_end, term.legal_end) == (ontvangst, raw, legal)


def test_twee_maanden_meer_tellen_samen_met_de_eerste_maand():
    case = ontvangen(date(2026, 1, 31))
    case.wait_until(date(2026, 3, 2))
    later = {"verlengd_tot": date(2026, 4, 30), "reden_verlenging": "Het is veel."}
    case.do("verlengen", BESTUURDER, **later)
    assert case.terms["F2"].legal_end == date(2026, 4, 30)
    assert case.letters[-1].template == "avg_verzoek/verlengd"


def test_langer_dan_twee_maanden_verlengen_kan_niet():
    later = {"verlengd_tot": date(2026, 5, 1), "reden_verlenging": "Het is veel."}
    assert ontvangen(date(2026, 1, 31)).why_not("verlengen", BESTUURDER, **later)


def test_na_de_eerste_maand_kan_niemand_meer_verlengen():
    case = ontvangen(date(2026, 1, 31))
    case.wait_until(date(2026, 3, 3))
    later = {"verlengd_tot": date(2026, 4, 30), "reden_verlenging": "Het is veel."}
    assert case.why_not("verlengen", BESTUURDER, **later) == ["AVG 12 lid 3"]


def test_verlengen_kan_maar_een_keer():
    case = ontvangen()
    later = {"verlengd_tot": date(2027, 1, 25), "reden_verlenging": "Het is veel."}
    case.do("verlengen", BESTUURDER, **later)
    assert case.why_not("verlengen", BESTUURDER, **later) == ["AVG 12 lid 3"]


def test_te_laat_antwoord_weet_ook_de_verzoeker():
    case = ontvangen()
    case.wait_until(date(2026, 12, 29))
    told = {letter.template for letter in case.letters}
    assert {"avg_verzoek/te_laat", "avg_verzoek/te_laat_verzoeker"} <= told
    assert case.state == "ontvangen"


def test_de_maand_stopt_pas_als_het_is_gedaan():
    case = geadviseerd()
    case.do("toewijzen", VOORZITTER)
    assert "F2" in case.terms
    case.do("uitvoeren", VOORZITTER, **GEDAAN)
    assert "F2" not in case.terms


# -- Wie mag het vragen (UAVG 5) -------------------------------------------------------


@pytest.mark.parametrize(
    ("wie", "leeftijd", "samen", "reden"),
    [
        (OUDER_1, "jonger dan 12", None, []),
        (OUDER_1, "12 tot 16", None, []),
        (OUDER_1, "16 of ouder", None, ["UAVG 5"]),
        (ZONDER_GEZAG, "jonger dan 12", None, ["BW 1:377c"]),
        (LEERLING, "jonger dan 12", True, ["UAVG 5"]),
        (LEERLING, "12 tot 16", None, ["UAVG 5"]),
        (LEERLING, "12 tot 16", True, []),
        (LEERLING, "16 of ouder", None, []),
        (OUDER_1, None, None, ["AVG 12 lid 6; UAVG 5"]),
    ],
)
def test_wie_over_het_kind_mag_vragen(wie, leeftijd, samen, reden):
    facts = {**WIE, "leeftijd": leeftijd, "leerling_weet_het": samen}
    given = {name: value for name, value in facts.items() if value is not None}
    case = ontvangen(wie=wie)
    assert case.why_not("identiteit_vaststellen", ADMIN, **given) == reden


def test_de_eigen_gegevens_mag_iedereen_vragen():
    case = bekend(ontvangen(wie=ZONDER_GEZAG), over="de verzoeker zelf")
    assert case.state == "in_behandeling"


def test_een_geboortedatum_is_geen_manier_om_te_weten_wie_het_is():
    facts = {**WIE, "controle": "geboortedatum"}
    assert ontvangen().why_not("identiteit_vaststellen", ADMIN, **facts)


def test_nee_omdat_wij_niet_weten_wie_het_is_kan_pas_na_een_kans_om_het_te_laten_zien():
    case = ontvangen()
    case.do("identiteit_vragen", ADMIN)
    nee = {
        "verantwoordelijke": "de school",
        "weigergrond": "wij weten niet wie het vraagt",
        "motivering": "Wij hoorden niets.",
    }
    assert case.why_not("niet_behandelen", VOORZITTER, **nee) == ["AVG 12 lid 6"]
    case.wait_until(date(2026, 12, 10))
    case.do("niet_behandelen", VOORZITTER, **nee)
    assert case.state == "afgewezen"


def test_wie_dit_niet_mag_vragen_krijgt_meteen_antwoord():
    case = ontvangen(wie=ZONDER_GEZAG)
    nee = {
        "verantwoordelijke": "de school",
        "weigergrond": "de verzoeker mag dit niet vragen",
        "motivering": "U heeft geen gezag. Vraag de school om informatie.",
    }
    case.do("niet_behandelen", VOORZITTER, **nee)
    assert case.letters[-1].template == "avg_verzoek/afgewezen"


# -- Wie beslist -----------------------------------------------------------------------


def test_de_privacy_officer_geeft_advies_en_beslist_nooit():
    case = geadviseerd()
    assert not {"toewijzen", "deels_toewijzen", "afwijzen"} & case.allowed(FG)
    same = case.why_not("toewijzen", VOORZITTER, actor="u-fg")
    assert same == ["AVG 38 lid 6; AVG 39"]


@pytest.mark.parametrize(
    ("van_wie", "beslist", "niet"),
    [
        ("de school", VOORZITTER, BESTUURDER),
        ("het samenwerkingsverband", BESTUURDER, VOORZITTER),
    ],
)
def test_wie_over_de_gegevens_gaat_beslist(van_wie, beslist, niet):
    case = geadviseerd(verantwoordelijke=van_wie)
    assert case.why_not("toewijzen", niet) == ["AVG 4 onder 7; AVG 24"]
    case.do("toewijzen", beslist)
    assert case.state == "toegewezen"


def test_zonder_advies_beslissen_kan_pas_na_een_herinnering():
    case = bekend()
    reden = {"reden_zonder_advies": "De privacy officer is ziek."}
    assert case.why_not("zonder_advies_verder", VOORZITTER, **reden) == ["AVG 38 lid 1"]
    case.wait_until(date(2026, 12, 3))
    case.do("zonder_advies_verder", VOORZITTER, **reden)
    assert case.state == "geadviseerd"


@pytest.mark.parametrize("antwoord", ["afwijzen", "deels_toewijzen"])
def test_nee_zegt_waarom_en_waar_men_kan_klagen(antwoord):
    case = geadviseerd()
    assert case.why_not(antwoord, VOORZITTER)
    case.do(antwoord, VOORZITTER, **WAAROM)
    assert case.letters[-1].law == "AVG 12 lid 4"


# -- Doen, en daarna -------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["rectificatie", "wissing", "beperking"])
def test_wie_de_gegevens_kreeg_hoort_het_ook(soort):
    case = geadviseerd(ontvangen(soort=soort))
    case.do("toewijzen", VOORZITTER)
    assert case.why_not("uitvoeren", VOORZITTER, **GEDAAN) == ["AVG 19"]
    case.do("uitvoeren", VOORZITTER, **GEDAAN, ontvangers="allemaal ingelicht")
    assert case.state == "uitgevoerd"


def test_inzage_hoeft_niet_langs_de_ontvangers():
    case = geadviseerd()
    case.do("toewijzen", VOORZITTER)
    case.do("uitvoeren", VOORZITTER, **GEDAAN)
    assert case.state == "uitgevoerd"


def test_het_blijft_open_tot_de_tijd_voor_bezwaar_voorbij_is():
    case = geadviseerd()
    case.do("afwijzen", VOORZITTER, **WAAROM)
    case.wait_until(date(2027, 1, 13))
    assert case.state == "afgewezen"
    case.wait_until(date(2027, 1, 20))
    assert case.state == "afgerond"


def test_bezwaar_houdt_het_open():
    case = geadviseerd()
    case.do("afwijzen", VOORZITTER, **WAAROM)
    case.do("bezwaar_ontvangen", ADMIN, bezwaar_op=DAG)
    case.wait_until(date(2027, 6, 1))
    assert case.state == "in_bezwaar"
    case.do("bezwaar_afronden", VOORZITTER, beslist_op=date(2027, 5, 31))
    assert case.final


def test_wie_het_vroeg_mag_het_intrekken_en_een_ander_gezinslid_niet():
    case = bekend()
    case.parties = (*case.parties, Party("ouder-2", OUDER, gezag=True, account="u-2"))
    assert case.why_not("intrekken", OUDER, actor="u-2")
    case.do("intrekken", OUDER, actor="u-1")
    assert case.state == "ingetrokken"
