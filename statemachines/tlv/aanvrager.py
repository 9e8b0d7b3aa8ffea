"""De aanvrager horen, voor een afwijzing of een intrekking (Awb 4:7)."""

from statemachines.grammar import lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.rollen import AANVRAGER, BEHANDELAARS, SYSTEEM
from statemachines.tlv.toestanden import BESLUITRIJP, INTREKKING_VOORGENOMEN

AANVRAGER_HOREN = (
    *stays(
        source=(BESLUITRIJP,),
        action="aanvrager_horen",
        label="De school laten reageren voor een afwijzing of een ander besluit",
        by=BEHANDELAARS,
        law="Awb 4:7",
        asks=("voornemen",),
        starts=(termijnen.REACTIE_AANVRAGER,),
        notifies=(berichten.VOORNEMEN,),
    ),
    *stays(
        source=(BESLUITRIJP, INTREKKING_VOORGENOMEN),
        action="aanvrager_reageren",
        label="Reageren op het voornemen",
        by=AANVRAGER,
        law="Awb 4:7; Awb 4:9",
        asks=("zienswijze_school",),
        stops=("C7",),
        notifies=(berichten.REACTIE_SCHOOL,),
    ),
    *stays(
        source=(BESLUITRIJP, INTREKKING_VOORGENOMEN),
        action="aanvrager_reageert_niet",
        label="De school reageerde niet op het voornemen",
        by=SYSTEEM,
        requires=(lapsed("C7"),),
        stops=("C7",),
    ),
)
