"""Wat Leerrecht terug laat weten: wat het doet, en dat het wil praten.

Leerrecht kiest uit een lijst. Vrije tekst kan iets zeggen over ziekte of het gezin, en
dat hoort hier niet (AVG 5). Wie meer te vertellen heeft, belt de school.
"""

from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Role, Situation, Step, guard
from statemachines.leerrecht_alert.dossier import LeerrechtAlertDossier, Terugmelding
from statemachines.leerrecht_alert.toestanden import BIJ_LEERRECHT, IN_BEHANDELING

Zaak = Situation[LeerrechtAlertDossier]
LEERRECHT = (Role.LEERRECHT,)


@guard(
    "Kies wat u doet, of kies 'nu geen actie'. Allebei kan niet.",
    law="LPW 18",
    lifted_by="Leerrecht, met een andere keuze",
    about=("terugmelding",),
)
def meldt_een_ding_of_niets(zaak: Zaak) -> bool:
    gekozen = zaak.dossier.terugmelding
    return bool(gekozen) and (
        Terugmelding.GEEN_ACTIE not in gekozen or len(set(gekozen)) == 1
    )


@guard(
    "De dag van het gesprek is vandaag of later.",
    law="LPW 18",
    lifted_by="Leerrecht, met een andere dag",
    about=("gesprek_voor",),
)
def gesprek_ligt_niet_in_het_verleden(zaak: Zaak) -> bool:
    dag = zaak.dossier.gesprek_voor
    return dag is not None and dag >= zaak.today


TERUG_LATEN_WETEN = (
    Step(
        action="terugmelden",
        label="Aan de school laten weten wat Leerrecht doet",
        source=BIJ_LEERRECHT,
        target=IN_BEHANDELING,
        by=LEERRECHT,
        law="LPW 18",
        asks=("terugmelding",),
        requires=(meldt_een_ding_of_niets,),
        notifies=aan("leerrecht_alert/terugmelding", *SCHOOL),
    ),
    Step(
        action="gesprek_vragen",
        label="De school om een gesprek vragen",
        source=BIJ_LEERRECHT,
        target=IN_BEHANDELING,
        by=LEERRECHT,
        law="LPW 18",
        asks=("gesprek_met", "gesprek_voor"),
        requires=(gesprek_ligt_niet_in_het_verleden,),
        notifies=aan("leerrecht_alert/gesprek_gevraagd", *SCHOOL),
    ),
)
