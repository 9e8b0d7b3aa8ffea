"""Het bezwaar tegen een besluit, tot en met de rechter (Awb hoofdstuk 6 en 7).

De beslistermijn telt vanaf het einde van de bezwaartermijn, niet vanaf de ontvangst
(Awb 7:10 lid 1). Zij begint daarom altijd op die dag, ook als een bezwaar dat op tijd
op de post ging nog onderweg kan zijn (nawerking). Komt er geen bezwaar, dan vervalt
zij.
"""

from statemachines.bekendmaking.termijnen import (
    ALARM_BEZWAAR,
    BESLISSEN_OP_BEZWAAR,
    BEZWAAR_BINNEN,
    BEZWAAR_ONTVANGEN,
    IN_BEROEP_GAAN,
    LET_OP_BEZWAAR,
    VERDAAGD,
    VOLGEN,
)
from statemachines.bekendmaking.toestanden import (
    BEROEPSTERMIJN,
    BEZWAAR_AFGEHANDELD,
    BEZWAARTERMIJN,
    IN_BEROEP,
    IN_BEZWAAR,
    NAWERKING,
)
from statemachines.bekendmaking.voorwaarden import (
    beslistermijn_bezwaar_loopt,
    bezwaar_op_tijd_of_uitgelegd,
    bezwaartermijn_voorbij,
    eigen_exemplaar,
)
from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, Role, Step, lapsed, stays

ONTVANGERS = (
    Role.OUDER,
    Role.VOOGD,
    Role.GEZINSVOOGD,
    Role.VOORZITTER,
    Role.SCHOOLBESTUUR,
)
ADMIN = (Role.SWV_ADMIN,)
SYSTEEM = (Role.SYSTEEM,)

INDIENEN = (
    Step(
        action="bezwaar_maken",
        label="Bezwaar maken",
        source=(BEZWAARTERMIJN, NAWERKING),
        target=IN_BEZWAAR,
        by=ONTVANGERS,
        law="Awb 6:4; Awb 6:5",
        asks=("bezwaar",),
        may_ask=("reden_te_laat",),
        requires=(eigen_exemplaar, bezwaar_op_tijd_of_uitgelegd),
        stops=("D1b",),
        notifies=(BEZWAAR_ONTVANGEN, BEZWAAR_BINNEN),
    ),
    Step(
        action="bezwaar_vastleggen",
        label="Een ontvangen bezwaar vastleggen",
        source=(BEZWAARTERMIJN, NAWERKING),
        target=IN_BEZWAAR,
        by=ADMIN,
        law="Awb 6:14; Awb 2:16",
        asks=("bezwaar_ontvangen_op",),
        may_ask=("bezwaar", "bezwaar_gepost_op", "reden_te_laat"),
        requires=(bezwaar_op_tijd_of_uitgelegd,),
        on="bezwaar_ontvangen_op",
        stops=("D1b",),
        notifies=(BEZWAAR_ONTVANGEN, BEZWAAR_BINNEN),
    ),
    *stays(
        source=(IN_BEZWAAR,),
        action="bezwaartermijn_om",
        label="De zes weken voor bezwaar zijn voorbij",
        by=SYSTEEM,
        law="Awb 7:10 lid 1",
        requires=(lapsed("D1"),),
        starts=(BESLISSEN_OP_BEZWAAR,),
        stops=("D1",),
    ),
)

BESLISSEN = (
    *stays(
        source=(IN_BEZWAAR,),
        action="beslissing_op_bezwaar_verdagen",
        label="Later beslissen op het bezwaar",
        by=(Role.BESTUURDER, Role.SWV_ADMIN),
        law="Awb 7:10 lid 3",
        asks=("nieuwe_einddatum",),
        requires=(beslistermijn_bezwaar_loopt,),
        extends=(Extension("D4", until="nieuwe_einddatum"),),
        notifies=(VERDAAGD,),
    ),
    *stays(
        source=(NAWERKING, IN_BEZWAAR),
        action="beslissing_op_bezwaar_te_laat",
        label="De beslissing op bezwaar is te laat",
        by=SYSTEEM,
        law="Awb 7:10; Awb 4:17",
        requires=(lapsed("D4"),),
        starts=(VOLGEN,),
        stops=("D4",),
        notifies=(ALARM_BEZWAAR,),
    ),
    Step(
        action="beslissen_op_bezwaar",
        label="De beslissing op bezwaar vastleggen",
        source=(IN_BEZWAAR,),
        target=BEROEPSTERMIJN,
        by=(Role.BESTUURDER,),
        law="Awb 7:11; Awb 7:12",
        asks=("beslist_op", "uitkomst"),
        requires=(bezwaartermijn_voorbij,),
        on="beslist_op",
        starts=(IN_BEROEP_GAAN,),
        stops=("D4", "L46"),
    ),
    Step(
        action="bezwaar_intrekken",
        label="Het bezwaar intrekken",
        source=(IN_BEZWAAR,),
        target=BEZWAAR_AFGEHANDELD,
        by=(*ONTVANGERS, *ADMIN),
        law="Awb 6:21",
        requires=(bezwaartermijn_voorbij,),
        tells=("onherroepelijk_worden",),
    ),
)

BEROEP = (
    Step(
        action="beroepstermijn_om",
        label="Niemand ging in beroep",
        source=(BEROEPSTERMIJN,),
        target=BEZWAAR_AFGEHANDELD,
        by=SYSTEEM,
        law="Awb 6:7; Awb 8:1",
        requires=(lapsed("D8"),),
        tells=("onherroepelijk_worden",),
    ),
    Step(
        action="beroep_vastleggen",
        label="Vastleggen dat er beroep is",
        source=(BEROEPSTERMIJN,),
        target=IN_BEROEP,
        by=ADMIN,
        law="Awb 8:1",
        asks=("beroep_ontvangen_op",),
        on="beroep_ontvangen_op",
        starts=(VOLGEN,),
    ),
    Step(
        action="uitspraak_vastleggen",
        label="De uitspraak vastleggen",
        source=(IN_BEROEP,),
        target=BEZWAAR_AFGEHANDELD,
        by=ADMIN,
        asks=("uitkomst",),
        tells=("onherroepelijk_worden",),
    ),
    *bewaakt(
        VOLGEN,
        "Het bezwaar of beroep loopt al lang",
        source=(NAWERKING, IN_BEZWAAR, IN_BEROEP),
        notifies=(LET_OP_BEZWAAR,),
    ),
)

BEZWAAR = (*INDIENEN, *BESLISSEN, *BEROEP)
