"""De OT-zaak: de ronde van handelingsgericht werken, stap voor stap."""

from datetime import date, timedelta

import pytest

from statemachines.grammar import Role
from statemachines.processes.ot import OT
from tests.processes.family import MONDAY
from tests.processes.signaal import (
    GEDEELD,
    GEEVALUEERD,
    OPGESCHAALD,
    OVERLEGD,
    UITGEVOERD,
    facts,
    stap,
    weg,
)

ROADS = [
    ((), "concept"),
    (("L1",), "concept"),
    (("signaleren",), "signalering"),
    (("signaleren", "L2"), "signalering"),
    (("signaleren", "intake_starten"), "intake"),
    (("signaleren", "intake_starten", "L3"), "intake"),
    (OVERLEGD[:3], "ot_gepland"),
    ((*OVERLEGD[:3], "L9"), "ot_gepland"),
    ((*OVERLEGD[:3], "ot_verzetten"), "ot_gepland"),
    (OVERLEGD, "ot_besproken"),
    ((*OVERLEGD, "L4"), "ot_besproken"),
    ((*OVERLEGD, "L5"), "ot_besproken"),
    ((*GEDEELD, "onderzoek_nodig"), "begrijpen"),
    ((*GEDEELD, "onderzoek_nodig", "L7"), "begrijpen"),
    ((*GEDEELD, "onderzoek_nodig", "onderzoek_afronden", "L91"), "begrijpen"),
    ((*GEDEELD, "plan_maken"), "plannen"),
    ((*GEDEELD, "plan_maken_extra"), "plannen"),
    ((*GEDEELD, "plan_maken", "L61"), "plannen"),
    (UITGEVOERD, "uitvoeren"),
    (GEEVALUEERD, "evalueren"),
    ((*UITGEVOERD, "eerder_evalueren"), "evalueren"),
    ((*GEEVALUEERD, "L24"), "evalueren"),
    ((*GEEVALUEERD, "bijstellen"), "plannen"),
    ((*GEEVALUEERD, "doel_behaald"), "afgerond"),
    ((*GEEVALUEERD, "opschalen"), "opgeschaald"),
    (OPGESCHAALD, "opgeschaald"),
    ((*OPGESCHAALD, "L8"), "opgeschaald"),
    ((*OPGESCHAALD, "arrangement"), "plannen"),
    ((*OPGESCHAALD, "oza"), "plannen"),
    ((*OPGESCHAALD, "tlv_aanvragen"), "plannen"),
    ((*OPGESCHAALD, "kerngroep"), "plannen"),
    ((*OPGESCHAALD, "andere_school"), "plannen"),
]
OPEN = {road[1]: road[0] for road in ROADS if road[1] != "afgerond"}


@pytest.mark.parametrize(("road", "state"), ROADS)
def test_elke_weg_leidt_waar_zij_hoort(road, state):
    assert weg(*road).the("ot").state == state


def test_de_wegen_raken_elke_toestand():
    assert {state for _, state in ROADS} | {"ingetrokken"} == {
        state.name for state in OT.states
    }


@pytest.mark.parametrize("state", OPEN)
def test_in_elke_open_toestand_is_er_een_klok_een_notitie_en_een_uitweg(state):
    family = weg(*OPEN[state])
    assert family.the("ot").terms
    assert stap(family, "notitie_maken").the("ot").state == state
    assert stap(family, "intrekken", Role.VOORZITTER).the("ot").state == "ingetrokken"


# -- Wat niet mag ----------------------------------------------------------------------

