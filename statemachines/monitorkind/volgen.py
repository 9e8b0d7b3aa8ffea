"""Praten met de ouders, onderwijs regelen, de jeugdarts vragen, opnieuw kijken."""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, stays
from statemachines.monitorkind.eisen import (
    PLAN,
    alleen_ja_deels_of_nee,
    ouders_weten_van_de_jeugdarts,
)
from statemachines.monitorkind.termijnen import (
    BEKIJKEN,
    GESPREK,
    HERINNERING,
    JEUGDARTS,
    ONDERWIJS,
    ONDERWIJS_REGELEN,
    TEAM,
)
from statemachines.monitorkind.toestanden import (
    ACTIEF_TRAJECT,
    GEVOLGD,
    KANDIDAAT,
    MONITOR,
)

VOLGEN = (
    Step(
        action="volgen",
        label="Na het gesprek met de ouders: het kind volgen",
        source=(KANDIDAAT,),
        target=MONITOR,
        by=SCHOOL,
        law=PLAN,
        asks=("gesprek_op",),
        on="gesprek_op",
        starts=(ONDERWIJS_REGELEN, BEKIJKEN),
        stops=("L119",),
        notifies=aan("monitorkind/volgen", *OUDERS, law="AVG 13"),
    ),
    *stays(
        source=GEVOLGD,
        action="onderwijs_regelen",
        label="Vastleggen welk onderwijs het kind nu krijgt",
        by=SCHOOL,
        law=ONDERWIJS,
        asks=("onderwijs_thuis",),
        stops=("L120",),
        notifies=aan("monitorkind/onderwijs", *OUDERS, law=ONDERWIJS),
    ),
    *stays(
        source=GEVOLGD,
        action="opnieuw_bekijken",
        label="Vastleggen dat de school met ouders en kind opnieuw keek",
        by=SCHOOL,
        law=PLAN,
        asks=("bekeken_op", "verslag"),
        on="bekeken_op",
        starts=(BEKIJKEN,),
        notifies=aan("monitorkind/bekeken", *OUDERS),
    ),
    Step(
        action="traject_starten",
        label="Een plan beginnen om het kind terug te laten komen",
        source=(MONITOR,),
        target=ACTIEF_TRAJECT,
        by=SCHOOL,
        law=ONDERWIJS,
        asks=("traject",),
        notifies=aan("monitorkind/traject", *OUDERS, Role.SWV_ER),
    ),
    Step(
        action="traject_stoppen",
        label="Het plan stoppen en het kind blijven volgen",
        source=(ACTIEF_TRAJECT,),
        target=MONITOR,
        by=SCHOOL,
        law=ONDERWIJS,
    ),
    *bewaakt(
        GESPREK,
        "Eraan herinneren dat er nog geen gesprek was met de ouders",
        source=(KANDIDAAT,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        ONDERWIJS_REGELEN,
        "Eraan herinneren dat het kind nog geen onderwijs krijgt",
        source=GEVOLGD,
        notifies=aan("monitorkind/herinnering", *TEAM, law=ONDERWIJS),
    ),
    *bewaakt(
        BEKIJKEN,
        "Eraan herinneren dat de school opnieuw moet kijken",
        source=GEVOLGD,
        notifies=aan("monitorkind/herinnering", *TEAM),
    ),
)

ARTS = (
    *stays(
        source=GEVOLGD,
        action="jeugdarts_vragen",
        label="De jeugdarts vragen of het kind kan deelnemen",
        by=SCHOOL,
        law="WPO 8 lid 4",
        asks=("ouders_ingelicht_op",),
        requires=(ouders_weten_van_de_jeugdarts,),
        starts=(JEUGDARTS,),
        notifies=(
            *aan("monitorkind/jeugdarts", Role.JEUGDARTS),
            *aan("monitorkind/jeugdarts_ouders", *OUDERS, law="AVG 13"),
        ),
    ),
    *stays(
        source=GEVOLGD,
        action="verklaring_vastleggen",
        label="Vastleggen wat de jeugdarts zegt: ja, deels of nee",
        by=(Role.JEUGDARTS, *SCHOOL),
        law="LPW 11 d",
        asks=("kan_deelnemen", "verklaring_op"),
        requires=(alleen_ja_deels_of_nee,),
        on="verklaring_op",
        stops=("L122",),
        notifies=aan("monitorkind/verklaring", *SCHOOL, *OUDERS),
    ),
    *bewaakt(
        JEUGDARTS,
        "Eraan herinneren dat de jeugdarts nog niet antwoordde",
        source=GEVOLGD,
        notifies=HERINNERING,
    ),
)
