"""De zienswijze van een ouder of voogd die geen toestemming gaf voor een TLV-aanvraag.

Voor elke ouder met gezag apart (Awb 4:8), naast het advies van de deskundigen. De
termijn begint pas als de uitnodiging echt weg is (Awb 2:25), en zet de beslistermijn
niet stil. Wie zwijgt of weigert, stemt nooit toe: het staat dan vast dat de ouder de
kans had, meer niet.
"""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, Process, Step, lapsed, stays
from statemachines.verzending import niet_voor_de_opdracht
from statemachines.zienswijze.dossier import ZienswijzeDossier
from statemachines.zienswijze.gesprek import VERTELLEN
from statemachines.zienswijze.rollen import ADMIN, BEHANDELAARS, OUDERS, SYSTEEM
from statemachines.zienswijze.termijnen import (
    BINNEN,
    HERINNERING,
    LET_OP_POST,
    LET_OP_VERWERKEN,
    MEER_TIJD,
    ONTVANGST,
    REACTIETERMIJN,
    UITNODIGEN_BINNEN,
    UITNODIGING,
    VERWERKEN_BINNEN,
    VERZENDEN_BINNEN,
)
from statemachines.zienswijze.toestanden import (
    GEEN_GEBRUIK,
    HERINNERD,
    MONDELING_GEHOORD,
    ONTVANGEN_SCHRIFTELIJK,
    OPEN,
    TE_VERWERKEN,
    UIT_TE_NODIGEN,
    UITGENODIGD,
    UITNODIGING_ONDERWEG,
    UITSTEL,
    VERVALLEN,
    VERWERKT,
    WACHT_OP_OUDER,
)
from statemachines.zienswijze.voorwaarden import (
    besluit_blijft_op_tijd,
    geen_gezag_meer,
    gegevens_van_anderen_bijgevoegd,
    ouder_kon_verslag_verbeteren,
    termijn_loopt_nog,
    toestemming_klopt,
    uitstel_hoogstens_een_week,
)

UITNODIGEN = (
    Step(
        action="uitnodigen",
        label="De ouder uitnodigen",
        source=(UIT_TE_NODIGEN,),
        target=UITNODIGING_ONDERWEG,
        by=BEHANDELAARS,
        law="Awb 4:8",
        asks=("toestemming", "gegevens_bijgevoegd"),
        requires=(gegevens_van_anderen_bijgevoegd, toestemming_klopt),
        starts=(VERZENDEN_BINNEN,),
        stops=("L13",),
        notifies=(UITNODIGING,),
    ),
    Step(
        action="verzending_vastleggen",
        label="De uitnodiging is verzonden",
        source=(UITNODIGING_ONDERWEG,),
        target=UITGENODIGD,
        by=SYSTEEM,
        law="Awb 2:10; Awb 2:25",
        starts=REACTIETERMIJN,
        stops=("L14",),
    ),
    Step(
        action="per_post_verzonden",
        label="Vastleggen dat de uitnodiging op de post is",
        source=(UITNODIGING_ONDERWEG,),
        target=UITGENODIGD,
        by=ADMIN,
        law="Awb 2:8; Awb 2:25",
        asks=("verzonden_op",),
        requires=(niet_voor_de_opdracht(VERZENDEN_BINNEN.rule),),
        on="verzonden_op",
        starts=REACTIETERMIJN,
        stops=("L14",),
    ),
    Step(
        action="niet_bezorgd_melden",
        label="De uitnodiging kwam niet aan",
        source=(UITNODIGING_ONDERWEG, *WACHT_OP_OUDER, GEEN_GEBRUIK),
        target=UIT_TE_NODIGEN,
        by=(*SYSTEEM, *ADMIN),
        law="Awb 2:11",
        starts=(UITNODIGEN_BINNEN,),
        stops=("C6", "L40", "L14", "L17"),
        notifies=(LET_OP_POST,),
    ),
    *bewaakt(
        UITNODIGEN_BINNEN,
        "Er is nog niet uitgenodigd",
        source=(UIT_TE_NODIGEN,),
        notifies=(LET_OP_POST,),
    ),
    *bewaakt(
        VERZENDEN_BINNEN,
        "De uitnodiging is nog niet weg",
        source=(UITNODIGING_ONDERWEG,),
        notifies=(LET_OP_POST,),
    ),
)