PLAN = "Ondersteuningsplan 5.1"
JOS = ("jeugdprofessional op school",)
LEERPLICHT = ("leerplichtambtenaar",)
TE_VROEG = MONDAY + timedelta(days=2)
ONDERZOCHT = (*GEDEELD, "onderzoek_nodig", "onderzoek_afronden")
BIJEEN = ("voorzitter", "intern begeleider", "ouder")
VERBODEN = [
    ((), "signaleren", {"ouders_ingelicht_op": None}, ["AVG 13"]),
    (
        ("signaleren",),
        "intake_starten",
        {"mening_leerling_gevraagd": False},
        ["IVRK 12"],
    ),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {"uitgenodigde_ouders": ("een",)},
        [f"{PLAN}; BW 1:247"],
    ),
    (OVERLEGD[:2], "ot_plannen", {"overleg_op": TE_VROEG}, [PLAN]),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {"overleg_op": TE_VROEG, "akkoord_met_datum": TE_VROEG},
        [],
    ),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {"overleg_op": MONDAY - timedelta(days=1)},
        [PLAN],
    ),
    (OVERLEGD[:2], "ot_plannen", {"externen": JOS}, ["AVG 6"]),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {"externen": JOS, "grondslag_externen": "toestemming"},
        ["AVG 6 lid 1 a"],
    ),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {
            "externen": JOS,
            "grondslag_externen": "toestemming",
            "toestemming_externen_van": ("een", "twee"),
        },
        [],
    ),
    (
        OVERLEGD[:2],
        "ot_plannen",
        {"externen": LEERPLICHT, "grondslag_externen": "wettelijke taak"},
        [f"{PLAN}; AVG 5"],
    ),
    (OVERLEGD[:3], "bespreken", {"aanwezigen": BIJEEN[1:]}, [PLAN]),
    (OVERLEGD[:3], "bespreken", {"aanwezigen": BIJEEN[:2]}, [PLAN]),
    (OVERLEGD[:3], "bespreken", {"aanwezigen": BIJEEN[:1]}, [PLAN, PLAN]),
    (
        OVERLEGD[:3],
        "bespreken",
        {"aanwezigen": BIJEEN[:2], "ouder_meldde_af_op": MONDAY},
        [],
    ),
    (OVERLEGD, "plan_maken", {}, [f"{PLAN}; AVG 15"]),
    (OVERLEGD, "onderzoek_nodig", {}, [f"{PLAN}; AVG 15"]),
    (OVERLEGD, "opschalen", {}, [f"{PLAN}; AVG 15"]),
    (
        GEDEELD,
        "onderzoek_nodig",
        {"toestemming_onderzoek_van": ("een",)},
        ["BW 7:450; BW 1:247"],
    ),
    (GEDEELD, "onderzoek_nodig", {"leerling_is_twaalf": True}, ["BW 7:450 lid 2"]),
    (
        GEDEELD,
        "onderzoek_nodig",
        {"leerling_is_twaalf": True, "leerling_stemt_in": True},
        [],
    ),
    (
        GEDEELD,
        "plan_maken",
        {"als_behoefte_geschreven": False},
        ["Ondersteuningsplan 3.1"],
    ),
    ((*GEDEELD, "onderzoek_nodig"), "plan_maken", {}, [PLAN]),
    ((*GEDEELD, "onderzoek_nodig"), "onderzoek_delen", {}, ["BW 7:457"]),
    (ONDERZOCHT, "onderzoek_delen", {}, ["Afspraak in het ondersteuningsplan"]),
    ((*ONDERZOCHT, "L91"), "onderzoek_delen", {}, []),
    (
        (*GEDEELD, "onderzoek_nodig"),
        "onderzoek_afronden",
        {"onderzocht_op": date(2030, 1, 1)},
        ["BW 7:457"],
    ),
    (OVERLEGD[:2], "ot_plannen", {"overleg_tijd": None}, [PLAN]),
    (OVERLEGD[:2], "ot_plannen", {"overleg_plaats": None}, [PLAN]),
    (OVERLEGD[:3], "ot_verzetten", {"overleg_tijd": None}, [PLAN]),
    (
        (*GEDEELD, "onderzoek_nodig", "toestemming_intrekken"),
        "onderzoek_afronden",
        {},
        ["AVG 7 lid 3"],
    ),
    ((*GEDEELD, "onderzoek_nodig", "toestemming_intrekken"), "plan_maken", {}, []),
    (
        (*ONDERZOCHT, "L91", "onderzoek_delen"),
        "plan_maken",
        {},
        [],
    ),
    ((*OPGESCHAALD, "andere_school"), "start_uitvoering", {}, [PLAN]),
    (
        GEEVALUEERD,
        "doel_behaald",
        {"leerling_kon_meedoen": False},
        ["Ondersteuningsplan 3.1"],
    ),
    (
        GEEVALUEERD,
        "opschalen",
        {"niveau": "5_andere_plek"},
        ["Ondersteuningsplan 3"],
    ),
    (
        OPGESCHAALD,
        "oza",
        {"toestemming_jeugdhulp_van": ("een",)},
        ["Jeugdwet 7.3.4"],
    ),
    (OPGESCHAALD, "kerngroep", {"zonder_naam": False}, ["WPO 18a lid 13"]),
]


@pytest.mark.parametrize(("road", "action", "other", "laws"), VERBODEN)
def test_wat_er_in_de_weg_kan_staan(road, action, other, laws):
    family = weg(*road)
    given = {**facts(family, action), **other}
    given = {name: value for name, value in given.items() if value is not None}
    role = next(step.by[0] for step in OT.steps if step.action == action)
    assert family.refusals(family.the("ot"), action, role, **given) == laws
