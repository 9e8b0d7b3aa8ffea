"""Het bezwaar komt binnen (Awb hoofdstuk 6).

Een bezwaar kan altijd worden vastgelegd: voor de verzending (Awb 6:10), binnen de
termijn, en daarna (Awb 6:11). Was het te laat, dan vraagt de ontvangstbrief naar de
reden; pas de beslissing op bezwaar zegt of dat gevolgen heeft.

De beslistermijn telt vanaf het einde van de bezwaartermijn, niet vanaf de ontvangst
(Awb 7:10 lid 1). Zij begint daarom altijd op die dag, ook als een bezwaar dat op tijd
op de post ging nog onderweg kan zijn (nawerking). Komt er geen bezwaar, dan vervalt
zij; komt er later toch een, dan begint zij op de dag van ontvangst.
"""

from dataclasses import replace

from statemachines.bekendmaking.dossier import BekendmakingDossier
from statemachines.bekendmaking.termijnen import (
    BESLISSEN_OP_BEZWAAR,
    BEZWAAR_BINNEN,
    BEZWAAR_NA_TERMIJN,
    BEZWAAR_ONTVANGEN,
    BEZWAAR_VROEG,
    VERZUIM_HERSTELLEN,
    VERZUIMBRIEF,
)
from statemachines.bekendmaking.toestanden import (
    BEZWAARTERMIJN,
    BIJ_BEZWAAR,
    IN_BEZWAAR,
    NAWERKING,
    ONHERROEPELIJK,
    ONVERZONDEN,
    VERZUIM_TE_HERSTELLEN,
    VROEG_BEZWAAR,
)
from statemachines.bekendmaking.voorwaarden import eigen_exemplaar, te_laat_klopt
from statemachines.grammar import Role, Step, lapsed, stays

ONTVANGERS = (
    Role.OUDER,
    Role.VOOGD,
    Role.GEZINSVOOGD,
    Role.VOORZITTER,
    Role.SCHOOLBESTUUR,
)
ADMIN = (Role.SWV_ADMIN,)
SYSTEEM = (Role.SYSTEEM,)
Stap = Step[BekendmakingDossier]

MAKEN = Stap(
    action="bezwaar_maken",
    label="Bezwaar maken",
    source=(BEZWAARTERMIJN,),
    target=IN_BEZWAAR,
    by=ONTVANGERS,
    law="Awb 6:4; Awb 6:5",
    asks=("bezwaar",),
    may_ask=("reden_te_laat",),
    requires=(eigen_exemplaar,),
    tells=("bezwaar_vernemen",),
    notifies=(BEZWAAR_ONTVANGEN, BEZWAAR_BINNEN),
)
VASTLEGGEN = Stap(
    action="bezwaar_vastleggen",
    label="Een ontvangen bezwaar vastleggen",
    source=(BEZWAARTERMIJN,),
    target=IN_BEZWAAR,
    by=ADMIN,
    law="Awb 6:14; Awb 2:16",
    asks=("bezwaar_ontvangen_op",),
    may_ask=("bezwaar", "bezwaar_gepost_op", "reden_te_laat"),
    on="bezwaar_ontvangen_op",
    tells=("bezwaar_vernemen",),
    notifies=(BEZWAAR_ONTVANGEN, BEZWAAR_BINNEN),
)


def _vroeg(stap: Stap) -> Stap:
    """Geef de stap voor een bezwaar dat er eerder is dan het besluit (Awb 6:10)."""
    return replace(
        stap,
        source=ONVERZONDEN,
        target=VROEG_BEZWAAR,
        notifies=(BEZWAAR_VROEG, BEZWAAR_BINNEN),
    )


def _in_de_week_erna(stap: Stap) -> Stap:
    """Geef de stap voor een bezwaar dat misschien nog op tijd op de post ging."""
    return replace(stap, source=(NAWERKING,), stops=("D1b",))


def _alsnog(stap: Stap) -> Stap:
    """Geef de stap voor een bezwaar tegen een besluit dat al vaststond (Awb 6:11)."""
    return replace(
        stap, source=(ONHERROEPELIJK,), starts=(BESLISSEN_OP_BEZWAAR,), stops=("L80",)
    )


NA_TERMIJN = (BEZWAAR_NA_TERMIJN, BEZWAAR_BINNEN)
LAAT_MAKEN = replace(MAKEN, notifies=NA_TERMIJN)
LAAT_VASTLEGGEN = replace(
    VASTLEGGEN,
    asks=("bezwaar_ontvangen_op", "bezwaar_te_laat"),
    requires=(te_laat_klopt,),
    notifies=NA_TERMIJN,
)

INDIENEN: tuple[Stap, ...] = (
    MAKEN,
    VASTLEGGEN,
    _vroeg(MAKEN),
    _vroeg(VASTLEGGEN),
    _in_de_week_erna(LAAT_MAKEN),
    _in_de_week_erna(LAAT_VASTLEGGEN),
    _alsnog(LAAT_MAKEN),
    _alsnog(LAAT_VASTLEGGEN),
    *stays(
        source=BIJ_BEZWAAR,
        action="reden_te_laat_geven",
        label="Vastleggen waarom het bezwaar later kwam",
        by=(*ONTVANGERS, *ADMIN),
        law="Awb 6:11",
        asks=("reden_te_laat",),
        requires=(eigen_exemplaar,),
    ),
    *stays(
        source=BIJ_BEZWAAR,
        action="bezwaartermijn_om",
        label="De zes weken voor bezwaar zijn voorbij",
        by=SYSTEEM,
        law="Awb 7:10 lid 1",
        requires=(lapsed("D1"),),
        starts=(BESLISSEN_OP_BEZWAAR,),
        stops=("D1",),
    ),
)

HERSTELLEN: tuple[Stap, ...] = (
    Stap(
        action="verzuim_herstellen_vragen",
        label="Vragen wat er aan het bezwaar ontbreekt",
        source=(IN_BEZWAAR,),
        target=VERZUIM_TE_HERSTELLEN,
        by=ADMIN,
        law="Awb 6:6; Awb 7:10 lid 2",
        asks=("verzuim",),
        starts=(VERZUIM_HERSTELLEN,),
        suspends=("D4",),
        notifies=(VERZUIMBRIEF,),
    ),
    Stap(
        action="verzuim_hersteld",
        label="Het bezwaar is nu compleet",
        source=(VERZUIM_TE_HERSTELLEN,),
        target=IN_BEZWAAR,
        by=ADMIN,
        law="Awb 7:10 lid 2",
        asks=("verzuim_hersteld_op",),
        on="verzuim_hersteld_op",
        stops=("D2",),
        resumes=("D4",),
    ),
    Stap(
        action="verzuim_niet_hersteld",
        label="De rest van het bezwaar kwam niet",
        source=(VERZUIM_TE_HERSTELLEN,),
        target=IN_BEZWAAR,
        by=SYSTEEM,
        law="Awb 6:6; Awb 7:10 lid 2",
        requires=(lapsed("D2"),),
        resumes=("D4",),
        notifies=(BEZWAAR_BINNEN,),
    ),
)

BEZWAAR = (*INDIENEN, *HERSTELLEN)
