"""Het OPP elk schooljaar: evalueren met ouders en leerling, bijstellen, beeindigen."""

from datetime import date

import pytest

from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    aanbod,
    aangeboden,
    gehoord,
    gesprek,
    gevraagd,
    hash_of,
    tekent,
    weigert,
)


def opp(family):
    return family.the("opp")


def stap(family, action, role=IB, **facts):
    return family.take(opp(family), action, role, **facts)


def geweigerd():
    return weigert(gevraagd(aangeboden(EEN, TWEE), EEN, TWEE), EEN)


def zonder(family):
    return stap(
        family,
        "vaststellen_zonder",
        DIRECTEUR,
        perspectief_hash=hash_of("perspectief"),
        zorgplicht_maatregelen="Elke dag een vaste plek.",
    )


def vastgesteld():
    return tekent(tekent(gevraagd(aangeboden(EEN, TWEE), EEN, TWEE), EEN), TWEE)


# -- De evaluatie ----------------------------------------------------------------------


def evaluatie(family, **other):
    return {
        "geevalueerd_op": family.today,
        "ouders_konden_meedoen": True,
        "leerling_kon_meedoen": True,
        "evaluatie": "Lezen gaat beter.",
        **other,
    }


def vastgesteld_op(day):
    family = gevraagd(aangeboden(EEN), EEN)
    return tekent(family.later((day - family.today).days), EEN)


def test_elk_schooljaar_voor_31_juli():
    assert opp(vastgesteld()).terms["B4"].legal_end == date(2027, 7, 31)


SIGNALEN = [
    (date(2026, 12, 15), date(2027, 3, 1)),
    (date(2027, 2, 28), date(2027, 3, 1)),
    (date(2027, 3, 1), date(2027, 5, 1)),
    (date(2027, 4, 30), date(2027, 5, 1)),
    (date(2027, 5, 1), date(2027, 6, 15)),
    (date(2027, 5, 10), date(2027, 6, 15)),
    (date(2027, 6, 14), date(2027, 6, 15)),
]


@pytest.mark.parametrize(("vast", "signaal"), SIGNALEN)
def test_er_is_een_signaal_voordat_het_schooljaar_om_is(vast, signaal):
    family = vastgesteld_op(vast)
    klokken = opp(family).terms
    assert signaal < klokken["B4"].legal_end == date(2027, 7, 31)
    eerste = min(klokken, key=lambda rule: klokken[rule].legal_end)
    family = family.lapse(opp(family), eerste)
    assert family.today == signaal
    assert opp(family).state == "te_evalueren"
    assert "opp/evaluatie_nodig" in family.templates(IB)


@pytest.mark.parametrize("vast", [date(2027, 6, 15), date(2027, 7, 30)])
def test_bij_een_plan_van_na_15_juni_is_het_bericht_zelf_het_signaal(vast):
    family = vastgesteld_op(vast)
    assert opp(family).terms["B4"].legal_end == date(2027, 7, 31)
    assert "opp/klaar" in family.templates(IB)
    assert "opp/evaluatiedag" in zonder(geweigerd()).templates(IB)


def test_het_systeem_opent_de_evaluatie_op_1_maart():
    family = vastgesteld()
    family = family.lapse(opp(family), "L65")
    assert family.today == date(2027, 3, 1)
    assert opp(family).state == "te_evalueren"
    assert set(opp(family).terms) == {"B4", "L24"}
    assert "opp/evaluatie" in family.templates(OUDER)


def test_een_schooljaar_zonder_evaluatie_wordt_gemeld():
    family = vastgesteld()
    family = family.lapse(opp(family), "L65")
    family = family.lapse(opp(family), "B4")
    assert opp(family).state == "te_evalueren"
    assert "opp/termijn_voorbij" in family.templates(DIRECTEUR)


@pytest.mark.parametrize(
    ("facts", "laws"),
    [
        ({}, []),
        ({"ouders_konden_meedoen": False}, ["WPO 40a lid 4"]),
        ({"leerling_kon_meedoen": False}, ["WPO 40a lid 4"]),
        (
            {"ouders_konden_meedoen": False, "leerling_kon_meedoen": False},
            ["WPO 40a lid 4"] * 2,
        ),
    ],
)
@pytest.mark.parametrize("action", ["bijstellen", "ongewijzigd_voortzetten"])
def test_evalueren_gaat_samen_met_ouders_en_leerling(action, facts, laws):
    family = stap(vastgesteld(), "evalueren")
    given = evaluatie(family, **facts)
    assert family.refusals(opp(family), action, IB, **given) == laws


def test_wie_evalueerde_is_dit_schooljaar_klaar():
    family = stap(vastgesteld().later(60), "evalueren")
    family = stap(family, "ongewijzigd_voortzetten", **evaluatie(family))
    assert opp(family).state == "vastgesteld"
    assert opp(family).terms["B4"].legal_end == date(2028, 7, 31)
    assert opp(family).terms["L90"].legal_end == date(2028, 6, 14)


def test_zonder_akkoord_blijft_zonder_akkoord_na_de_evaluatie():
    family = stap(zonder(geweigerd()), "evalueren")
    given = evaluatie(family)
    assert family.refusals(opp(family), "ongewijzigd_voortzetten", IB, **given)
    family = stap(family, "zonder_handelingsdeel_voortzetten", DIRECTEUR, **given)
    assert opp(family).state == "vastgesteld_zonder_handelingsdeel"


def test_met_akkoord_kan_het_akkoord_niet_worden_weggeschreven():
    family = stap(vastgesteld(), "evalueren")
    found = family.refusals(
        opp(family),
        "zonder_handelingsdeel_voortzetten",
        DIRECTEUR,
        **evaluatie(family),
    )
    assert found == ["WPO 40a lid 5"]


def test_bijstellen_vraagt_opnieuw_de_leerling_en_ieder_met_gezag():
    family = stap(vastgesteld().later(90), "evalueren")
    family = stap(family, "bijstellen", **evaluatie(family))
    assert opp(family).state == "bijgesteld"
    family = family.later(1)
    family = stap(
        family,
        "niet_kunnen_horen",
        niet_gehoord_op=family.today,
        niet_gehoord_omdat="Ziek.",
    )
    family = stap(family, "bespreken", **gesprek(family))
    found = family.refusals(opp(family), "aanbieden", DIRECTEUR, **aanbod(family))
    assert found == ["WPO 40a lid 6"], "horen van vorig jaar telt niet"
    family = stap(family, "alsnog_horen", **gehoord(family))
    family = stap(family, "aanbieden", DIRECTEUR, **aanbod(family))
    family = tekent(gevraagd(family, EEN, TWEE), EEN)
    assert opp(family).state == "deels_getekend"
    assert opp(tekent(family, TWEE)).state == "vastgesteld"


def test_een_plan_eindigt_met_een_reden_en_laat_niets_openstaan():
    family = aangeboden(EEN, TWEE)
    family = stap(
        family,
        "beeindigen",
        DIRECTEUR,
        beeindigd_op=family.today,
        reden_einde="andere school",
    )
    assert opp(family).terms == {}
    assert {case.state for case in family.all("handtekening")} == {"vervallen"}
