"""Wie er in de kerngroep van Nooit Opgeven zit, en namens wie.

De mensen van deze zaak doen mee in elke aanvraag. Verandert er iemand, dan opent het
secretariaat een nieuwe zaak en sluit het de oude: het logboek zegt dan wie wanneer
meedeed.
"""

from datetime import date

from statemachines.bewaking import bewaakt
from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import Dossier, Process, Role, State, Step, Term

NAGAAN = Term("L130", then="samenstelling_nagaan")
IN_FUNCTIE = State(
    "in_functie",
    "Deze mensen vormen de kerngroep.",
    waits_for="het secretariaat van het SWV",
)
ONTBONDEN = State("ontbonden", "Een andere kerngroep nam het over.", final=True)


class KerngroepDossier(Dossier):
    """Sinds wanneer; wie er meedoet, zijn de mensen van de zaak."""

    ingesteld_op: date | None = None


KERNGROEP: Process[KerngroepDossier] = Process(
    code="kerngroep",
    prefix="KG",
    title="Kerngroep",
    law=PLAN,
    dossier=KerngroepDossier,
    initial=IN_FUNCTIE,
    opened_by=(Role.SWV_ADMIN, Role.BESTUURDER),
    opening_asks=("ingesteld_op",),
    starts=(NAGAAN,),
    steps=(
        Step(
            action="ontbinden",
            label="De kerngroep ontbinden: er is een nieuwe",
            source=(IN_FUNCTIE,),
            target=ONTBONDEN,
            by=(Role.SWV_ADMIN, Role.BESTUURDER),
            law=PLAN,
        ),
        *bewaakt(
            NAGAAN,
            "Nagaan of de kerngroep nog klopt",
            source=(IN_FUNCTIE,),
            notifies=aan("kerngroep/nagaan", Role.SWV_ADMIN),
        ),
    ),
)
