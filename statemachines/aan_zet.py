"""Wie aan zet is: de rollen die in "wacht op" worden genoemd.

Een zaak wacht op iemand (`State.waits_for`). Wie daar niet wordt genoemd, mag soms wel
iets, zoals een aanvraag intrekken; dat is geen taak. Data: een regel is een woord en
wie daarmee wordt bedoeld.
"""

import re

from statemachines.roles import FAMILY, Role
from statemachines.words import State

NIEMAND = "niemand"
"""Zo heet het als er niets meer hoeft te gebeuren."""
_SCHOOL = frozenset({Role.IB, Role.VOORZITTER})

_WOORDEN: dict[str, frozenset[Role]] = {
    "de school": _SCHOOL,
    "het hoofd": frozenset({Role.VOORZITTER}),
    "de voorzitter": frozenset({Role.VOORZITTER}),
    "de schooldirecteur": frozenset({Role.VOORZITTER}),
    "het gesprek met de ouders": _SCHOOL,
    "de evaluatie": _SCHOOL,
    "de leerling": _SCHOOL,
    "de rondetafel": frozenset({Role.SWV_ER, Role.VOORZITTER}),
    "de deskundige": frozenset({Role.GEDRAGSWETENSCHAPPER, Role.DESKUNDIGE}),
    "de deskundigen": frozenset({Role.GEDRAGSWETENSCHAPPER, Role.DESKUNDIGE}),
    "de directeur-bestuurder": frozenset({Role.BESTUURDER}),
    "het secretariaat": frozenset({Role.SWV_ADMIN}),
    "het SWV": frozenset({Role.SWV_ADMIN, Role.BESTUURDER}),
    "Leerrecht": frozenset({Role.LEERRECHT}),
    "een bevestiging van Leerrecht": frozenset({Role.LEERRECHT}),
    "een ander van het secretariaat": frozenset({Role.SWV_ADMIN}),
    "het lid": frozenset({Role.KERNGROEP}),
    "de ouder": frozenset({Role.OUDER, Role.VOOGD}),
    "ieder met gezag": frozenset({Role.OUDER, Role.VOOGD}),
    "wie nog niet tekende": frozenset({Role.OUDER, Role.VOOGD}),
    "wie het verzoek deed": FAMILY | {Role.LEERLING},
    "het einde van de tijd voor bezwaar": frozenset({Role.SYSTEEM}),
}
UITGANGEN = frozenset(
    {
        "aanvraag_intrekken",
        "afsluiten",
        "beeindigen",
        "bezwaar_ontvangen",
        "geschil_intrekken",
        "gezag_geeindigd",
        "intrekken",
        "intrekking_vastleggen",
        "ontbinden",
        "toekenning_intrekken",
        "toestemming_intrekken",
        "verzuim_eindigt",
        "voorstel_intrekken",
        "vrijstelling_vastleggen",
    }
)
"""Stappen waarmee een zaak stopt zonder dat er is gedaan waarop zij wacht.

Wie zoiets wil, vindt de stap bij de andere stappen. Een taak is het nooit.
"""
ANTWOORDEN = frozenset(
    {
        "aanvrager_reageren",
        "aanvulling_insturen",
        "onderzoek_afronden",
        "onderzoek_delen",
        "opstellen",
        "verlengen_aanvragen",
        "verslag_delen",
    }
)
"""Stappen die de zaak niet verzetten, en toch doen waarop zij wacht."""
KEUZEN: tuple[frozenset[str], ...] = (
    frozenset({"toekennen", "afwijzen"}),
    frozenset({"toewijzen", "deels_toewijzen", "afwijzen"}),
    frozenset({"melden_aan_ap", "niet_melden"}),
    frozenset({"intrekken", "van_intrekking_afzien"}),
    frozenset({"voorstemmen", "tegenstemmen"}),
    frozenset({"tekenen", "weigeren"}),
    frozenset({"toestemming_geven", "toestemming_weigeren"}),
    frozenset({"compleet_verklaren", "aanvullen_vragen"}),
    frozenset({"volledig_verklaren", "terugsturen"}),
    frozenset({"toch_behandelen", "buiten_behandeling_stellen"}),
    frozenset({"ongewijzigd_voortzetten", "bijstellen"}),
    frozenset({"betaling_goedkeuren", "betaling_terugnemen"}),
)
"""Stappen die elkaars andere antwoord zijn: wie beslist, ziet ze naast elkaar."""
_NAMEN = {role.sentence: frozenset({role}) for role in Role}
_DELEN = re.compile(r",? (?:en|of) (?:daarna )?|, ")


def aan_zet(state: State) -> frozenset[Role]:
    """Geef de rollen op wie een zaak in deze toestand wacht; leeg: op geen mens."""
    delen = _DELEN.split(state.waits_for or "")
    gevonden = [
        rollen
        for woord, rollen in (_NAMEN | _WOORDEN).items()
        if any(f"{deel} ".startswith(f"{woord} ") for deel in delen)
    ]
    return frozenset[Role]().union(*gevonden)


def is_aan_zet(state: State, role: Role) -> bool:
    """Zeg of deze rol aan zet kan zijn: genoemd, of er wordt geen mens genoemd."""
    if state.waits_for == NIEMAND:
        return False
    genoemd = aan_zet(state)
    return not genoemd or role in genoemd
