"""De school horen, voor een afwijzing of een intrekking (Awb 4:7).

De tijd om te reageren begint pas als de brief echt weg is. Zolang hij onderweg is,
kan het SWV niet beslissen.
"""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Role, Situation, Step, guard, lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.rollen import AANVRAGER, ADMIN, BEHANDELAARS, SYSTEEM
from statemachines.tlv.toestanden import BESLUITRIJP, INTREKKING_VOORGENOMEN
from statemachines.verzending import niet_voor_de_opdracht

TE_HOREN = (BESLUITRIJP, INTREKKING_VOORGENOMEN)


@guard(
    "Er is geen voornemen onderweg naar de school.",
    law="Awb 4:7",
    lifted_by="het secretariaat van het SWV",
)
def voornemen_onderweg(zaak: Situation[TlvDossier]) -> bool:
    return bool({"L14", "C7"} & set(zaak.terms))


AANVRAGER_HOREN = (
    *stays(
        source=(BESLUITRIJP,),
        action="aanvrager_horen",
        label="De school laten reageren voor een afwijzing of een ander besluit",
        by=BEHANDELAARS,
        law="Awb 4:7",
        asks=("voornemen",),
        starts=(termijnen.VOORNEMEN_BEZORGEN,),
        stops=("C7",),
        notifies=(berichten.VOORNEMEN,),
    ),
    *stays(
        source=TE_HOREN,
        action="voornemen_verzonden",
        label="De brief over het voornemen is verzonden",
        by=SYSTEEM,
        law="Awb 4:7; Awb 2:25",
        requires=(voornemen_onderweg,),
        starts=(termijnen.REACTIE_AANVRAGER,),
        stops=("L14",),
    ),
    *stays(
        source=TE_HOREN,
        action="per_post_verzonden",
        label="Vastleggen dat de brief over het voornemen op de post is",
        by=ADMIN,
        law="Awb 4:7; Awb 2:25",
        asks=("verzonden_op",),
        requires=(voornemen_onderweg, niet_voor_de_opdracht("L14")),
        on="verzonden_op",
        starts=(termijnen.REACTIE_AANVRAGER,),
        stops=("L14",),
    ),
    *stays(
        source=TE_HOREN,
        action="voornemen_niet_bezorgd",
        label="De brief over het voornemen kwam niet aan",
        by=(*SYSTEEM, *ADMIN),
        law="Awb 4:7; Awb 2:11",
        requires=(voornemen_onderweg,),
        starts=(termijnen.VOORNEMEN_BEZORGEN,),
        stops=("C7",),
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
    *bewaakt(
        termijnen.VOORNEMEN_BEZORGEN,
        "De brief over het voornemen is nog niet weg",
        source=TE_HOREN,
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
)

REACTIES: tuple[Step[TlvDossier], ...] = (
    *stays(
        source=(BESLUITRIJP,),
        action="aanvrager_reageren",
        label="Reageren op het voornemen",
        by=AANVRAGER,
        law="Awb 4:7; Awb 4:9",
        asks=("zienswijze_school",),
        stops=("C7", "L14"),
        notifies=(berichten.BERICHT_ONTVANGEN, berichten.REACTIE_SCHOOL),
    ),
    *stays(
        source=(INTREKKING_VOORGENOMEN,),
        action="aanvrager_reageren",
        label="Reageren op het voornemen om in te trekken",
        by=AANVRAGER,
        law="Awb 4:7; Awb 4:9",
        asks=("zienswijze_school",),
        notifies=(berichten.BERICHT_ONTVANGEN, berichten.REACTIE_SCHOOL),
    ),
    *stays(
        source=(INTREKKING_VOORGENOMEN,),
        action="nieuwe_school_reageren",
        label="Als nieuwe school reageren op het voornemen om in te trekken",
        by=(Role.ONTVANGENDE_SCHOOL,),
        law="Awb 4:8; Awb 4:9",
        asks=("zienswijze_nieuwe_school",),
        notifies=(berichten.BERICHT_NIEUWE_SCHOOL, berichten.REACTIE_SCHOOL),
    ),
    *stays(
        source=TE_HOREN,
        action="aanvrager_reageert_niet",
        label="De tijd om te reageren op het voornemen is voorbij",
        by=SYSTEEM,
        requires=(lapsed("C7"),),
        stops=("C7",),
    ),
)
