"""Wie niet antwoordt: stilte is geen akkoord, en onbereikbaar is echt gezocht."""

import pytest

from statemachines.engine import Refused
from statemachines.grammar import Role
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    aangeboden,
    gevraagd,
    gezocht,
    onbereikbaar,
    tekent,
    weigert,
    zwijgt,
)

SYSTEEM = Role.SYSTEEM


def ht(family, persoon=EEN):
    return family.the("handtekening", persoon.key)


def stap(family, action, role=SYSTEEM, **facts):
    return family.take(ht(family), action, role, **facts)


PLAN = "Ondersteuningsplan 5.1"
TIJD = "Afspraak in het ondersteuningsplan"
ZOEKEN = [
    ([], [PLAN, PLAN, PLAN, TIJD]),
    (["bellen", "bellen", "bellen", "L25"], [PLAN] * 2),
    (["bellen", "bellen", "brief_sturen", "L25"], [PLAN]),
    (["brief_sturen", "brief_sturen", "aangetekend_versturen", "L25"], [PLAN]),
    (["bellen", "aangetekend_versturen", "L25"], [PLAN]),
    (["bellen", "langsgaan", "aangetekend_versturen"], [TIJD]),
    (["bellen", "langsgaan", "aangetekend_versturen", "L25"], []),
    (["bellen", "bellen", "aangetekend_versturen", "L25"], []),
]


@pytest.mark.parametrize(("moves", "laws"), ZOEKEN)
def test_wanneer_iemand_onbereikbaar_mag_heten(moves, laws):
    family = zwijgt(gevraagd(aangeboden(EEN, TWEE), EEN), EEN)
    for move in moves:
        if move in ht(family).terms:
            family = family.lapse(ht(family), move)
        else:
            family = stap(family, move, IB, poging_op=family.today)
    reden = {"onbereikbaar_omdat": "Post kwam terug."}
    assert (
        family.refusals(ht(family), "onbereikbaar_verklaren", DIRECTEUR, **reden)
        == laws
    )


def test_alleen_de_directeur_keurt_onbereikbaar_goed():
    family = gezocht(zwijgt(gevraagd(aangeboden(EEN, TWEE), EEN), EEN), EEN)
    for role in (IB, OUDER, SYSTEEM, Role.SWV_ADMIN):
        assert "onbereikbaar_verklaren" not in family.may(ht(family), role)
    assert "onbereikbaar_verklaren" in family.may(ht(family), DIRECTEUR)


def test_wie_gevonden_wordt_kan_alsnog_antwoorden():
    family = gezocht(zwijgt(gevraagd(aangeboden(EEN, TWEE), EEN), EEN), EEN)
    assert ht(tekent(family, EEN)).state == "getekend"
    assert ht(weigert(family, EEN)).state == "geweigerd"


def test_een_antwoord_is_definitief():
    family = weigert(gevraagd(aangeboden(EEN, TWEE), EEN), EEN)
    for action in ("tekenen", "weigeren", "onbereikbaar_verklaren", "vervallen"):
        with pytest.raises(Refused):
            stap(family, action, OUDER)


def test_stilte_wordt_nooit_vanzelf_onbereikbaar():
    family = zwijgt(gevraagd(aangeboden(EEN, TWEE), EEN), EEN)
    for _ in range(20):
        family = family.lapse(ht(family), "L25")
    assert ht(family).state == "geen_reactie"
    assert family.the("opp").state == "aangeboden"


def test_onbereikbaar_laat_de_andere_ouder_niet_meebeslissen_door_stilte():
    family = onbereikbaar(gevraagd(aangeboden(EEN, TWEE), EEN, TWEE), EEN)
    assert family.the("opp").state == "aangeboden"
    assert zwijgt(family, TWEE).the("opp").state == "aangeboden"
