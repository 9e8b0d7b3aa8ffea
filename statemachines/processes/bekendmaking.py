"""De bekendmaking van een besluit aan een persoon, en de weg naar bezwaar.

Elke ontvanger heeft zijn eigen exemplaar en zijn eigen bezwaartermijn: die begint
op de dag dat het besluit echt is verzonden (Awb 3:40, 6:8). Kwam het niet aan, dan
telt de tweede verzending (Awb 2:11). Het besluit werkt tijdens het bezwaar (Awb 6:16).
"""

from statemachines.bekendmaking.bezwaar import BEZWAAR
from statemachines.bekendmaking.dossier import BekendmakingDossier
from statemachines.bekendmaking.termijnen import (
    BESLISSEN_OP_BEZWAAR,
    BESLUIT,
    BEZWAAR_MAKEN,
    LET_OP_VERZENDING,
    NAZENDING,
    VERZENDEN_BINNEN,
)
from statemachines.bekendmaking.toestanden import (
    BEZWAARTERMIJN,
    NAWERKING,
    ONBESTELBAAR,
    ONHERROEPELIJK,
    TE_VERZENDEN,
)
from statemachines.bewaking import bewaakt
from statemachines.grammar import Process, Role, Step, lapsed

SYSTEEM = (Role.SYSTEEM,)
ADMIN = (Role.SWV_ADMIN,)

VERZENDEN = (
    Step(
        action="verzending_vastleggen",
        label="Het besluit is verzonden",
        source=(TE_VERZENDEN,),
        target=BEZWAARTERMIJN,
        by=SYSTEEM,
        law="Awb 3:41; Awb 2:25",
        starts=(BEZWAAR_MAKEN,),
        stops=("L22",),
        tells=("bekendmaking_vastleggen",),
    ),
    Step(
        action="per_post_verzonden",
        label="Vastleggen dat het besluit op de post is, of is uitgereikt",
        source=(TE_VERZENDEN,),
        target=BEZWAARTERMIJN,
        by=ADMIN,
        law="Awb 3:41; Awb 2:25",
        asks=("verzonden_op", "wijze"),
        on="verzonden_op",
        starts=(BEZWAAR_MAKEN,),
        stops=("L22",),
        tells=("bekendmaking_vastleggen",),
    ),
    Step(
        action="onbestelbaar_melden",
        label="Het besluit kwam niet aan",
        source=(TE_VERZENDEN, BEZWAARTERMIJN, NAWERKING),
        target=ONBESTELBAAR,
        by=(*SYSTEEM, *ADMIN),
        law="Awb 2:11",
        starts=(VERZENDEN_BINNEN,),
        stops=("D1", "D1b", "D4", "L46"),
        notifies=(LET_OP_VERZENDING,),
    ),
    Step(
        action="opnieuw_verzenden",
        label="Het besluit opnieuw verzenden",
        source=(ONBESTELBAAR,),
        target=TE_VERZENDEN,
        by=ADMIN,
        law="Awb 2:11 lid 3",
        starts=(VERZENDEN_BINNEN,),
        notifies=(BESLUIT,),
    ),
    *bewaakt(
        VERZENDEN_BINNEN,
        "Het besluit is nog niet weg",
        source=(TE_VERZENDEN, ONBESTELBAAR),
        notifies=(LET_OP_VERZENDING,),
    ),
)

ONAANTASTBAAR = (
    Step(
        action="bezwaartermijn_om",
        label="De zes weken voor bezwaar zijn voorbij",
        source=(BEZWAARTERMIJN,),
        target=NAWERKING,
        by=SYSTEEM,
        law="Awb 6:7",
        requires=(lapsed("D1"),),
        starts=(NAZENDING, BESLISSEN_OP_BEZWAAR),
        stops=("D1",),
    ),
    Step(
        action="onherroepelijk_worden",
        label="Niemand maakte bezwaar",
        source=(NAWERKING,),
        target=ONHERROEPELIJK,
        by=SYSTEEM,
        law="Awb 6:9 lid 2",
        requires=(lapsed("D1b"),),
        tells=("onherroepelijk_worden",),
    ),
)

BEKENDMAKING = Process(
    code="bekendmaking",
    prefix="BK",
    title="Bekendmaking van een besluit",
    law="Awb 3:41",
    dossier=BekendmakingDossier,
    initial=TE_VERZENDEN,
    starts=(VERZENDEN_BINNEN,),
    notifies=(BESLUIT,),
    steps=(*VERZENDEN, *ONAANTASTBAAR, *BEZWAAR),
)
