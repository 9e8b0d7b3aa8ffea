"""Elke weg die een plan met twee ouders kan gaan: antwoorden, stilte, tijd, rondes.

Niet een voorbeeld maar alle: de toestanden worden uitgeput, en in elk daarvan gelden
de regels (domain 2.15, regel 10: wie weigert, telt nooit door tijdsverloop als ja).
"""

import pytest

from statemachines.processes.handtekening import HANDTEKENING
from statemachines.processes.opp import OPP
from tests.processes.akkoord_walk import (
    OUDERS,
    REMINDERS,
    answers,
    current,
    explored,
    searched,
    waited,
)

pytestmark = pytest.mark.slow
VAST = "vastgesteld"
ZONDER = "vastgesteld_zonder_handelingsdeel"


# -- De regels -------------------------------------------------------------------------


def test_een_plan_staat_alleen_vast_met_een_ja_van_ieder_die_te_bereiken_was():
    found, _ = explored()
    agreed = [family for family in found.values() if family.the("opp").state == VAST]
    assert agreed
    for family in agreed:
        states = [case.state for case in current(family).values()]
        assert len(states) == len(OUDERS)
        assert set(states) <= {"getekend", "onbereikbaar"}
        assert "getekend" in states


def test_een_plan_zonder_handelingsdeel_heeft_nooit_ieders_ja():
    """Ook niet als een ouder zweeg, of als later de tijd verstrijkt."""
    found, _ = explored()
    zonder = [f for f in found.values() if f.the("opp").state == ZONDER]
    assert zonder
    for family in zonder:
        states = {case.state for case in current(family).values()}
        assert states != {"getekend"}
        assert "geen_reactie" not in states, "een oud verzoek blijft niet openstaan"


def test_wie_het_laatst_weigerde_telt_nooit_als_onbereikbaar():
    found, _ = explored()
    for family in found.values():
        if family.the("opp").state != VAST:
            continue
        for party, case in current(family).items():
            if case.state == "onbereikbaar":
                assert answers(family, party)[-1:] != ["geweigerd"]


def test_een_onbereikbare_ouder_is_echt_gezocht_en_de_directeur_keurde_het_goed():
    found, _ = explored()
    for family in found.values():
        for case in family.all("handtekening"):
            if case.state == "onbereikbaar":
                assert searched(case)
                assert waited(case)
                assert case.done["onbereikbaar_verklaren"] == ("voorzitter",)


def test_elke_zaak_die_wacht_heeft_een_klok():
    found, _ = explored()
    for family in found.values():
        for case in family.cases:
            assert case.final or case.terms, (case.kenmerk, case.state)


def test_er_is_altijd_een_weg_naar_een_vastgesteld_plan():
    """Without ending the plan: also after a no, silence, or the commission."""
    found, onward = explored()
    good = {face for face in found if face[0].startswith(VAST)}
    while True:
        wider = good | {face for face, after in onward.items() if after & good}
        if wider == good:
            break
        good = wider
    assert good == set(found)


def test_alle_toestanden_en_antwoorden_zijn_echt_onderzocht():
    found, _ = explored()
    plans = {face[0] for face in found}
    assert plans == {state.name for state in OPP.states} - {"concept", "beeindigd"}
    seen = {case.state for f in found.values() for case in f.all("handtekening")}
    assert seen == {state.name for state in HANDTEKENING.states}


def test_een_herinnering_verandert_niets():
    found, _ = explored()
    for family in {face[0]: family for face, family in found.items()}.values():
        for case in family.cases:
            for rule in set(case.terms) & REMINDERS:
                after = family.lapse(case, rule)
                assert after.cases[case.number].state == case.state
