"""Terug op school: vier lesweken zonder nieuw verzuim, en dan gaat de zaak dicht."""

from typing import Any

from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Ends, Role, Step, lapsed
from statemachines.verzuim.correctie import AFGEZEGD
from statemachines.verzuim.dossier import VerzuimDossier
from statemachines.verzuim.eisen import PLAN, terug_na_de_eerste_dag
from statemachines.verzuim.signalen import EINDE_VERZUIM
from statemachines.verzuim.termijnen import (
    DRIE_MAANDEN_OPNIEUW,
    EVALUEREN,
    TEAM,
    TERUG_VOLGEN,
)
from statemachines.verzuim.toestanden import (
    GESLOTEN,
    LRV,
    NA_ALERT,
    TERUG_OP_SCHOOL,
    UITVOERING,
    VOOR_LRV,
)

ALLES = tuple(f"L{n}" for n in (103, 104, 105, 106, 107, 108, 110, 111))
ALERT_KLAAR = Ends("leerrecht_alert", "afsluiten")

AFSLUITEN: dict[str, Any] = {
    "action": "afsluiten",
    "label": "Sluiten: de leerling staat op een andere school of is vrijgesteld",
    "target": GESLOTEN,
    "by": (Role.VOORZITTER,),
    "law": "LPW 10",
    "asks": ("reden_einde", "bevestigd_op"),
    "on": "bevestigd_op",
    "ends": (*EINDE_VERZUIM, ALERT_KLAAR),
}
AFGESLOTEN = aan("verzuim/afgesloten", Role.IB, Role.SWV_ER)

TERUGKEER: tuple[Step[VerzuimDossier], ...] = (
    Step(
        action="terug",
        label="Vastleggen dat de leerling terug is op school",
        source=NA_ALERT,
        target=TERUG_OP_SCHOOL,
        by=SCHOOL,
        law=PLAN,
        asks=("terug_op",),
        requires=(terug_na_de_eerste_dag,),
        on="terug_op",
        starts=(TERUG_VOLGEN,),
        stops=ALLES,
        ends=EINDE_VERZUIM,
        notifies=(
            *aan("verzuim/terug", Role.LEERRECHT, Role.SWV_ER),
            *aan("verzuim/terug_ouders", *OUDERS),
        ),
    ),
    Step(
        action="terugvallen",
        label="Vastleggen dat de leerling opnieuw wegblijft",
        source=(TERUG_OP_SCHOOL,),
        target=UITVOERING,
        by=SCHOOL,
        law=PLAN,
        starts=(EVALUEREN, DRIE_MAANDEN_OPNIEUW),
        stops=("L109",),
        notifies=aan("verzuim/terugval", *TEAM),
    ),
    Step(
        action="sluiten",
        label="Sluiten: vier lesweken zonder nieuw verzuim",
        source=(TERUG_OP_SCHOOL,),
        target=GESLOTEN,
        by=(Role.SYSTEEM,),
        law=PLAN,
        requires=(lapsed("L109"),),
        ends=(*EINDE_VERZUIM, ALERT_KLAAR),
        notifies=(
            *aan("verzuim/gesloten", Role.LEERRECHT, *TEAM),
            *aan("verzuim/gesloten_ouders", *OUDERS),
        ),
    ),
    Step(**AFSLUITEN, source=(*VOOR_LRV, LRV), notifies=AFGESLOTEN),
    Step(
        **AFSLUITEN,
        source=(*NA_ALERT, TERUG_OP_SCHOOL),
        notifies=(
            *AFGESLOTEN,
            *AFGEZEGD,
            *aan("verzuim/afgesloten_ouders", *OUDERS),
        ),
    ),
)
