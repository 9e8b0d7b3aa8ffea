"""Het OPP: akkoord van ieder met gezag, en wat de antwoorden samen zijn."""

from dataclasses import replace

import pytest

from statemachines.grammar import Role
from statemachines.opp.tekenregels import TEKENREGELS
from statemachines.situation import Party
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    VOOGD,
    ZONDER_GEZAG,
    aanbod,
    aangeboden,
    gevraagd,
    onbereikbaar,
    tekent,
    weigert,
    zwijgt,
)


def opp(family):
    return family.the("opp")


def stap(family, action, role=IB, **facts):
    return family.take(opp(family), action, role, **facts)


def beiden():
    return gevraagd(aangeboden(EEN, TWEE), EEN, TWEE)


# -- De tekentabel: wie er tekent ------------------------------------------------------

VOOGD_ = Party("voogd", VOOGD, gezag=True, e_consent=True)
PLEEGOUDER = Party("pleegouder", Role.VERZORGER)
GI = Party("gi", Role.GEZINSVOOGD)
GI_MET_UITSPRAAK = replace(GI, gezag=True)
KIND = Party("kind", Role.LEERLING)
MEERDERJARIG = replace(KIND, gezag=True)
ZONDER = replace(EEN, gezag=False)

MATRIX = {
    "twee ouders met gezag": ([EEN, TWEE], ["een", "twee"]),
    "een ouder met gezag": ([EEN, ZONDER_GEZAG], ["een"]),
    "ouder zonder gezag in huis": ([EEN, ZONDER_GEZAG, KIND], ["een"]),
    "pleegouder of andere verzorger": ([EEN, TWEE, PLEEGOUDER], ["een", "twee"]),
    "voogd": ([VOOGD_, PLEEGOUDER], ["voogd"]),
    "ondertoezichtstelling": ([EEN, TWEE, GI], ["een", "twee"]),
    "ondertoezichtstelling met gezag bij de rechter toegewezen": (
        [ZONDER, GI_MET_UITSPRAAK],
        ["gi"],
    ),
    "leerling van 18 jaar": ([MEERDERJARIG, ZONDER], ["kind"]),
}


def test_elke_situatie_van_de_tekentabel_staat_in_deze_tabel():
    assert {regel.situatie for regel in TEKENREGELS} == set(MATRIX)


@pytest.mark.parametrize("situatie", MATRIX)
def test_wie_er_tekent(situatie):
    people, signers = MATRIX[situatie]
    family = aangeboden(*people)
    assert [case.party for case in family.all("handtekening")] == signers
    regel = next(regel for regel in TEKENREGELS if regel.situatie == situatie)
    roles = {person.key: person.role for person in people}
    assert [roles[key] for key in signers] == list(regel.tekent)


@pytest.mark.parametrize("situatie", MATRIX)
def test_pas_als_ieder_die_tekent_tekende_staat_het_plan_vast(situatie):
    people, keys = MATRIX[situatie]
    signers = [person for person in people if person.key in keys]
    family = gevraagd(aangeboden(*people), *signers)
    for person in signers:
        assert opp(family).state in {"aangeboden", "deels_getekend"}
        family = tekent(family, person)
    assert opp(family).state == "vastgesteld"


# -- De tekentabel: wat de antwoorden samen zijn ---------------------------------------

ANTWOORD = {
    "tekent": tekent,
    "weigert": weigert,
    "zwijgt": zwijgt,
    "onbereikbaar": onbereikbaar,
}
SAMEN = [
    ("tekent", "tekent", "vastgesteld"),
    ("tekent", "weigert", "geweigerd"),
    ("weigert", "weigert", "geweigerd"),
    ("weigert", "tekent", "geweigerd"),
    ("tekent", "zwijgt", "deels_getekend"),
    ("zwijgt", "tekent", "deels_getekend"),
    ("zwijgt", "zwijgt", "aangeboden"),
    ("zwijgt", "weigert", "geweigerd"),
    ("tekent", "onbereikbaar", "vastgesteld"),
    ("onbereikbaar", "tekent", "vastgesteld"),
    ("onbereikbaar", "weigert", "geweigerd"),
    ("onbereikbaar", "onbereikbaar", "geweigerd"),
]


