"""Beroep bij de rechtbank en hoger beroep (Awb 8:1, 6:24).

Na elke termijn komt een week waarin nog iets kan binnenkomen dat op tijd op de post
ging (Awb 6:9 lid 2). Pas daarna staat de beslissing vast.
"""

from statemachines.bekendmaking.bezwaar import ADMIN, SYSTEEM, Stap
from statemachines.bekendmaking.termijnen import (
    BEROEP_NAZENDING,
    HOGER_BEROEP_NAZENDING,
    IN_HOGER_BEROEP_GAAN,
    LET_OP_BEZWAAR,
    LET_OP_UITSPRAAK,
    SLUITEN,
    VOLGEN,
)
from statemachines.bekendmaking.toestanden import (
    BEROEP_NAWERKING,
    BEROEPSTERMIJN,
    BEZWAAR_AFGEHANDELD,
    BIJ_BEZWAAR,
    BOB_TE_VERZENDEN,
    GESLOTEN,
    HOGER_BEROEP_NAWERKING,
    HOGER_BEROEPSTERMIJN,
    IN_BEROEP,
    IN_HOGER_BEROEP,
    NAWERKING,
    ONHERROEPELIJK,
)
from statemachines.bewaking import bewaakt
from statemachines.grammar import State, Term, lapsed


def _voorbij(action: str, label: str, bron: State, doel: State, week: Term) -> Stap:
    """Geef de stap na zes weken: nog een week voor wat op de post ging."""
    return Stap(
        action=action,
        label=label,
        source=(bron,),
        target=doel,
        by=SYSTEEM,
        law="Awb 6:7; Awb 6:9 lid 2",
        requires=(lapsed("D8"),),
        starts=(week,),
        stops=("D8",),
    )


def _vast(action: str, label: str, bron: State) -> Stap:
    """Geef de stap na de week van de post: het staat vast."""
    return Stap(
        action=action,
        label=label,
        source=(bron,),
        target=BEZWAAR_AFGEHANDELD,
        by=SYSTEEM,
        law="Awb 6:9 lid 2; Awb 6:24",
        requires=(lapsed("D1b"),),
        starts=(SLUITEN,),
        stops=("D1b",),
        tells=("onherroepelijk_worden",),
    )


RECHTBANK: tuple[Stap, ...] = (
    _voorbij(
        "beroepstermijn_om",
        "De zes weken voor beroep zijn voorbij",
        BEROEPSTERMIJN,
        BEROEP_NAWERKING,
        BEROEP_NAZENDING,
    ),
    _vast("beroep_onherroepelijk", "Niemand ging in beroep", BEROEP_NAWERKING),
    Stap(
        action="beroep_vastleggen",
        label="Vastleggen dat er beroep is",
        source=(BEROEPSTERMIJN, BEROEP_NAWERKING, BEZWAAR_AFGEHANDELD),
        target=IN_BEROEP,
        by=ADMIN,
        law="Awb 8:1; Awb 6:11",
        asks=("beroep_ontvangen_op",),
        on="beroep_ontvangen_op",
        starts=(VOLGEN,),
        stops=("D8", "D1b", "L80"),
        tells=("bezwaar_vernemen",),
    ),
    Stap(
        action="uitspraak_vastleggen",
        label="De uitspraak van de rechtbank vastleggen",
        source=(IN_BEROEP,),
        target=HOGER_BEROEPSTERMIJN,
        by=ADMIN,
        law="Awb 6:24; Awb 8:79",
        asks=("uitspraak", "uitspraak_verzonden_op"),
        on="uitspraak_verzonden_op",
        starts=(IN_HOGER_BEROEP_GAAN,),
        stops=("L46",),
        notifies=(LET_OP_UITSPRAAK,),
    ),
)

HOOGSTE_RECHTER: tuple[Stap, ...] = (
    _voorbij(
        "hoger_beroepstermijn_om",
        "De zes weken voor hoger beroep zijn voorbij",
        HOGER_BEROEPSTERMIJN,
        HOGER_BEROEP_NAWERKING,
        HOGER_BEROEP_NAZENDING,
    ),
    _vast(
        "uitspraak_onherroepelijk",
        "Niemand ging in hoger beroep",
        HOGER_BEROEP_NAWERKING,
    ),
    Stap(
        action="hoger_beroep_vastleggen",
        label="Vastleggen dat er hoger beroep is",
        source=(HOGER_BEROEPSTERMIJN, HOGER_BEROEP_NAWERKING),
        target=IN_HOGER_BEROEP,
        by=ADMIN,
        law="Awb 8:104; Awb 6:24",
        asks=("hoger_beroep_ontvangen_op",),
        on="hoger_beroep_ontvangen_op",
        starts=(VOLGEN,),
        stops=("D8", "D1b"),
    ),
    Stap(
        action="uitspraak_hoger_beroep_vastleggen",
        label="De uitspraak in hoger beroep vastleggen",
        source=(IN_HOGER_BEROEP,),
        target=BEZWAAR_AFGEHANDELD,
        by=ADMIN,
        law="Awb 8:104",
        asks=("uitspraak",),
        starts=(SLUITEN,),
        stops=("L46",),
        tells=("onherroepelijk_worden",),
        notifies=(LET_OP_UITSPRAAK,),
    ),
)

EINDE: tuple[Stap, ...] = (
    *bewaakt(
        VOLGEN,
        "Het bezwaar of beroep loopt al lang",
        source=(NAWERKING, *BIJ_BEZWAAR, BOB_TE_VERZENDEN, IN_BEROEP, IN_HOGER_BEROEP),
        notifies=(LET_OP_BEZWAAR,),
    ),
    Stap(
        action="sluiten",
        label="De zaak sluiten",
        source=(ONHERROEPELIJK, BEZWAAR_AFGEHANDELD),
        target=GESLOTEN,
        by=SYSTEEM,
        law="WPO 18a lid 13",
        requires=(lapsed("L80"),),
    ),
)

BEROEP = (*RECHTBANK, *HOOGSTE_RECHTER, *EINDE)
