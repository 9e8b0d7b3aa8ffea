"""A TLV application up to some point, for tests that start there."""

from datetime import date

from statemachines.processes.tlv import TLV
from statemachines.roles import Role
from tests.processes.speler import OUDER_1, OUDER_2, SCHOOL, Zaak

ADMIN, VOORZITTER = Role.SWV_ADMIN, Role.VOORZITTER
GEDRAG, DESKUNDIGE = Role.GEDRAGSWETENSCHAPPER, Role.DESKUNDIGE
BESTUURDER, SYSTEEM, OUDER = Role.BESTUURDER, Role.SYSTEEM, Role.OUDER

BEGIN = date(2026, 9, 14)
AANVRAAG = {
    "ontvangen_op": BEGIN,
    "soort": "sbo",
    "beoogde_school": "SBO Verzonnen",
    "plek_bevestigd": True,
    "opp_status": "getekend",
    "ot_verslag_op": date(2026, 9, 1),
    "geprobeerd": "Een kleine groep, tien weken lang.",
}
DESKUNDIGEN = {
    "deskundige_1": "u-gedrag",
    "naam_deskundige_1": "Voorbeeld Een",
    "discipline_1": "orthopedagoog",
    "deskundige_2": "u-deskundige",
    "naam_deskundige_2": "Voorbeeld Twee",
    "discipline_2": "arts",
    "geen_belang_verklaard": True,
}
TOETS = {"criteria_getoetst": True, "toets": "Past bij de criteria."}
TOE = {
    "besluit_soort": "sbo",
    "begindatum": date(2026, 11, 2),
    "einddatum": date(2028, 7, 31),
    "volgnummer": "TLV-2026-00001",
    "motivering": "Een kleine groep is nodig.",
    "advies_gevolgd": True,
    "weging_zienswijze": "Rust weegt mee.",
}
AF = {
    "afwijzingsgrond": "school_kan_helpen",
    "steunt_op_andere_gegevens": False,
    "ondersteuning_advies": "Elke dag hulp in de klas.",
    "motivering": "De school kan helpen.",
    "advies_gevolgd": True,
    "weging_zienswijze": "Rust weegt mee.",
}
GEWOGEN = {"reactie": "Dit weegt mee.", "nieuwe_feiten": False}


def concept(parties=(OUDER_1, OUDER_2, SCHOOL), on=BEGIN):
    return Zaak(TLV, parties, on=on)


def ontvangen(**extra):
    tlv = concept()
    tlv.do("indienen", VOORZITTER, **(AANVRAAG | extra))
    return tlv


def met_advies(**extra):
    tlv = ontvangen(**extra)
    tlv.do("compleet_verklaren", ADMIN)
    tlv.do("deskundigen_aanwijzen", ADMIN, **DESKUNDIGEN)
    tlv.do("adviseren", GEDRAG, advies_1="Een kleine groep.")
    tlv.do("adviseren", DESKUNDIGE, advies_2="Vaste hulp.")
    return tlv


def zwijgt(tlv, ouder):
    """The parent is invited and never answers; the silence is recorded, no more."""
    zienswijze = tlv.of("zienswijze", ouder)
    zienswijze.do(
        "uitnodigen", ADMIN, toestemming="geweigerd", gegevens_bijgevoegd=True
    )
    zienswijze.do("verzending_vastleggen", SYSTEEM)
    tlv.wait_until(zienswijze.terms["C6"].legal_end.replace(day=30))
    zienswijze.do("verwerken", GEDRAG, **GEWOGEN)


def besluitrijp():
    """Everyone consented but ouder-2, who stays silent; the case is ready."""
    tlv = met_advies(toestemming_van=("ouder-1",))
    zwijgt(tlv, "ouder-2")
    tlv.wait_until(date(2026, 11, 2))
    tlv.do("besluitrijp_verklaren", ADMIN, **TOETS)
    return tlv


def bekendgemaakt(action="toekennen", facts=None):
    tlv = besluitrijp()
    tlv.do(action, BESTUURDER, **(facts or TOE))
    tlv.do("bekendmaken", ADMIN)
    return tlv
