"""Nooit Opgeven: geld vragen voor een kind dat dreigt vast te lopen, zonder naam.

De SWV-er en de voorzitter vragen het samen, vanuit een zaak die vastzit. De kerngroep
leest een vraag zonder naam en zonder diagnose, en stemt. Daarna: toekennen met een
verdeling over de financiers, betalen met vier ogen, verantwoorden na drie maanden, en
teruggeven wat over is. Elke euro hoort bij een stap. De hoofdstukken staan in
`statemachines.nooit_opgeven`.
"""

from typing import Any

from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import Guard, Opens, Process, Role, Step, Term
from statemachines.nooit_opgeven.aanvraag import (
    AANVRAAG,
    AFMAKEN,
    OPLETTEN,
    SECRETARIAAT,
    VRAGERS,
)
from statemachines.nooit_opgeven.besluit import AFRONDEN, AFRONDEN_BIJ_SPOED, BESLUIT
from statemachines.nooit_opgeven.dossier import VRAAG, NooitOpgevenDossier
from statemachines.nooit_opgeven.geld import BETALEN, VERANTWOORDING
from statemachines.nooit_opgeven.spoed import met_spoed, zonder_spoed
from statemachines.nooit_opgeven.stemmen import LID, kerngroep_compleet
from statemachines.nooit_opgeven.subsidie import SUBSIDIE
from statemachines.nooit_opgeven.toestanden import BERAAD, CONCEPT, VOLLEDIG
from statemachines.processes.stem import SPOEDSTEM, STEM


def _beraad(
    action: str, label: str, tempo: Guard[Any], stem: Opens, term: Term
) -> Step[NooitOpgevenDossier]:
    return Step(
        action=action,
        label=label,
        source=(VOLLEDIG,),
        target=BERAAD,
        by=SECRETARIAAT,
        law=PLAN,
        requires=(tempo, kerngroep_compleet),
        starts=(term,),
        stops=("L133",),
        opens=(stem,),
        notifies=aan("nooit_opgeven/in_beraad", *VRAGERS),
    )


BERAAD_OPENEN = (
    _beraad(
        "beraad_openen",
        "De kerngroep om haar stem vragen",
        zonder_spoed,
        STEM.per(LID, carry=VRAAG),
        AFRONDEN,
    ),
    _beraad(
        "spoedberaad_openen",
        "De kerngroep met spoed om haar stem vragen",
        met_spoed,
        SPOEDSTEM.per(LID, carry=VRAAG),
        AFRONDEN_BIJ_SPOED,
    ),
)

NOOIT_OPGEVEN = Process(
    code="nooit_opgeven",
    prefix="NO",
    title="Nooit Opgeven",
    law="Ondersteuningsplan 3.5.3; WPO 18a lid 13",
    dossier=NooitOpgevenDossier,
    initial=CONCEPT,
    starts=(AFMAKEN,),
    notifies=aan("nooit_opgeven/opstellen", *VRAGERS),
    admits=(Role.VOORZITTER, Role.SWV_ER, Role.SCHOOLBESTUUR),
    seats="kerngroep",
    steps=(
        *AANVRAAG,
        *BERAAD_OPENEN,
        *BESLUIT,
        *BETALEN,
        *VERANTWOORDING,
        *SUBSIDIE,
        *OPLETTEN,
    ),
)
