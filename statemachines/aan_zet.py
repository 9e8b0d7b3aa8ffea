"""Wie aan zet is: de rollen die in "wacht op" worden genoemd.

Een zaak wacht op iemand (`State.waits_for`). Wie daar niet wordt genoemd, mag soms wel
iets, zoals een aanvraag intrekken; dat is geen taak. Data: een regel is een woord en
wie daarmee wordt bedoeld.
"""

import re

from statemachines.roles import Role
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
}
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
