"""De beslissing op bezwaar: op tijd, later of te laat, en echt verzonden (Awb 7:10).

De beslissing telt pas als zij is verzonden. Tot die dag loopt de beslistermijn door,
en vanaf die dag telt de termijn voor beroep (Awb 6:8).
"""

from statemachines.bekendmaking.bezwaar import ADMIN, ONTVANGERS, SYSTEEM, Stap
from statemachines.bekendmaking.termijnen import (
    ALARM_BEZWAAR,
    BESLISSEN_OP_BEZWAAR,
    BESLISSING,
    BOB_VERZENDEN_BINNEN,
    IN_BEROEP_GAAN,
    LET_OP_BESLISSING,
    SLUITEN,
    VERDAAGD,
    VERDAAGD_AANVRAGER,
    VERDAAGD_ANDEREN,
    VOLGEN,
)
from statemachines.bekendmaking.toestanden import (
    BEROEP_NAWERKING,
    BEROEPSTERMIJN,
    BEZWAAR_AFGEHANDELD,
    BIJ_BEZWAAR,
    BOB_TE_VERZENDEN,
    IN_BEZWAAR,
    NAWERKING,
)
from statemachines.bekendmaking.voorwaarden import (
    beslissing_volledig,
    beslist_en_daarna_verzonden,
    beslistermijn_bezwaar_loopt,
    bezwaartermijn_voorbij,
    eigen_exemplaar,
)
from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, Role, lapsed, stays

BESLISSEN: tuple[Stap, ...] = (
    *stays(
        source=(IN_BEZWAAR,),
        action="beslissing_op_bezwaar_verdagen",
        label="Later beslissen op het bezwaar",
        by=(Role.BESTUURDER, Role.SWV_ADMIN),
        law="Awb 7:10 lid 3",
        asks=("nieuwe_einddatum",),
        requires=(beslistermijn_bezwaar_loopt,),
        extends=(Extension(BESLISSEN_OP_BEZWAAR.rule, until="nieuwe_einddatum"),),
        notifies=(VERDAAGD, VERDAAGD_AANVRAGER, VERDAAGD_ANDEREN),
    ),
    *stays(
        source=(NAWERKING, *BIJ_BEZWAAR, BOB_TE_VERZENDEN),
        action="beslissing_op_bezwaar_te_laat",
        label="De beslissing op bezwaar is te laat",
        by=SYSTEEM,
        law="Awb 7:10; Awb 4:17",
        requires=(lapsed("D4"),),
        starts=(VOLGEN,),
        stops=("D4",),
        notifies=(ALARM_BEZWAAR,),
    ),
    Stap(
        action="beslissen_op_bezwaar",
        label="De beslissing op bezwaar vastleggen",
        source=(IN_BEZWAAR,),
        target=BOB_TE_VERZENDEN,
        by=(Role.BESTUURDER,),
        law="Awb 7:11; Awb 7:12",
        asks=("beslist_op", "uitkomst", "motivering_bezwaar"),
        may_ask=(
            "advies_bezwaarcommissie",
            "afwijking_van_commissie",
            "bezwaar_te_laat",
        ),
        requires=(bezwaartermijn_voorbij, beslissing_volledig),
        on="beslist_op",
        starts=(BOB_VERZENDEN_BINNEN,),
        notifies=(BESLISSING,),
    ),
    Stap(
        action="bezwaar_intrekken",
        label="Het bezwaar intrekken",
        source=BIJ_BEZWAAR,
        target=BEZWAAR_AFGEHANDELD,
        by=(*ONTVANGERS, *ADMIN),
        law="Awb 6:21",
        requires=(eigen_exemplaar, bezwaartermijn_voorbij),
        starts=(SLUITEN,),
        stops=("D2", "D4", "L46"),
        tells=("onherroepelijk_worden",),
    ),
)

VERSTUREN: tuple[Stap, ...] = (
    Stap(
        action="beslissing_verzonden",
        label="De beslissing op bezwaar is verzonden",
        source=(BOB_TE_VERZENDEN,),
        target=BEROEPSTERMIJN,
        by=SYSTEEM,
        law="Awb 7:12 lid 2; Awb 6:8",
        starts=(IN_BEROEP_GAAN,),
        stops=("D4", "L46", "L81"),
    ),
    Stap(
        action="beslissing_per_post_verzonden",
        label="Vastleggen dat de beslissing op bezwaar op de post is",
        source=(BOB_TE_VERZENDEN,),
        target=BEROEPSTERMIJN,
        by=ADMIN,
        law="Awb 7:12 lid 2; Awb 6:8",
        asks=("bob_verzonden_op",),
        requires=(beslist_en_daarna_verzonden,),
        on="bob_verzonden_op",
        starts=(IN_BEROEP_GAAN,),
        stops=("D4", "L46", "L81"),
    ),
    Stap(
        action="beslissing_onbestelbaar",
        label="De beslissing op bezwaar kwam niet aan",
        source=(BOB_TE_VERZENDEN, BEROEPSTERMIJN, BEROEP_NAWERKING),
        target=BOB_TE_VERZENDEN,
        by=(*SYSTEEM, *ADMIN),
        law="Awb 2:11",
        starts=(BOB_VERZENDEN_BINNEN,),
        stops=("D8", "D1b"),
        notifies=(LET_OP_BESLISSING,),
    ),
    *stays(
        source=(BOB_TE_VERZENDEN,),
        action="beslissing_opnieuw_verzenden",
        label="De beslissing op bezwaar opnieuw verzenden",
        by=ADMIN,
        law="Awb 2:11 lid 3",
        starts=(BOB_VERZENDEN_BINNEN,),
        notifies=(BESLISSING,),
    ),
    *bewaakt(
        BOB_VERZENDEN_BINNEN,
        "De beslissing op bezwaar is nog niet weg",
        source=(BOB_TE_VERZENDEN,),
        notifies=(LET_OP_BESLISSING,),
    ),
)

BESLISSING_OP_BEZWAAR = (*BESLISSEN, *VERSTUREN)
