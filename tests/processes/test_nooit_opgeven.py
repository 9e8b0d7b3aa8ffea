"""Nooit Opgeven op papier: wat een tekst verraadt, hoe de kerngroep telt, en geld."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachines.engine import Refused
from statemachines.fund import Account, Boeking, Order, budget_year, postings, shortages
from statemachines.grammar import Party, Role
from statemachines.money import in_euro, split_evenly, split_in_ratio
from statemachines.nooit_opgeven.tekst import verraadt
from statemachines.processes.nooit_opgeven import NOOIT_OPGEVEN
from tests.nooit_opgeven import DELEN, VRAAG
from tests.processes.family import MONDAY, Family

FINANCIERS = ("Schiedam", "Vlaardingen", "SWV PO", "SWV VO")
LEDEN = {
    name: Party(f"lid-{n}", Role.KERNGROEP, account=f"u-{n}", namens=name)
    for n, name in enumerate(FINANCIERS)
}
SWV_ER, VOORZITTER, ADMIN = Role.SWV_ER, Role.VOORZITTER, Role.SWV_ADMIN
BAAS = Role.BESTUURDER
BESLUIT = {
    "toegekend_cent": 6_000_00,
    "verdeling": DELEN,
    "einddatum": MONDAY + timedelta(days=60),
    "motivering": "Dit plan is klein en duidelijk.",
}

# -- Wat een tekst verraadt ------------------------------------------------------------

VERRAADT = {
    "Bel 010 123 45 67 voor meer.": "telefoonnummer",
    "Bel +31 6 12345678.": "telefoonnummer",
    "Mail naar school@voorbeeld.invalid": "e-mailadres",
    "Nummer 111222333 hoort erbij.": "burgerservicenummer",
    "Nummer 1112.22.333 hoort erbij.": "burgerservicenummer",
    "Woont op 3111 AB.": "postcode",
    "Er is een diagnose.": "gezondheid",
    "Het kind heeft ADHD.": "gezondheid",
    "Een autistische leerling.": "gezondheid",
    "Met Méthylfenidaat gaat het.": "gezondheid",
    "Geboren in mei.": "gezondheid",
}


@pytest.mark.parametrize(("tekst", "wat"), VERRAADT.items())
def test_een_tekst_die_iets_verraadt_wordt_herkend(tekst, wat):
    assert any(wat in gevonden for gevonden in verraadt(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "Vanaf 1 oktober 2026 komt de leerling vier ochtenden naar school.",
        "Er is € 12.500,00 nodig, voor 40 weken van 3 uur.",
        "Nummer 111222334 is geen burgerservicenummer.",
        "De leerling leert goed op de boerderij en doet weer mee.",
        "Additioneel, associatie, oddment.",
        "In schooljaar 2026-2027, groep 5 en 6.",
        "",
    ],
)
def test_een_gewone_tekst_mag(tekst):
    assert not [*verraadt(tekst)]


# -- De aanvraag -----------------------------------------------------------------------


def begin(*parties, **policy):
    family = Family(policy={"financiers": FINANCIERS, **policy})
    return family.open(NOOIT_OPGEVEN, *(parties or LEDEN.values()))


def het(family):
    return family.the("nooit_opgeven")


def stap(family, action, role, actor=None, **facts):
    return family.take(het(family), action, role, actor=actor, **facts)


def ingediend(*parties, **other):
    family = stap(begin(*parties), "opstellen", SWV_ER, **{**VRAAG, **other})
    return stap(family, "indienen", VOORZITTER)


def beraad(*parties, delen=DELEN, **other):
    family = ingediend(*parties, **other)
    family = stap(family, "volledig_verklaren", ADMIN, reservering=delen)
    return stap(
        family, "spoedberaad_openen" if other.get("spoed") else "beraad_openen", ADMIN
    )


def stem(family, naam, action="voorstemmen", **facts):
    lid = LEDEN[naam]
    case = family.the("stem", lid.key)
    return family.take(case, action, Role.KERNGROEP, actor=lid.account, **facts)


def redenen(family, action, role, **facts):
    """Give the sentences of a refusal; nothing when the step is allowed."""
    try:
        stap(family, action, role, **facts)
    except Refused as refused:
        return " ".join(reason.sentence for reason in refused.reasons)
    return ""


NIET = [
    ({"woongemeente": "Delft"}, "Kies de gemeente waar het kind woont: Schiedam, "),
    ({"woongemeente": "SWV PO"}, "Kies de gemeente"),
    ({"bedrag_cent": 0}, "Vul nog in|hoger dan nul"),
    ({"bedrag_cent": 10.5}, "hele centen"),
    ({"bedrag_cent": -5}, "te klein"),
    ({"periode_tot": "2026-09-01"}, "begint voordat zij eindigt"),
    ({"spoed": True}, "waarom het niet kan wachten"),
    (
        {"geprobeerd": "Bel 010 123 45 67."},
        "'wat er al is geprobeerd' staat een telefoonnummer",
    ),
    (
        {"effectdoel": "De diagnose helpt."},
        "'het doel van het geld' staat een woord over gez",
    ),
    ({"leeftijdsgroep": "9"}, "kies een van de genoemde waarden"),
]


@pytest.mark.parametrize(("anders", "zin"), NIET)
def test_wat_er_niet_in_een_aanvraag_mag(anders, zin):
    told = redenen(begin(), "opstellen", SWV_ER, **{**VRAAG, **anders})
    assert any(part in told for part in zin.split("|")), told


def test_alle_andere_wegen_zijn_nagegaan():
    zonder = {name: value for name, value in VRAAG.items() if name != "jeugdwet"}
    assert "Vul nog in: wat hulp uit de Jeugdwet opleverde" in redenen(
        begin(), "opstellen", SWV_ER, **zonder
    )


def test_zonder_fonds_is_er_geen_aanvraag():
    family = replace(begin(), policy={})
    assert "geen fonds" in redenen(family, "opstellen", SWV_ER, **VRAAG)


def test_een_schrijft_en_de_ander_dient_in():
    family = stap(begin(), "opstellen", SWV_ER, **VRAAG)
    assert "dient niet zelf in" in redenen(family, "indienen", SWV_ER)
    assert stap(family, "indienen", VOORZITTER)


@pytest.mark.parametrize(
    "delen",
    [{"Schiedam": 5_999_99}, {"Delft": 6_000_00}, {}, {**DELEN, "SWV VO": 1}],
)
def test_de_reservering_is_precies_het_bedrag(delen):
    told = redenen(ingediend(), "volledig_verklaren", ADMIN, reservering=delen)
    assert "precies het bedrag" in told


# -- De kerngroep ----------------------------------------------------------------------


def met_stemmen(*voor, tegen=(), **other):
    family = beraad(**other)
    for naam in voor:
        family = stem(family, naam)
    for naam in tegen:
        family = stem(family, naam, "tegenstemmen", toelichting="Dit kan anders.")
    return family


MAG = [
    (("Schiedam", "SWV PO"), (), {}, {}, ""),
    (("Schiedam",), (), {}, {}, "nog geen stem van SWV PO"),
    (("Vlaardingen", "SWV PO", "SWV VO"), (), {}, {}, "nog geen stem van Schiedam"),
    ((), (), {}, {}, "Zwijgen is geen ja"),
    (("Schiedam",), ("SWV PO",), {}, {}, "niet meer stemmen voor dan tegen"),
    (("Schiedam", "SWV VO"), ("SWV PO",), {}, {}, ""),
    (("SWV PO", "SWV VO"), ("Schiedam",), {}, {}, "zij betaalt haar deel niet"),
    (
        ("SWV PO", "SWV VO"),
        ("Schiedam",),
        {},
        {"verdeling": {"SWV PO": 3_000_00, "SWV VO": 3_000_00}},
        "",
    ),
    (
        ("Schiedam", "SWV PO"),
        (),
        {},
        {"verdeling": {"Vlaardingen": 6_000_00}},
        "betaalt niet mee: Vlaardingen.",
    ),
    (
        ("Schiedam", "SWV PO"),
        (),
        {"leeftijdsgroep": "11_jaar_en_ouder"},
        {},
        "nog geen stem van SWV VO",
    ),
    (
        ("Schiedam", "SWV PO", "SWV VO"),
        (),
        {"leeftijdsgroep": "11_jaar_en_ouder"},
        {},
        "",
    ),
    (("Schiedam", "SWV PO"), (), {}, {"toegekend_cent": 6_000_01}, "niet meer dan"),
    (("Schiedam", "SWV PO"), (), {}, {"einddatum": MONDAY}, "na vandaag"),
    (("Schiedam", "SWV PO"), (), {}, {"motivering": "Vanwege trauma."}, "gezondheid"),
]


@pytest.mark.parametrize(("voor", "tegen", "vraag", "anders", "zin"), MAG)
def test_wanneer_de_kerngroep_mag_toekennen(voor, tegen, vraag, anders, zin):
    family = met_stemmen(*voor, tegen=tegen, **vraag)
    told = redenen(family, "toekennen", ADMIN, **{**BESLUIT, **anders})
    assert (zin in told) if zin else told == ""


def test_afwijzen_vraagt_ook_om_de_stemmen():
    reden = {"motivering": "Dit hoort bij de Jeugdwet."}
    assert "Zwijgen is geen ja" in redenen(beraad(), "afwijzen", ADMIN, **reden)
    family = met_stemmen(tegen=("Schiedam", "SWV PO"))
    assert het(stap(family, "afwijzen", ADMIN, **reden)).state == "afgewezen"


def test_tegen_de_stem_van_de_kerngroep_wordt_niet_afgewezen():
    reden = {"motivering": "Dit hoort bij de Jeugdwet."}
    family = met_stemmen("Schiedam", "SWV PO")
    assert "stemde voor" in redenen(family, "afwijzen", ADMIN, **reden)
    family = met_stemmen("SWV PO", "SWV VO", tegen=("Schiedam",))
    assert redenen(family, "afwijzen", ADMIN, **reden) == ""


def test_wie_namens_twee_spreekt_telt_een_keer_en_tegen_wint():
    ander = Party("lid-9", Role.KERNGROEP, account="u-9", namens="Schiedam")
    family = beraad(*LEDEN.values(), ander)
    family = stem(stem(family, "Schiedam"), "SWV PO")
    case = family.the("stem", "lid-9")
    nee = {"toelichting": "Nee."}
    family = family.take(case, "tegenstemmen", Role.KERNGROEP, actor="u-9", **nee)
    told = redenen(family, "toekennen", ADMIN, **BESLUIT)
    assert "niet meer stemmen voor dan tegen" in told


def test_ieder_stemt_alleen_zelf():
    case = beraad().the("stem", LEDEN["Schiedam"].key)
    with pytest.raises(Refused, match="alleen zelf"):
        beraad().take(case, "voorstemmen", Role.KERNGROEP, actor="u-1")


def test_een_kerngroep_zonder_de_woongemeente_kan_niet_beraden():
    family = ingediend(LEDEN["SWV PO"])
    family = stap(family, "volledig_verklaren", ADMIN, reservering=DELEN)
    told = redenen(family, "beraad_openen", ADMIN)
    assert "niemand namens Schiedam" in told


def test_spoed_kiest_de_korte_termijn():
    spoed = {"spoed": True, "spoed_omdat": "De plek vervalt."}
    family = beraad(**spoed)
    assert family.the("spoedstem", "lid-0").terms["L135"]
    assert "L144" in het(family).terms
    assert "L136" not in het(family).terms
    family = stap(ingediend(**spoed), "volledig_verklaren", ADMIN, reservering=DELEN)
    assert "heeft spoed" in redenen(family, "beraad_openen", ADMIN)


def test_de_secretaris_hoort_het_als_iedereen_stemde():
    family = met_stemmen(*FINANCIERS[:3])
    assert "nooit_opgeven/stemmen_compleet" not in family.templates()
    family = stem(family, "SWV VO")
    assert "nooit_opgeven/stemmen_compleet" in family.templates(ADMIN)


# -- Betalen ---------------------------------------------------------------------------


def toegekend():
    return stap(met_stemmen("Schiedam", "SWV PO"), "toekennen", ADMIN, **BESLUIT)


def test_betalen_vraagt_vier_ogen():
    family = stap(toegekend(), "betaling_voorstellen", ADMIN, actor="u-1")
    op = {"betaald_op": MONDAY}
    told = redenen(family, "betaling_goedkeuren", ADMIN, actor="u-1", **op)
    assert "keurt haar niet zelf goed" in told
    family = stap(family, "betaling_goedkeuren", BAAS, actor="u-2", **op)
    assert het(family).state == "uitbetaald"


def test_na_de_einddatum_wordt_er_niet_betaald():
    family = toegekend().later(61)
    told = redenen(family, "betaling_voorstellen", ADMIN)
    assert "einddatum is voorbij" in told
    reden = {"reden_intrekking": "Te laat."}
    family = stap(family, "toekenning_intrekken", BAAS, **reden)
    assert het(family).state == "ingetrokken"


def test_na_drie_maanden_vraagt_het_systeem_om_verantwoording():
    family = stap(toegekend(), "betaling_voorstellen", ADMIN)
    family = stap(family, "betaling_goedkeuren", BAAS, betaald_op=MONDAY)
    assert het(family).terms["L140"].raw_end.isoformat() == "2027-02-28"
    family = family.lapse(het(family), "L140")
    assert "nooit_opgeven/verantwoording_vragen" in family.templates(VOORZITTER)
    te_veel = {"besteed_cent": 6_000_01, "effect": "bereikt", "verantwoording": "Goed."}
    assert "niet meer besteed" in redenen(
        family, "verantwoorden", VOORZITTER, **te_veel
    )
    alles = {**te_veel, "besteed_cent": 6_000_00}
    family = stap(family, "verantwoorden", VOORZITTER, **alles)
    terug = {"terug_ontvangen_op": family.today}
    assert "geen geld over" in redenen(family, "terug_ontvangen", ADMIN, **terug)
    assert het(stap(family, "sluiten", ADMIN)).state == "gesloten"


# -- Rekenen ---------------------------------------------------------------------------

CENTEN = st.integers(0, 10**9)
DEEL = st.dictionaries(st.sampled_from(FINANCIERS), CENTEN, min_size=1)


@given(CENTEN, st.integers(1, 9))
def test_gelijk_verdelen_verliest_geen_cent(centen, hoeveel):
    namen = [str(n) for n in range(hoeveel)]
    delen = split_evenly(centen, namen)
    assert sum(delen.values()) == centen
    assert max(delen.values()) == delen["0"]


@given(DEEL, st.floats(0, 1))
def test_naar_verhouding_krijgt_niemand_meer_dan_hij_gaf(delen, hoeveel):
    terug = int(sum(delen.values()) * hoeveel)
    kreeg = split_in_ratio(terug, delen)
    assert sum(kreeg.values()) == (terug if sum(delen.values()) else 0)
    assert all(kreeg[naam] <= delen[naam] for naam in kreeg)


def verplaats(boeking, rekening, cents, fund, own, budget):
    plaats = (boeking.year, boeking.funder, rekening)
    if rekening is Account.BUITEN:
        budget[boeking.funder] -= cents
        return
    for boek in (fund, own):
        boek[plaats] = boek.get(plaats, 0) + cents


@given(st.lists(st.tuples(st.sampled_from(Boeking), DEEL), max_size=20))
def test_elke_rij_boekingen_blijft_in_balans(rij):
    """Debit is credit: whatever is ordered, nothing is made and nothing below zero."""
    fund = {(2026, naam, Account.VRIJ): 10**9 for naam in FINANCIERS}
    own: dict[tuple[int, str, Account], int] = {}
    budget = dict.fromkeys(FINANCIERS, 10**9)
    for soort, delen in rij:
        gedaan = [*postings([Order(soort, delen, 2026)], own, fund)]
        if [*shortages(gedaan, fund)]:
            continue
        for boeking in gedaan:
            verplaats(boeking, boeking.source, -boeking.cents, fund, own, budget)
            verplaats(boeking, boeking.target, boeking.cents, fund, own, budget)
    for naam in FINANCIERS:
        er_is = {k: v for k, v in fund.items() if k[1] == naam}
        assert sum(er_is.values()) == budget[naam]
        assert min(er_is.values()) >= 0


@pytest.mark.parametrize(
    ("cents", "euro"),
    [(0, "€ 0,00"), (5, "€ 0,05"), (123_456_789, "€ 1.234.567,89"), (-100, "€ -1,00")],
)
def test_een_bedrag_leest_als_nederlands(cents, euro):
    assert in_euro(cents) == euro


@pytest.mark.parametrize(
    ("begint", "jaar"),
    [(None, 2026), ("01-01", 2026), ("08-01", 2026), ("12-15", 2025)],
)
def test_het_budgetjaar_is_een_kalenderjaar_tenzij_het_profiel_anders_zegt(
    begint, jaar
):
    assert budget_year(MONDAY, {"budgetjaar_begint": begint}) == jaar
