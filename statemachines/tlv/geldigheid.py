"""Na het besluit: onherroepelijk, plaatsen, intrekken, verlopen."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Ends, Role, Step, lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.eisen_besluit import geplaatst_terwijl_tlv_geldt
from statemachines.tlv.eisen_verzending import besluit_verzonden, geen_bezwaar_meer
from statemachines.tlv.horen import (
    school_gehoord,
    zienswijze_gewogen,
    zienswijzen_verwerkt,
)
from statemachines.tlv.rollen import AANVRAGER, ADMIN, BEHANDELAARS, SYSTEEM
from statemachines.tlv.toestanden import (
    AFWIJZING_BEKENDGEMAAKT,
    AFWIJZING_ONHERROEPELIJK,
    BEKENDGEMAAKT,
    GELDIG,
    INGETROKKEN,
    INTREKKING_VOORGENOMEN,
    ONHERROEPELIJK,
    VERLOOPT,
    VERLOPEN,
    VERVANGEN,
)

NIEUWE_SCHOOL = (Role.ONTVANGENDE_SCHOOL, *AANVRAGER)

ONAANTASTBAAR = (
    Step(
        action="onherroepelijk_worden",
        label="De TLV staat vast",
        source=(BEKENDGEMAAKT,),
        target=ONHERROEPELIJK,
        by=SYSTEEM,
        law="Awb 6:7; Awb 6:9",
        requires=(geen_bezwaar_meer,),
        stops=("C4", "L41", "L48"),
    ),
    Step(
        action="onherroepelijk_worden",
        label="De weigering staat vast",
        source=(AFWIJZING_BEKENDGEMAAKT,),
        target=AFWIJZING_ONHERROEPELIJK,
        by=SYSTEEM,
        law="Awb 6:7; Awb 6:9",
        requires=(geen_bezwaar_meer,),
    ),
    *stays(
        source=(GELDIG, VERLOOPT),
        action="onherroepelijk_worden",
        label="De TLV staat vast",
        by=SYSTEEM,
        law="Awb 6:7; Awb 6:9",
        requires=(geen_bezwaar_meer,),
    ),
    *bewaakt(
        termijnen.BEZWAAR_VOLGEN,
        "De weigering staat nog niet vast",
        source=(AFWIJZING_BEKENDGEMAAKT,),
        notifies=(berichten.BEZWAAR_LOOPT,),
    ),
)

PLAATSEN = (
    Step(
        action="plaatsen",
        label="De leerling is geplaatst",
        source=(BEKENDGEMAAKT, ONHERROEPELIJK),
        target=GELDIG,
        by=(*NIEUWE_SCHOOL, *ADMIN),
        law="WPO 40 lid 8; WEC 40 lid 10",
        asks=("geplaatst_op",),
        requires=(besluit_verzonden, geplaatst_terwijl_tlv_geldt),
        on="geplaatst_op",
        starts=(termijnen.LOOPT_AF,),
    ),
    *bewaakt(
        termijnen.PLAATSEN_BINNEN,
        "De leerling is nog niet geplaatst",
        source=(BEKENDGEMAAKT, ONHERROEPELIJK),
        notifies=(berichten.NOG_PLAATSEN,),
    ),
)

LAATSTE_SCHOOLJAAR = (
    Step(
        action="aflopen",
        label="Het laatste schooljaar is begonnen",
        source=(GELDIG,),
        target=VERLOOPT,
        by=SYSTEEM,
        law="WPO 40 lid 14; WEC 40 lid 15",
        requires=(lapsed("L42"),),
        starts=termijnen.LAATSTE_JAAR,
        stops=("L42",),
        notifies=(berichten.LOOPT_AF,),
    ),
    *stays(
        source=(VERLOOPT,),
        action="advies_over_vervolg",
        label="Tijd voor advies over het vervolg",
        by=SYSTEEM,
        law="WPO 40 lid 14; WEC 40 lid 15",
        requires=(lapsed("L43"),),
        stops=("L43",),
        notifies=(berichten.LOOPT_AF_ADVIES, berichten.LOOPT_AF_OUDERS),
    ),
    *stays(
        source=(VERLOOPT,),
        action="aanvraag_vervolg",
        label="Tijd voor een nieuwe aanvraag",
        by=SYSTEEM,
        requires=(lapsed("L44"),),
        stops=("L44",),
        notifies=(berichten.LOOPT_AF_AANVRAAG,),
    ),
    *stays(
        source=(VERLOOPT,),
        action="besluit_over_vervolg",
        label="Tijd voor een nieuw besluit",
        by=SYSTEEM,
        requires=(lapsed("L45"),),
        stops=("L45",),
        notifies=(berichten.LOOPT_AF_BESLUIT,),
    ),
    *stays(
        source=(GELDIG, VERLOOPT),
        action="verlengen_aanvragen",
        label="Vastleggen dat een nieuwe TLV is aangevraagd",
        by=NIEUWE_SCHOOL,
        law="WPO 40 lid 14; WEC 40 lid 15",
        asks=("opvolgende_zaak", "advies_commissie"),
        starts=(termijnen.OPGEVOLGD,),
        notifies=(berichten.NIEUWE_VRAAG,),
    ),
    *stays(
        source=(GELDIG, VERLOOPT),
        action="herbeoordelen",
        label="Vastleggen dat de TLV opnieuw wordt beoordeeld",
        by=(*NIEUWE_SCHOOL, *BEHANDELAARS),
        law="WPO 40 lid 14; WEC 40 lid 15",
        asks=("opvolgende_zaak",),
        starts=(termijnen.OPGEVOLGD,),
        notifies=(berichten.NIEUWE_VRAAG,),
    ),
)

INTREKKEN = (
    Step(
        action="intrekking_voornemen",
        label="De school en de ouders horen over intrekken",
        source=(GELDIG, VERLOOPT),
        target=INTREKKING_VOORGENOMEN,
        by=(Role.BESTUURDER, *BEHANDELAARS),
        law="Awb 4:7; Awb 4:8",
        asks=("intrekkingsgrond", "voornemen"),
        starts=(termijnen.VOORNEMEN_BEZORGEN, termijnen.VOORNEMEN_BINNEN),
        stops=("L42", "L43", "L44", "L45"),
        notifies=(berichten.VOORNEMEN, berichten.VOORNEMEN_NIEUWE_SCHOOL),
    ),
    Step(
        action="van_intrekking_afzien",
        label="De TLV toch niet intrekken",
        source=(INTREKKING_VOORGENOMEN,),
        target=GELDIG,
        by=(Role.BESTUURDER, *BEHANDELAARS),
        starts=(termijnen.LOOPT_AF,),
        stops=("C7", "L14", "L47"),
        ends=(Ends("zienswijze", "vervallen"),),
    ),
    Step(
        action="intrekken",
        label="De TLV intrekken",
        source=(INTREKKING_VOORGENOMEN,),
        target=INGETROKKEN,
        by=(Role.BESTUURDER,),
        law="Awb 4:7; Awb 4:8; Awb 3:46",
        asks=("motivering", "weging_zienswijze"),
        requires=(school_gehoord, zienswijzen_verwerkt, zienswijze_gewogen),
    ),
    *bewaakt(
        termijnen.VOORNEMEN_BINNEN,
        "Het voornemen om in te trekken is nog niet afgerond",
        source=(INTREKKING_VOORGENOMEN,),
        notifies=(berichten.NOG_AFRONDEN,),
    ),
)

EINDE: tuple[Step[TlvDossier], ...] = (
    Step(
        action="vervangen",
        label="Er is een nieuw besluit",
        source=(
            BEKENDGEMAAKT,
            AFWIJZING_BEKENDGEMAAKT,
            ONHERROEPELIJK,
            GELDIG,
            VERLOOPT,
        ),
        target=VERVANGEN,
        by=(Role.BESTUURDER, *ADMIN),
        asks=("opvolgende_zaak",),
    ),
    Step(
        action="verlopen",
        label="De TLV is verlopen",
        source=(
            BEKENDGEMAAKT,
            ONHERROEPELIJK,
            GELDIG,
            VERLOOPT,
            INTREKKING_VOORGENOMEN,
        ),
        target=VERLOPEN,
        by=SYSTEEM,
        law="WPO 40 lid 14; WEC 40 lid 15",
        requires=(lapsed("C12"),),
        ends=(Ends("zienswijze", "vervallen"),),
        notifies=(berichten.VERLOPEN_OUDERS, berichten.VERLOPEN_SCHOOL),
    ),
    Step(
        action="opvolgen",
        label="De TLV is voorbij, een nieuwe aanvraag volgt haar op",
        source=(GELDIG, VERLOOPT, INTREKKING_VOORGENOMEN),
        target=VERVANGEN,
        by=SYSTEEM,
        law="WPO 40 lid 14; WEC 40 lid 15",
        requires=(lapsed("C12"),),
        ends=(Ends("zienswijze", "vervallen"),),
        notifies=(berichten.OPGEVOLGD_OUDERS, berichten.OPGEVOLGD_SCHOOL),
    ),
)
