"""De bekendmaking van een besluit aan een persoon, en de weg naar bezwaar.

Elke ontvanger heeft zijn eigen exemplaar en zijn eigen bezwaartermijn: die begint
op de dag dat het besluit echt is verzonden (Awb 3:40, 6:8). Kwam het niet aan, dan
telt de tweede verzending (Awb 2:11). Het besluit werkt tijdens het bezwaar (Awb 6:16).

1. De verzending, hieronder. Ook wie al bezwaar maakte, krijgt zijn exemplaar.
2. Het bezwaar (`bekendmaking.bezwaar`): vroeg, op tijd of laat, het komt altijd binnen.
3. De beslissing op bezwaar (`bekendmaking.beslissing`), die ook echt weg moet.
4. De rechter (`bekendmaking.beroep`). Staat alles vast, dan rust de zaak: een laat
   bezwaar of beroep kan nog komen tot de zaak sluit.
"""

from dataclasses import replace

from statemachines.bekendmaking.beroep import BEROEP
from statemachines.bekendmaking.beslissing import BESLISSING_OP_BEZWAAR
from statemachines.bekendmaking.bezwaar import BEZWAAR
from statemachines.bekendmaking.dossier import BekendmakingDossier
from statemachines.bekendmaking.termijnen import (
    BESLISSEN_OP_BEZWAAR,
    BESLUIT,
    BEZWAAR_MAKEN,
    LET_OP_VERZENDING,
    NAZENDING,
    SLUITEN,
    VERZENDEN_BINNEN,
)
from statemachines.bekendmaking.toestanden import (
    BEZWAARTERMIJN,
    IN_BEZWAAR,
    NAWERKING,
    ONBESTELBAAR,
    ONHERROEPELIJK,
    ONVERZONDEN,
    TE_VERZENDEN,
    VROEG_BEZWAAR,
)
from statemachines.bewaking import bewaakt
from statemachines.grammar import Process, Role, Step, lapsed
from statemachines.verzending import niet_voor_de_opdracht

SYSTEEM = (Role.SYSTEEM,)
ADMIN = (Role.SWV_ADMIN,)

VERZONDEN = Step[BekendmakingDossier](
    action="verzending_vastleggen",
    label="Het besluit is verzonden",
    source=(TE_VERZENDEN,),
    target=BEZWAARTERMIJN,
    by=SYSTEEM,
    law="Awb 3:41; Awb 2:25",
    starts=(BEZWAAR_MAKEN,),
    stops=("L22",),
    tells=("bekendmaking_vastleggen",),
)
OP_DE_POST = replace(
    VERZONDEN,
    action="per_post_verzonden",
    label="Vastleggen dat het besluit op de post is, of is uitgereikt",
    by=ADMIN,
    asks=("verzonden_op", "wijze"),
    requires=(niet_voor_de_opdracht(VERZENDEN_BINNEN.rule),),
    on="verzonden_op",
)
NIET_AANGEKOMEN = Step[BekendmakingDossier](
    action="onbestelbaar_melden",
    label="Het besluit kwam niet aan",
    source=(TE_VERZENDEN, BEZWAARTERMIJN, NAWERKING),
    target=ONBESTELBAAR,
    by=(*SYSTEEM, *ADMIN),
    law="Awb 2:11",
    starts=(VERZENDEN_BINNEN,),
    stops=("D1", "D1b", "D4", "L46"),
    notifies=(LET_OP_VERZENDING,),
)
OPNIEUW = Step[BekendmakingDossier](
    action="opnieuw_verzenden",
    label="Het besluit opnieuw verzenden",
    source=(ONBESTELBAAR,),
    target=TE_VERZENDEN,
    by=ADMIN,
    law="Awb 2:11 lid 3",
    starts=(VERZENDEN_BINNEN,),
    notifies=(BESLUIT,),
)

VERZENDEN = (
    VERZONDEN,
    OP_DE_POST,
    NIET_AANGEKOMEN,
    OPNIEUW,
    *(
        replace(s, source=(VROEG_BEZWAAR,), target=IN_BEZWAAR)
        for s in (VERZONDEN, OP_DE_POST)
    ),
    *(
        replace(s, source=(VROEG_BEZWAAR,), target=VROEG_BEZWAAR)
        for s in (NIET_AANGEKOMEN, OPNIEUW)
    ),
    *bewaakt(
        VERZENDEN_BINNEN,
        "Het besluit is nog niet weg",
        source=(*ONVERZONDEN, VROEG_BEZWAAR),
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
        starts=(SLUITEN,),
        stops=("D1b", "D4", "L46"),
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
    steps=(
        *VERZENDEN,
        *ONAANTASTBAAR,
        *BEZWAAR,
        *BESLISSING_OP_BEZWAAR,
        *BEROEP,
    ),
)
