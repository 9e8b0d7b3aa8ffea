"""De OT-zaak en wat eraan hangt: het OPP, de TLV, en wanneer zij dicht mag."""

from dataclasses import replace

import pytest

from statemachines.grammar import Role
from statemachines.processes import PROCESSES
from statemachines.processes.opp import OPP
from statemachines.processes.tlv import TLV
from statemachines.situation import OpenTerm
from tests.processes.family import MONDAY
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    TWEE,
    aanbod,
    gehoord,
    gesprek,
    gevraagd,
    tekent,
    weigert,
)
from tests.processes.signaal import (
    GEDEELD,
    GEEVALUEERD,
    OPGESCHAALD,
    facts,
    stap,
    weg,
)

EXTRA = (*GEDEELD, "plan_maken_extra")
AANGEVRAAGD = (*OPGESCHAALD, "tlv_aanvragen")


def weigering(family, action, role=DIRECTEUR, **other):
    given = {**facts(family, action), **other}
    return family.refusals(family.the("ot"), action, role, **given)


def in_state(family, code, state, **facts_):
    """Put a linked case in this state, as if it went there by itself."""
    case = family.the(code)
    dossier = type(case.dossier).model_validate({**dict(case.dossier), **facts_})
    return family.with_case(replace(case, state=state, dossier=dossier, terms={}))


# -- Het OPP ---------------------------------------------------------------------------


def test_extra_ondersteuning_opent_een_opp_met_zes_weken():
    family = weg(*EXTRA)
    opp = family.the("opp")
    assert opp.dossier.extra_nodig_op == family.today
    assert opp.terms["B1b"].op == family.today
    assert opp.parties == family.the("ot").parties


def test_er_komt_nooit_een_tweede_opp_naast_een_lopend():
    family = weg(*EXTRA)
    assert weigering(family, "opp_starten", IB) == ["WPO 40a lid 1"]
    family = in_state(family, "opp", "beeindigd")
    assert weigering(family, "opp_starten", IB) == []


OPP_STATES = [
    (state.name, state.name.startswith("vastgesteld") or state.name == "te_evalueren")
    for state in OPP.states
    if not state.final
]


@pytest.mark.parametrize(("state", "may_start"), OPP_STATES)
def test_extra_hulp_begint_pas_als_het_opp_geldt(state, may_start):
    family = in_state(weg(*EXTRA), "opp", state)
    found = weigering(family, "start_uitvoering")
    assert found == ([] if may_start else ["WPO 40a lid 1; WPO 40a lid 5"])


@pytest.mark.parametrize(
    "state", ["bijgesteld", "besproken", "aangeboden", "geweigerd"]
)
def test_een_oud_plan_geldt_zolang_het_nieuwe_er_niet_is(state):
    family = in_state(weg(*EXTRA), "opp", state, geevalueerd_op=MONDAY)
    assert weigering(family, "start_uitvoering") == []


@pytest.mark.parametrize(
    ("reden", "may_start"),
    [
        ("niet nodig gebleken", True),
        ("geen extra ondersteuning meer", True),
        ("andere school", False),
    ],
)
def test_na_een_beeindigd_opp(reden, may_start):
    family = in_state(weg(*EXTRA), "opp", "beeindigd", reden_einde=reden)
    assert (weigering(family, "start_uitvoering") == []) == may_start


def test_een_arrangement_vraagt_een_opp():
    family = stap(weg(*OPGESCHAALD, "arrangement"), "plan_schrijven")
    assert weigering(family, "start_uitvoering") == ["WPO 40a lid 1; WPO 40a lid 5"]
    family = in_state(stap(family, "opp_starten"), "opp", "vastgesteld")
    assert weigering(family, "start_uitvoering") == []


@pytest.mark.parametrize(
    ("antwoord", "state"), [(tekent, "uitvoeren"), (weigert, "plannen")]
)
def test_van_signaal_tot_hulp_met_de_handtekening_van_beide_ouders(antwoord, state):
    family = weg(*EXTRA)
    for action, role, given in (
        ("leerling_horen", IB, gehoord),
        ("bespreken", IB, gesprek),
        ("aanbieden", DIRECTEUR, aanbod),
    ):
        family = family.take(family.the("opp"), action, role, **given(family))
    family = gevraagd(family, EEN, TWEE)
    family = antwoord(tekent(family, EEN), TWEE)
    if not weigering(family, "start_uitvoering"):
        family = stap(family, "start_uitvoering")
    assert family.the("ot").state == state


