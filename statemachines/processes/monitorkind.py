"""Het monitorkind: vier lesweken of langer niet op school, en dat mag.

Ziek, of wachtend op zorg of op een plek: dat is geoorloofd, dus er gaat nooit een alert
naar Leerrecht, en Leerrecht is hier geen deelnemer: ook niet als dit begon als verzuim.
De school praat met de ouders, zorgt voor onderwijs (WPO 8 lid 8), vraagt met medeweten
van de ouders de jeugdarts, en kijkt elke vier lesweken opnieuw. Verzuim wordt het
alleen als de jeugdarts zegt dat het kind kan deelnemen, of als de ouders de ziekmelding
stoppen. De school verbetert dan de registratie; zolang dat niet is gebeurd, blijft deze
zaak open.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Process, Role, Step, lapsed
from statemachines.monitorkind.dossier import MonitorkindDossier
from statemachines.monitorkind.eisen import (
    PLAN,
    jeugdarts_zegt_ja,
    terug_na_de_eerste_dag,
)
from statemachines.monitorkind.termijnen import (
    BEKIJKEN,
    GESPREK,
    HOOFD,
    ONDERWIJS_REGELEN,
    TEAM,
    TERUG_VOLGEN,
    VERBETEREN,
)
from statemachines.monitorkind.toestanden import (
    AFWEZIG,
    GESLOTEN,
    GEVOLGD,
    IN_DE_REGISTRATIE,
    KANDIDAAT,
    MONITOR,
    TERUG,
    VRIJSTELLING,
    WORDT_LRV,
)
from statemachines.monitorkind.volgen import ARTS, VOLGEN
from statemachines.roles import FAMILY

# -- Wat ervan kan komen ---------------------------------------------------------------

WORDT_VERZUIM: dict[str, Any] = {
    "target": WORDT_LRV,
    "by": SCHOOL,
    "law": "LPW 11 d; LPW 21a",
    "starts": (VERBETEREN,),
    "stops": ("L119", "L120", "L121", "L122"),
    "notifies": (
        *aan("monitorkind/wordt_lrv", *HOOFD, Role.SWV_ER),
        *aan("monitorkind/wordt_lrv_ouders", *OUDERS),
    ),
}
UITKOMST: tuple[Step[MonitorkindDossier], ...] = (
    Step(
        **WORDT_VERZUIM,
        action="verzuim_na_verklaring",
        label="Verzuim: de jeugdarts verklaart dat het kind kan deelnemen",
        source=GEVOLGD,
        asks=("kan_deelnemen", "verklaring_op"),
        requires=(jeugdarts_zegt_ja,),
        on="verklaring_op",
    ),
    Step(
        **WORDT_VERZUIM,
        action="verzuim_na_einde_ziekmelding",
        label="Verzuim: de ouders stopten de ziekmelding",
        source=AFWEZIG,
        asks=("ziekmelding_gestopt_op",),
        on="ziekmelding_gestopt_op",
    ),
    Step(
        action="registratie_verbeteren",
        label="Vastleggen dat de registratie nu verzuim zonder geldige reden noemt",
        source=(WORDT_LRV,),
        target=IN_DE_REGISTRATIE,
        by=SCHOOL,
        law="LPW 21a",
    ),
    *bewaakt(
        VERBETEREN,
        "Eraan herinneren dat de reden in de registratie nog niet klopt",
        source=(WORDT_LRV,),
        notifies=aan("monitorkind/wordt_lrv", *HOOFD, Role.IB, Role.SWV_ER),
    ),
    Step(
        action="terugkomen",
        label="Vastleggen dat het kind terug is op school",
        source=(*AFWEZIG, WORDT_LRV),
        target=TERUG,
        by=SCHOOL,
        law=PLAN,
        asks=("terug_op",),
        requires=(terug_na_de_eerste_dag,),
        on="terug_op",
        starts=(TERUG_VOLGEN,),
        stops=("L119", "L120", "L121", "L122", "L123"),
        notifies=aan("monitorkind/terug", *OUDERS, Role.SWV_ER),
    ),
    Step(
        action="terugvallen",
        label="Vastleggen dat het kind weer lang niet op school is",
        source=(TERUG,),
        target=MONITOR,
        by=SCHOOL,
        law=PLAN,
        starts=(ONDERWIJS_REGELEN, BEKIJKEN),
        stops=("L109",),
    ),
    Step(
        action="sluiten",
        label="Sluiten: vier lesweken terug op school",
        source=(TERUG,),
        target=GESLOTEN,
        by=(Role.SYSTEEM,),
        requires=(lapsed("L109"),),
        notifies=aan("monitorkind/gesloten", *SCHOOL, *OUDERS),
    ),
    Step(
        action="vrijstelling_vastleggen",
        label="Vastleggen dat het kind is vrijgesteld van de leerplicht",
        source=AFWEZIG,
        target=VRIJSTELLING,
        by=HOOFD,
        law="LPW 5; LPW 6",
        asks=("vrijgesteld_sinds",),
        on="vrijgesteld_sinds",
        notifies=aan("monitorkind/gestopt", Role.IB, Role.SWV_ER),
    ),
    Step(
        action="afsluiten",
        label="Stoppen met volgen, met een reden",
        source=(*AFWEZIG, WORDT_LRV, TERUG),
        target=GESLOTEN,
        by=(Role.SYSTEEM, *HOOFD),
        law="LPW 10",
        asks=("reden_einde",),
        notifies=aan("monitorkind/gestopt", Role.IB, Role.SWV_ER),
    ),
)

# -- Het verloop -----------------------------------------------------------------------

MONITORKIND = Process(
    code="monitorkind",
    prefix="MK",
    signed_by=Role.VOORZITTER,
    title="Monitorkind",
    law=PLAN,
    dossier=MonitorkindDossier,
    initial=KANDIDAAT,
    opened_by=(Role.SYSTEEM, *HOOFD, Role.IB),
    opening_asks=(
        "leerling_id",
        "school_id",
        "eerste_dag",
        "signaaldatum",
        "lesweken",
    ),
    admits=(*sorted(FAMILY), Role.LEERLING, *TEAM, Role.JEUGDARTS, Role.BESTUURDER),
    starts=(GESPREK,),
    notifies=aan("monitorkind/gesprek", *TEAM),
    steps=(*VOLGEN, *ARTS, *UITKOMST),
)