@pytest.mark.parametrize(("een", "twee", "state"), SAMEN)
def test_wat_twee_antwoorden_samen_zijn(een, twee, state):
    family = ANTWOORD[een](beiden(), EEN)
    assert opp(ANTWOORD[twee](family, TWEE)).state == state


@pytest.mark.parametrize(
    ("antwoord", "state"),
    [("tekent", "vastgesteld"), ("weigert", "geweigerd"), ("zwijgt", "aangeboden")],
)
def test_wat_het_antwoord_van_de_enige_met_gezag_is(antwoord, state):
    family = gevraagd(aangeboden(EEN, ZONDER_GEZAG), EEN)
    assert opp(ANTWOORD[antwoord](family, EEN)).state == state


def test_wie_eerder_weigerde_telt_in_de_volgende_ronde_niet_als_onbereikbaar():
    family = weigert(beiden(), EEN)
    family = stap(family, "nieuw_voorstel")
    family = stap(family, "aanbieden", DIRECTEUR, **aanbod(family))
    family = gevraagd(family, EEN, TWEE)
    family = onbereikbaar(tekent(family, TWEE), EEN)
    assert opp(family).state == "geweigerd"


def test_wie_weigerde_mag_een_nieuw_voorstel_wel_tekenen():
    family = weigert(tekent(beiden(), TWEE), EEN)
    family = stap(family, "nieuw_voorstel")
    family = stap(family, "aanbieden", DIRECTEUR, **aanbod(family))
    family = gevraagd(family, EEN, TWEE)
    family = tekent(family, EEN)
    assert opp(family).state == "deels_getekend", "de oude handtekening telt niet mee"
    assert opp(tekent(family, TWEE)).state == "vastgesteld"


def test_een_nieuw_voorstel_laat_de_oude_verzoeken_vervallen():
    family = stap(weigert(beiden(), EEN), "nieuw_voorstel")
    assert family.the("handtekening", "twee").state == "vervallen"


def test_wie_onbereikbaar_was_kan_later_nog_bezwaar_maken():
    family = onbereikbaar(tekent(beiden(), TWEE), EEN)
    assert opp(family).state == "vastgesteld"
    assert "alsnog_bezwaar_maken" in family.may(opp(family), OUDER)
    reden = {"bezwaar": "Ik was in het ziekenhuis."}
    niet = family.refusals(
        opp(family), "alsnog_bezwaar_maken", OUDER, bezwaar_van="twee", **reden
    )
    assert niet == ["Ondersteuningsplan 5.1"]
    family = stap(family, "alsnog_bezwaar_maken", OUDER, bezwaar_van="een", **reden)
    assert opp(family).state == "geweigerd"


def test_wie_wel_te_bereiken_was_krijgt_geen_knop_om_alsnog_bezwaar_te_maken():
    family = tekent(tekent(beiden(), EEN), TWEE)
    assert opp(family).state == "vastgesteld"
    for wie in (OUDER, DIRECTEUR):
        assert "alsnog_bezwaar_maken" not in family.may(opp(family), wie)


def test_wie_later_gezag_kreeg_tekent_ook():
    family = gevraagd(aangeboden(EEN), EEN)
    nieuw = replace(opp(family), parties=(EEN, TWEE))
    family = tekent(family.with_case(nieuw), EEN)
    assert opp(family).state == "deels_getekend"
    family = stap(
        family,
        "handtekening_alsnog_vragen",
        DIRECTEUR,
        gezag_gecontroleerd_op=family.today,
        gezagsbron="verklaring van de ouders",
    )
    family = gevraagd(family, TWEE)
    assert opp(tekent(family, TWEE)).state == "vastgesteld"
