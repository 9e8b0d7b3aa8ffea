"""De voorcontrole zegt precies wat de wet zegt: niets meer, en niets minder."""

from datetime import date
from itertools import product

import pytest

from statemachines.engine import Refused, decide
from statemachines.processes.tlv import TLV
from statemachines.roles import Role
from statemachines.tlv.besluit import BESLUITEN
from statemachines.tlv.voorcontrole import (
    BESLISSEN,
    Stand,
    bezwaar_tot,
    gehoord,
    voorcontrole,
)
from statemachines.tlv.voorcontrole_woorden import WOORDEN
from tests.processes.verhaal import (
    ADMIN,
    AF,
    BESTUURDER,
    GEDRAG,
    TOE,
    besluitrijp,
    concept,
    met_advies,
)
from tests.processes.wandeling import (
    ANSWERED,
    DROPPED,
    MOMENTS,
    NEW_FACTS,
    RUNS,
    Place,
    situation,
)

FEITEN = {"toekennen": TOE, "afwijzen": AF}
WIE = (
    (Role.BESTUURDER, "u-bestuurder"),
    (Role.GEDRAGSWETENSCHAPPER, "u-gedrag"),
    (Role.SWV_ADMIN, "u-admin"),
)
STUK = (
    {"einddatum": date(2028, 7, 30)},
    {"einddatum": date(2027, 7, 31)},
    {"begindatum": date(2026, 10, 1)},
    {"volgnummer": "drie"},
    {"besluit_soort": "so"},
    {"advies_gevolgd": False},
    {"weging_zienswijze": ""},
    {"motivering": ""},
    {"besluit_soort": "onzin"},
    {"steunt_op_andere_gegevens": True},
    {"bestaat_niet": 1},
)


def redenen(zaak, action, facts):
    punten = voorcontrole(zaak, action, facts)
    return [punt.reden for punt in punten if punt.stand is Stand.MIST]


def kan(zaak, action, facts):
    try:
        decide(TLV, zaak, action, facts)
    except Refused:
        return False
    return True


GEHOORD = (None, RUNS, ANSWERED, NEW_FACTS, DROPPED)
PLEKKEN = [
    Place(
        state=state,
        consent=consent,
        heard=(heard, ANSWERED),
        experts=("u-gedrag", "u-deskundige"),
        advised=advised,
        told=told,
    )
    for state in ("besluitrijp", "advies_compleet", "besloten_toe")
    for consent in ((), ("ouder-1",))
    for heard in GEHOORD
    for advised in ((), ("u-gedrag",), ("u-gedrag", "u-deskundige"))
    for told in (0, 1)
]
"""Wat een besluit kan tegenhouden, in alle combinaties: ook die een zaak niet haalt."""


@pytest.mark.parametrize("action", BESLISSEN)
def test_niets_mist_precies_als_het_besluit_kan_waar_de_zaak_ook_staat(action):
    gezien = set()
    for place, (role, actor), moment in product(PLEKKEN, WIE, MOMENTS):
        zaak = situation(place, role, actor, moment)
        leeg = not redenen(zaak, action, FEITEN[action])
        assert leeg == kan(zaak, action, FEITEN[action]), (place, role, actor)
        gezien.add(leeg)
    assert gezien == {True, False}


@pytest.mark.parametrize("action", BESLISSEN)
@pytest.mark.parametrize("kapot", STUK, ids=str)
def test_een_fout_in_het_formulier_staat_in_de_voorcontrole(action, kapot):
    zaak = besluitrijp().situation(BESTUURDER)
    facts = FEITEN[action] | kapot
    assert (not redenen(zaak, action, facts)) == kan(zaak, action, facts)


def test_voor_het_formulier_blijft_open_wat_het_formulier_vraagt():
    punten = voorcontrole(besluitrijp().situation(BESTUURDER), "toekennen")
    open_ = {punt.naam for punt in punten if punt.stand is Stand.INVULLEN}
    [toekennen] = [step for step in BESLUITEN if step.action == "toekennen"]
    assert {*toekennen.asks} <= open_
    assert "einddatum_op_31_juli" in open_
    assert not [punt for punt in punten if punt.stand is Stand.MIST]


def test_een_deskundige_hoort_dat_hij_niet_tekent():
    punten = voorcontrole(besluitrijp().situation(GEDRAG), "toekennen")
    [mist] = [punt for punt in punten if punt.stand is Stand.MIST]
    assert mist.naam == "ondertekenaar_geen_deskundige"
    assert mist.reden
    assert mist.reden.lifted_by


def test_wie_niet_beslist_leest_wie_dat_wel_doet():
    punten = voorcontrole(besluitrijp().situation(ADMIN), "toekennen")
    [mist] = [punt for punt in punten if punt.stand is Stand.MIST]
    assert mist.reden
    assert "de directeur-bestuurder" in (mist.reden.lifted_by or "")


def test_aan_het_begin_mist_bijna_alles_en_elk_punt_zegt_wie_het_oplost():
    punten = voorcontrole(concept().situation(BESTUURDER), "toekennen")
    mist = {punt.naam for punt in punten if punt.stand is Stand.MIST}
    assert mist == {"klaar", "twee_adviezen", "iedereen_gehoord"}
    assert all(p.reden.lifted_by and p.wet for p in punten if p.reden)


def test_van_elke_ouder_staat_er_of_die_is_gehoord():
    assert [(g.ouder, g.klaar) for g in gehoord(besluitrijp().situation(ADMIN))] == [
        ("ouder-1", True),
        ("ouder-2", True),
    ]
    zinnen = [g.zin for g in gehoord(besluitrijp().situation(ADMIN))]
    assert zinnen[0] == "tekende zelf voor deze aanvraag"
    assert "reageerde niet" in zinnen[1]
    wacht = met_advies(toestemming_van=("ouder-1",)).situation(ADMIN)
    assert [g.klaar for g in gehoord(wacht)] == [True, False]


def test_elke_voorwaarde_van_een_besluit_heeft_haar_zin():
    besluit = {g.name for s in BESLUITEN if s.action in BESLISSEN for g in s.requires}
    assert set(WOORDEN) == besluit


def test_de_laatste_dag_voor_bezwaar_telt_vanaf_de_verzending():
    assert bezwaar_tot(date(2026, 11, 24)) == date(2027, 1, 5)
