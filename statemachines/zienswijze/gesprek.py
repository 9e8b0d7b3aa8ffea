"""De ouder die het liever vertelt: gesprek, verslag en correctie (Awb 4:9)."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Step, lapsed, stays
from statemachines.zienswijze.rollen import ADMIN, BEHANDELAARS, OUDERS, SYSTEEM
from statemachines.zienswijze.termijnen import (
    BINNEN,
    CORRECTIE_BINNEN,
    GESPREK,
    GESPREK_BINNEN,
    LET_OP_GESPREK,
    VERSLAG,
    VERWERKEN_BINNEN,
)
from statemachines.zienswijze.toestanden import (
    GEEN_GEBRUIK,
    MONDELING_GEHOORD,
    MONDELING_GEPLAND,
    WACHT_OP_OUDER,
)
from statemachines.zienswijze.voorwaarden import gesprek_was_gepland

VERTELLEN = (
    Step(
        action="mondeling_kiezen",
        label="Het vertellen in een gesprek",
        source=(*WACHT_OP_OUDER, GEEN_GEBRUIK),
        target=MONDELING_GEPLAND,
        by=(*OUDERS, *ADMIN),
        law="Awb 4:9",
        may_ask=("tolk_nodig",),
        starts=(GESPREK_BINNEN,),
        stops=("C6", "L40", "L17"),
        notifies=(LET_OP_GESPREK,),
    ),
    *stays(
        source=(MONDELING_GEPLAND,),
        action="gesprek_plannen",
        label="De dag van het gesprek vastleggen",
        by=BEHANDELAARS,
        asks=("gesprek_op",),
        notifies=(GESPREK,),
    ),
    Step(
        action="gesprek_houden",
        label="Het verslag van het gesprek vastleggen",
        source=(MONDELING_GEPLAND,),
        target=MONDELING_GEHOORD,
        by=BEHANDELAARS,
        law="Awb 4:9",
        asks=("verslag",),
        requires=(gesprek_was_gepland,),
        starts=(CORRECTIE_BINNEN,),
        notifies=(VERSLAG,),
    ),
    Step(
        action="gesprek_gemist",
        label="De ouder kwam niet naar het gesprek",
        source=(MONDELING_GEPLAND,),
        target=GEEN_GEBRUIK,
        by=BEHANDELAARS,
        requires=(gesprek_was_gepland,),
        starts=(VERWERKEN_BINNEN,),
        stops=("L15",),
    ),
    *stays(
        source=(MONDELING_GEHOORD,),
        action="verslag_verbeteren",
        label="Het verslag verbeteren",
        by=(*OUDERS, *ADMIN),
        asks=("correctie",),
        starts=(VERWERKEN_BINNEN,),
        stops=("L16",),
        notifies=(BINNEN,),
    ),
    *stays(
        source=(MONDELING_GEHOORD,),
        action="correctie_uitgebleven",
        label="De ouder verbeterde het verslag niet",
        by=SYSTEEM,
        requires=(lapsed("L16"),),
        starts=(VERWERKEN_BINNEN,),
        stops=("L16",),
    ),
    *bewaakt(
        GESPREK_BINNEN,
        "Het gesprek is nog niet geweest",
        source=(MONDELING_GEPLAND,),
        notifies=(LET_OP_GESPREK,),
    ),
)