# -- De TLV ----------------------------------------------------------------------------


def test_een_aanvraag_tegelijk():
    family = weg(*AANGEVRAAGD)
    assert len(family.all("tlv")) == 1
    family = family.with_case(replace(family.the("ot"), state="opgeschaald"))
    assert weigering(family, "tlv_aanvragen") == ["WPO 18a lid 6 c"]


IN_RUST = {"onherroepelijk", "geldig", "verloopt"}
TLV_STATES = [(s.name, s.final or s.name in IN_RUST) for s in TLV.states]


@pytest.mark.parametrize(("state", "may_close"), TLV_STATES)
def test_de_zaak_gaat_niet_dicht_zolang_een_aanvraag_onbeslist_is(state, may_close):
    family = in_state(weg(*AANGEVRAAGD), "tlv", state)
    family = family.with_case(replace(family.the("ot"), state="evalueren"))
    for action in ("doel_behaald", "intrekken"):
        assert weigering(family, action) == ([] if may_close else ["Awb 4:13"])


TERMS = [("C4", False), ("D1", False), ("E1", False), ("B1b", True), ("C11", True)]


@pytest.mark.parametrize(("rule", "may_close"), TERMS)
def test_een_open_beslistermijn_houdt_de_zaak_open(rule, may_close):
    family = weg(*AANGEVRAAGD)
    term = OpenTerm(rule, MONDAY, "iets", MONDAY, MONDAY)
    case = replace(family.the("tlv"), state="geldig", terms={rule: term})
    assert (weigering(family.with_case(case), "intrekken") == []) == may_close


NA_HET_BESLUIT = ["geldig", "buiten_behandeling", "vervangen", "ingetrokken"]


@pytest.mark.parametrize("state", NA_HET_BESLUIT)
@pytest.mark.parametrize(("rule", "may_close"), [("D1", False), ("D4", False)])
def test_ook_na_een_besluit_wacht_de_zaak_op_een_bezwaartermijn(state, rule, may_close):
    family = in_state(weg(*AANGEVRAAGD), "tlv", state)
    term = OpenTerm(rule, MONDAY, "iets", MONDAY, MONDAY)
    case = replace(family.the("tlv"), terms={rule: term})
    assert (weigering(family.with_case(case), "intrekken") == []) == may_close


def test_de_reden_noemt_de_zaak_die_nog_wacht():
    family = weg(*AANGEVRAAGD)
    kenmerk = family.the("tlv").kenmerk
    case = family.the("ot")
    situation = family.situation(case, DIRECTEUR, "voorzitter")
    step = next(step for step in case.process.steps if step.action == "intrekken")
    sentences = [g.objection(situation).sentence for g in step.requires[1:]]
    assert kenmerk in sentences[0]


# -- Intrekken -------------------------------------------------------------------------

INTREKKEN = [
    (Role.VOORZITTER, (), []),
    (Role.OUDER, (), ["BW 1:247; BW 1:253a"]),
    (Role.OUDER, ("u-een",), ["BW 1:247; BW 1:253a"]),
    (Role.OUDER, ("u-twee",), []),
    (Role.IB, (), ["Ondersteuningsplan 5.1; WPO 40 lid 4"]),
]


@pytest.mark.parametrize(("role", "eens", "laws"), INTREKKEN)
def test_ouders_trekken_samen_in_en_de_school_houdt_de_zorgplicht(role, eens, laws):
    """De een trekt in; de ander moet dat zelf ook hebben gezegd."""
    family = weg(*GEEVALUEERD)
    case = family.the("ot")
    accounts = tuple(replace(p, account=f"u-{p.key}") for p in case.parties)
    done = {**case.done, "instemmen_met_intrekken": eens}
    family = family.with_case(replace(case, parties=accounts, done=done))
    assert weigering(family, "intrekken", role, actor="u-een") == laws


def test_niemand_trekt_het_bezwaar_of_geschil_van_een_ander_in():
    for code, action in (
        ("bekendmaking", "bezwaar_intrekken"),
        ("bekendmaking", "reden_te_laat_geven"),
        ("opp", "geschil_intrekken"),
    ):
        own = {"eigen_exemplaar", "eigen_geschil"}
        steps = [s for s in PROCESSES[code].steps if s.action == action]
        assert all(own & {guard.name for guard in step.requires} for step in steps)
