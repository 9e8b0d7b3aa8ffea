"""Een ouder die te bereiken is en toch zwijgt: geen akkoord, en geen stilstand.

Stilte is nooit een ja (domain 2.15, regel 10). De directeur kan het perspectiefdeel
vaststellen; over de hulp blijft er geen akkoord.
"""

import pytest

from statemachines.grammar import Role
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    ZONDER_GEZAG,
    aanbod,
    aangeboden,
    gevraagd,
    hash_of,
    onbereikbaar,
    tekent,
    zwijgt,
)

ZONDER = {
    "perspectief_hash": hash_of("perspectief"),
    "zorgplicht_maatregelen": "Elke dag een vaste plek.",
}
TIJD = ["WPO 40a lid 5; Ondersteuningsplan 5.1"]


def opp(family):
    return family.the("opp")


def beiden():
    return gevraagd(aangeboden(EEN, TWEE), EEN, TWEE)


def een_tekent_een_zwijgt():
    return zwijgt(tekent(beiden(), TWEE), EEN)


def zonder(family):
    return family.take(opp(family), "vaststellen_zonder", DIRECTEUR, **ZONDER)


STIL = {
    "de een tekende, de ander zwijgt": een_tekent_een_zwijgt,
    "beiden zwijgen": lambda: zwijgt(zwijgt(beiden(), EEN), TWEE),
    "de een is onbereikbaar, de ander zwijgt": lambda: zwijgt(
        onbereikbaar(beiden(), EEN), TWEE
    ),
    "de enige met gezag zwijgt": lambda: zwijgt(
        gevraagd(aangeboden(EEN, ZONDER_GEZAG), EEN), EEN
    ),
}


@pytest.mark.parametrize("geval", STIL)
def test_wie_zwijgt_houdt_het_plan_niet_voor_altijd_tegen(geval):
    family = zonder(STIL[geval]())
    assert opp(family).state == "vastgesteld_zonder_handelingsdeel"
    assert set(opp(family).terms) == {"B4", "L65", "L67", "L90"}
    assert "opp/zonder_handelingsdeel" in family.templates(OUDER)
    assert "opp/zonder_akkoord_swv" in family.templates(Role.SWV_ER)


TE_VROEG = {
    "niemand kreeg het plan nog": lambda: aangeboden(EEN, TWEE),
    "bij beiden loopt de tijd": beiden,
    "bij de ander loopt de tijd": lambda: zwijgt(beiden(), EEN),
    "er is getekend, en de tijd loopt": lambda: tekent(beiden(), EEN),
    "de ander kreeg het plan nog niet": lambda: zwijgt(
        gevraagd(aangeboden(EEN, TWEE), EEN), EEN
    ),
}


@pytest.mark.parametrize("geval", TE_VROEG)
def test_ieder_krijgt_eerst_de_tijd_om_te_antwoorden(geval):
    family = TE_VROEG[geval]()
    found = family.refusals(opp(family), "vaststellen_zonder", DIRECTEUR, **ZONDER)
    assert found == TIJD


def test_alleen_de_directeur_en_alleen_het_perspectiefdeel():
    family = een_tekent_een_zwijgt()
    for role in (IB, OUDER, Role.SYSTEEM, Role.SWV_ER):
        assert "vaststellen_zonder" not in family.may(opp(family), role)
    heel_plan = {**ZONDER, "perspectief_hash": opp(family).dossier.document_hash}
    found = family.refusals(opp(family), "vaststellen_zonder", DIRECTEUR, **heel_plan)
    assert found == ["WPO 40a lid 5"]


def test_wie_zweeg_telt_daarna_nooit_als_akkoord():
    family = zonder(een_tekent_een_zwijgt())
    assert family.the("handtekening", "een").state == "vervallen"
    family = family.take(opp(family), "evalueren", IB)
    verslag = {
        "geevalueerd_op": family.today,
        "ouders_konden_meedoen": True,
        "leerling_kon_meedoen": True,
        "evaluatie": "Lezen gaat beter.",
    }
    found = family.refusals(opp(family), "ongewijzigd_voortzetten", IB, **verslag)
    assert "WPO 40a lid 5; BW 1:247" in found
    family = family.take(
        opp(family), "zonder_handelingsdeel_voortzetten", DIRECTEUR, **verslag
    )
    assert opp(family).state == "vastgesteld_zonder_handelingsdeel"


def test_wie_zweeg_kan_een_nieuw_voorstel_wel_tekenen():
    family = zonder(een_tekent_een_zwijgt())
    family = family.take(opp(family), "nieuw_voorstel", IB)
    family = family.take(opp(family), "aanbieden", DIRECTEUR, **aanbod(family))
    family = tekent(gevraagd(family, EEN, TWEE), EEN)
    assert opp(family).state == "deels_getekend", "de oude handtekening telt niet mee"
    assert opp(tekent(family, TWEE)).state == "vastgesteld"