REAGEREN = (
    Step(
        action="herinneren",
        label="De ouder herinneren",
        source=(UITGENODIGD,),
        target=HERINNERD,
        by=SYSTEEM,
        requires=(lapsed("L40"),),
        stops=("L40",),
        notifies=(HERINNERING,),
    ),
    Step(
        action="uitstel_vragen",
        label="Meer tijd vragen",
        source=(UITGENODIGD, HERINNERD),
        target=UITSTEL,
        by=(*OUDERS, *ADMIN),
        law="Awb 4:8",
        asks=("uitstel_tot",),
        requires=(
            termijn_loopt_nog,
            uitstel_hoogstens_een_week,
            besluit_blijft_op_tijd,
        ),
        stops=("L40",),
        extends=(Extension("C6", until="uitstel_tot"),),
        notifies=(MEER_TIJD,),
    ),
    Step(
        action="schriftelijk_indienen",
        label="Schrijven wat u ervan vindt",
        source=(*WACHT_OP_OUDER, GEEN_GEBRUIK),
        target=ONTVANGEN_SCHRIFTELIJK,
        by=OUDERS,
        law="Awb 4:9",
        asks=("zienswijze",),
        starts=(VERWERKEN_BINNEN,),
        notifies=(ONTVANGST, BINNEN),
    ),
    Step(
        action="schriftelijk_vastleggen",
        label="Een brief of e-mail van de ouder vastleggen",
        source=(*WACHT_OP_OUDER, GEEN_GEBRUIK),
        target=ONTVANGEN_SCHRIFTELIJK,
        by=ADMIN,
        law="Awb 4:9; Awb 2:16",
        asks=("zienswijze", "zienswijze_ontvangen_op"),
        on="zienswijze_ontvangen_op",
        starts=(VERWERKEN_BINNEN,),
        notifies=(ONTVANGST, BINNEN),
    ),
    *stays(
        source=(ONTVANGEN_SCHRIFTELIJK, MONDELING_GEHOORD),
        action="aanvullen",
        label="Nog iets toevoegen",
        by=(*OUDERS, *ADMIN),
        law="Awb 4:9",
        asks=("aanvulling",),
        notifies=(ONTVANGST, BINNEN),
    ),
    Step(
        action="termijn_om",
        label="De ouder reageerde niet",
        source=WACHT_OP_OUDER,
        target=GEEN_GEBRUIK,
        by=SYSTEEM,
        law="Awb 4:8; Awb 2:25",
        requires=(lapsed("C6"),),
        starts=(VERWERKEN_BINNEN,),
        stops=("C6", "L40"),
    ),
)

AFRONDEN = (
    Step(
        action="verwerken",
        label="De zienswijze wegen",
        source=TE_VERWERKEN,
        target=VERWERKT,
        by=BEHANDELAARS,
        law="Awb 3:2; Awb 3:46",
        asks=("reactie", "nieuwe_feiten"),
        requires=(ouder_kon_verslag_verbeteren,),
        tells=("nieuwe_feiten_voorleggen",),
    ),
    *bewaakt(
        VERWERKEN_BINNEN,
        "De zienswijze is nog niet gewogen",
        source=TE_VERWERKEN,
        notifies=(LET_OP_VERWERKEN,),
    ),
    Step(
        action="gezag_geeindigd",
        label="Vastleggen dat de ouder geen gezag meer heeft",
        source=OPEN,
        target=VERVALLEN,
        by=ADMIN,
        requires=(geen_gezag_meer,),
    ),
    Step(
        action="vervallen",
        label="De aanvraag is van tafel",
        source=OPEN,
        target=VERVALLEN,
        by=SYSTEEM,
    ),
)

ZIENSWIJZE = Process(
    code="zienswijze",
    prefix="ZW",
    title="Zienswijze van een ouder",
    law="Awb 4:8",
    dossier=ZienswijzeDossier,
    initial=UIT_TE_NODIGEN,
    starts=(UITNODIGEN_BINNEN,),
    steps=(*UITNODIGEN, *REAGEREN, *VERTELLEN, *AFRONDEN),
)
