"""Het OPP tot het aanbod: hoorrecht, overleg, gezag, en de zes weken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from statemachines.grammar import Role
from statemachines.processes.opp import OPP
from tests.processes.family import MONDAY, Family
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    ZONDER_GEZAG,
    aanbod,
    aangeboden,
    besproken,
    gehoord,
    gesprek,
    gevraagd,
    weigert,
)


def opp(family):
    return family.the("opp")


def stap(family, action, role=IB, **facts):
    return family.take(opp(family), action, role, **facts)


# -- Wat de wet verbiedt ---------------------------------------------------------------

GEHEIM = replace(EEN, geheim_adres=True)
DAGEN = timedelta(days=1)
VERBODEN = [
    ([EEN, TWEE], {}, []),
    ([ZONDER_GEZAG], {}, ["BW 1:247"]),
    ([EEN], {"gezag_gecontroleerd_op": MONDAY - 365 * DAGEN}, []),
    (
        [EEN],
        {"gezag_gecontroleerd_op": MONDAY - 366 * DAGEN},
        ["Ondersteuningsplan 5.1"],
    ),
    ([EEN], {"gezag_gecontroleerd_op": MONDAY + DAGEN}, ["Ondersteuningsplan 5.1"]),
    ([GEHEIM, TWEE], {}, ["AVG 32"]),
    ([GEHEIM, TWEE], {"afgeschermd": True}, []),
    ([EEN], {"document_hash": "geen hash"}, [None]),
]


@pytest.mark.parametrize(("people", "facts", "laws"), VERBODEN)
def test_wanneer_een_plan_niet_aangeboden_mag_worden(people, facts, laws):
    family = Family().open(OPP, *people)
    family = stap(family, "leerling_horen", **gehoord(family))
    talk = gesprek(family) | {"uitgenodigd": ("een", "twee")}
    if people != [ZONDER_GEZAG]:
        family = stap(family, "bespreken", **talk)
    else:
        family = family.with_case(replace(opp(family), state="besproken"))
    given = aanbod(family) | facts
    assert family.refusals(opp(family), "aanbieden", DIRECTEUR, **given) == laws


def test_zonder_gehoorde_leerling_geen_aanbod():
    family = Family().open(OPP, EEN)
    family = stap(
        family,
        "niet_kunnen_horen",
        niet_gehoord_op=family.today,
        niet_gehoord_omdat="Ligt in het ziekenhuis.",
    )
    family = stap(family, "bespreken", **gesprek(family))
    weigering = family.refusals(opp(family), "aanbieden", DIRECTEUR, **aanbod(family))
    assert weigering == ["WPO 40a lid 6"]
    alsnog = stap(family, "alsnog_horen", **gehoord(family))
    assert not alsnog.refusals(opp(alsnog), "aanbieden", DIRECTEUR, **aanbod(alsnog))
    later = family.later(7)
    tweede = {"niet_gehoord_omdat": "Nog steeds in het ziekenhuis."}
    zelfde = later.refusals(
        opp(later), "opnieuw_niet_kunnen_horen", IB, tweede_poging_op=MONDAY, **tweede
    )
    assert zelfde == ["WPO 40a lid 6"]
    later = stap(
        later, "opnieuw_niet_kunnen_horen", tweede_poging_op=later.today, **tweede
    )
    assert not later.refusals(opp(later), "aanbieden", DIRECTEUR, **aanbod(later))


OVERLEG = [
    ({}, []),
    ({"uitgenodigd": ("een",)}, ["WPO 40a lid 2"]),
    ({"voorgestelde_data": (MONDAY,)}, ["Ondersteuningsplan 5.1"]),
    ({"voorgestelde_data": (MONDAY, MONDAY)}, ["Ondersteuningsplan 5.1"]),
    ({"uitgenodigd": (), "voorgestelde_data": ()}, ["WPO 40a lid 2"] * 2),
    ({"besproken_op": MONDAY + DAGEN}, [None]),
]


@pytest.mark.parametrize(("facts", "laws"), OVERLEG)
def test_ieder_met_gezag_krijgt_een_gesprek_op_twee_data_aangeboden(facts, laws):
    family = Family().open(OPP, EEN, TWEE)
    family = stap(family, "leerling_horen", **gehoord(family))
    given = gesprek(family) | facts
    assert family.refusals(opp(family), "bespreken", IB, **given) == laws


def test_na_een_gesprek_hoogstens_drie_voorstellen_en_nooit_hetzelfde():
    family = besproken(EEN)
    for version in range(3):
        given = aanbod(family, version)
        family = stap(family, "aanbieden", DIRECTEUR, **given)
        again = stap(family, "voorstel_intrekken", DIRECTEUR)
        assert "WPO 40a lid 5" in again.refusals(
            opp(again), "aanbieden", DIRECTEUR, **given
        )
        family = weigert(gevraagd(family, EEN), EEN)
        if version < 2:
            family = stap(family, "nieuw_voorstel")
    assert family.refusals(opp(family), "nieuw_voorstel", IB) == [
        "Ondersteuningsplan 5.1"
    ]
    assert {"gpo_melden", "hulp_inschakelen"} <= family.may(opp(family), OUDER)
    assert "vaststellen_zonder" in family.may(opp(family), DIRECTEUR)


# -- De zes weken ----------------------------------------------------------------------


def test_zes_weken_na_het_ot_of_na_de_inschrijving():
    conclusie = date(2026, 11, 24)
    family = Family().open(OPP, EEN, extra_nodig_op=conclusie)
    assert opp(family).terms["B1b"].legal_end == date(2027, 1, 5)
    ingeschreven = stap(
        family, "inschrijving_vastleggen", ingeschreven_op=date(2026, 11, 2)
    )
    assert "B1b" not in opp(ingeschreven).terms
    assert opp(ingeschreven).terms["B1"].legal_end == date(2026, 12, 14)


def test_te_laat_is_een_tekortkoming_en_geen_akkoord():
    family = aangeboden(EEN, TWEE)
    family = family.lapse(opp(family), "B1b")
    assert opp(family).state == "aangeboden"
    assert "B1b" not in opp(family).terms
    assert family.templates(Role.SWV_ER) == ["opp/afspraak_voorbij"]


def test_te_laat_na_de_inschrijving_is_een_fout_van_de_school():
    family = Family().open(OPP, EEN)
    family = stap(family, "inschrijving_vastleggen", ingeschreven_op=family.today)
    family = family.lapse(opp(family), "B1")
    assert family.templates(Role.SWV_ER) == ["opp/termijn_voorbij"]
