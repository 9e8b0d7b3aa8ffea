"""An OT case from signal to evaluation: example facts for the tests."""

from datetime import timedelta

from statemachines.processes.ot import OT
from tests.processes.family import Family
from tests.processes.plan import DIRECTEUR, EEN, IB, TWEE

GEZAG = (EEN.key, TWEE.key)
WANNEER = {"overleg_tijd": "15.30 uur", "overleg_plaats": "De school, lokaal 2"}


def facts(family, action):
    """Facts that are in order for this step, whatever the day is."""
    today = family.today
    evaluatie = {
        "geevalueerd_op": today,
        "ouders_konden_meedoen": True,
        "leerling_kon_meedoen": True,
        "evaluatie": "Lezen gaat beter.",
    }
    plan = {
        "behoeften": "Korte opdrachten.",
        "als_behoefte_geschreven": True,
        "plan": "Elke dag samen lezen.",
    }
    keuze = {"keuze_toegelicht": "De groep is te groot."}
    table = {
        "signaleren": {
            "ouders_ingelicht_op": today,
            "signaal": "Lezen gaat niet.",
            "beginniveau": "2_groep_en_intern_begeleider",
            "verzuim_speelt": False,
        },
        "intake_starten": {
            "intake_op": today,
            "mening_leerling_gevraagd": True,
            "intakeverslag": "Thuis gaat het goed.",
        },
        "ot_plannen": {
            "overleg_op": today + timedelta(days=10),
            **WANNEER,
            "uitgenodigde_ouders": GEZAG,
        },
        "ot_verzetten": {"overleg_op": today + timedelta(days=10), **WANNEER},
        "bespreken": {
            "overlegd_op": today,
            "aanwezigen": ("voorzitter", "intern begeleider", "ouder"),
            "verslag": "Wij spraken over lezen.",
        },
        "onderzoek_nodig": {
            "onderzoeksvraag": "Wat helpt bij lezen?",
            "toestemming_onderzoek_op": today,
            "toestemming_onderzoek_van": GEZAG,
            "leerling_is_twaalf": False,
        },
        "onderzoek_afronden": {"onderzocht_op": today, "onderzoeksverslag": "Rust."},
        "toestemming_intrekken": {"toestemming_ingetrokken_op": today},
        "opmerking_maken": {"opmerking_ouder": "Er staat een fout in."},
        "plan_maken": plan,
        "plan_maken_extra": {**plan, "extra_nodig_op": today},
        "plan_schrijven": plan,
        "opp_starten": {"extra_nodig_op": today},
        "start_uitvoering": {"plan_besproken_op": today},
        "doel_behaald": evaluatie,
        "bijstellen": evaluatie,
        "opschalen": {
            "niveau": "3_ondersteuningsteam_met_swv",
            "opschalen_omdat": "Het lukt niet.",
        },
        "arrangement": keuze,
        "oza": {
            **keuze,
            "toestemming_jeugdhulp_van": GEZAG,
            "leerling_is_twaalf": False,
        },
        "tlv_aanvragen": keuze,
        "andere_school": keuze,
        "kerngroep": {**keuze, "zonder_naam": True},
        "notitie_maken": {"notitie": "Gebeld met de ouders."},
        "intrekken": {"reden_intrekking": "De zorg is weg."},
    }
    return table.get(action, {})


def stap(family, action, role=None, **other):
    case = family.the("ot")
    step = next(step for step in case.process.steps if step.action == action)
    given = {**facts(family, action), **other}
    known = {name: value for name, value in given.items() if value is not None}
    return family.take(case, action, role or step.by[0], **known)


def weg(*actions, parties=(EEN, TWEE)):
    """An OT case that went this road; an id of a rule lets that term run out."""
    family = Family().open(OT, *parties)
    for action in actions:
        if action in family.the("ot").terms:
            family = family.lapse(family.the("ot"), action)
        else:
            family = stap(family, action)
    return family


OVERLEGD = ("signaleren", "intake_starten", "ot_plannen", "bespreken")
GEDEELD = (*OVERLEGD, "verslag_delen")
UITGEVOERD = (*GEDEELD, "plan_maken", "start_uitvoering")
GEEVALUEERD = (*UITGEVOERD, "L6")
OPGESCHAALD = (*GEDEELD, "opschalen")
RONDE = ("bijstellen", "start_uitvoering", "L6")

__all__ = [
    "DIRECTEUR",
    "GEDEELD",
    "GEEVALUEERD",
    "GEZAG",
    "IB",
    "OPGESCHAALD",
    "OVERLEGD",
    "RONDE",
    "UITGEVOERD",
    "facts",
    "stap",
    "weg",
]
