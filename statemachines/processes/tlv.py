"""De toelaatbaarheidsverklaring (TLV) van het samenwerkingsverband (SWV).

Het verloop, van boven naar beneden:

1. De aanvraag (`tlv.aanvraag`): de school dient in; het SWV vraagt aan wat ontbreekt.
   Elke ouder die niet tekende, krijgt een eigen zaak voor de zienswijze (Awb 4:8).
2. De behandeling (`tlv.behandeling`): acht weken, en wat er gebeurt als die voorbij
   zijn. Te laat beslissen geeft geen TLV vanzelf: het SWV blijft moeten beslissen.
3. Het advies (`tlv.advies`): twee deskundigen, naast de zienswijzen van de ouders.
4. Het besluit en de bekendmaking: hieronder. Wijkt het SWV af van wat de school gaf
   of vroeg, dan reageert die eerst (`tlv.aanvrager`).
5. De geldigheid (`tlv.geldigheid`): tot en met 31 juli van het laatste schooljaar.

Geen besluit zonder twee adviezen van twee personen en zonder dat elke zienswijze is
gewogen.
"""

from dataclasses import replace

from statemachines.bewaking import bewaakt
from statemachines.grammar import Process, Role, Step, stays
from statemachines.processes.bekendmaking import BEKENDMAKING
from statemachines.processes.zienswijze import ZIENSWIJZE
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.aanvraag import AANVRAAG
from statemachines.tlv.aanvrager import AANVRAGER_HOREN
from statemachines.tlv.advies import ADVIES
from statemachines.tlv.behandeling import BEHANDELING
from statemachines.tlv.dossier import Besluit, TlvDossier
from statemachines.tlv.eisen_besluit import (
    afwijking_gemotiveerd,
    begindatum_niet_terug,
    beslistermijn_staat_open,
    besluit_noemt_categorie,
    besluit_verzonden,
    einddatum_niet_te_vroeg,
    einddatum_op_31_juli,
    ondertekenaar_geen_deskundige,
    twee_adviezen,
    volgnummer_geldig,
)
from statemachines.tlv.geldigheid import (
    EINDE,
    INTREKKEN,
    LAATSTE_SCHOOLJAAR,
    ONAANTASTBAAR,
    PLAATSEN,
)
from statemachines.tlv.horen import (
    ELKE_ONTVANGER,
    ELKE_OUDER,
    ELKE_OUDER_ZONDER_TOESTEMMING,
    aanvrager_gehoord,
    iedereen_gehoord,
    nieuwe_feiten_voorgelegd,
    zienswijze_gewogen,
    zienswijzen_verwerkt,
)
from statemachines.tlv.rollen import ADMIN, BESLISSERS, SYSTEEM
from statemachines.tlv.toestanden import (
    AFWIJZING_BEKENDGEMAAKT,
    BEKENDGEMAAKT,
    BESLOTEN_AF,
    BESLOTEN_TOE,
    BESLUITRIJP,
    CONCEPT,
)

ZORGVULDIG = (
    twee_adviezen,
    iedereen_gehoord,
    zienswijzen_verwerkt,
    nieuwe_feiten_voorgelegd,
)
"""Zonder dit geen besluit en geen bekendmaking, toe of af."""

UITNODIGINGEN = ZIENSWIJZE.per(
    ELKE_OUDER_ZONDER_TOESTEMMING,
    carry=("soort", "categorie", "beoogde_school", "geprobeerd"),
)
OPENT = {
    "indienen": UITNODIGINGEN,
    "horen_openen": UITNODIGINGEN,
    "toestemming_intrekken": UITNODIGINGEN,
    "buiten_behandeling_stellen": BEKENDMAKING.per(
        ELKE_ONTVANGER, carry=("ontvangen_op", "ontbreekt", "motivering")
    ),
    "bekendmaken": BEKENDMAKING.per(ELKE_ONTVANGER, carry=tuple(Besluit.model_fields)),
    "intrekking_voornemen": ZIENSWIJZE.per(
        ELKE_OUDER, carry=("besluit_soort", "besluit_categorie", "intrekkingsgrond")
    ),
    "intrekken": BEKENDMAKING.per(
        ELKE_ONTVANGER,
        carry=("volgnummer", "intrekkingsgrond", "motivering", "weging_zienswijze"),
    ),
}
"""Welke stap eigen zaken opent: een per ouder, of een per ontvanger."""

BESLUITEN = (
    Step(
        action="toekennen",
        label="De TLV verlenen",
        source=(BESLUITRIJP,),
        target=BESLOTEN_TOE,
        by=BESLISSERS,
        law="WPO 18a lid 6 c; WPO 40 lid 8; WEC 40 lid 10",
        asks=(
            "besluit_soort",
            "begindatum",
            "einddatum",
            "volgnummer",
            "motivering",
            "advies_gevolgd",
        ),
        may_ask=("besluit_categorie", "afwijking_van_advies", "weging_zienswijze"),
        requires=(
            ondertekenaar_geen_deskundige,
            *ZORGVULDIG,
            aanvrager_gehoord,
            zienswijze_gewogen,
            afwijking_gemotiveerd,
            besluit_noemt_categorie,
            begindatum_niet_terug,
            einddatum_op_31_juli,
            einddatum_niet_te_vroeg,
            volgnummer_geldig,
        ),
        starts=(termijnen.BEKENDMAKEN_BINNEN,),
        stops=("C7",),
        notifies=(berichten.BEKEND_TE_MAKEN,),
    ),
    Step(
        action="afwijzen",
        label="De TLV weigeren",
        source=(BESLUITRIJP,),
        target=BESLOTEN_AF,
        by=BESLISSERS,
        law="WPO 18a lid 6 c en d; Awb 4:7",
        asks=(
            "afwijzingsgrond",
            "steunt_op_andere_gegevens",
            "ondersteuning_advies",
            "motivering",
            "advies_gevolgd",
        ),
        may_ask=("afwijking_van_advies", "weging_zienswijze"),
        requires=(
            ondertekenaar_geen_deskundige,
            *ZORGVULDIG,
            aanvrager_gehoord,
            zienswijze_gewogen,
            afwijking_gemotiveerd,
        ),
        starts=(termijnen.BEKENDMAKEN_BINNEN,),
        stops=("C7",),
        notifies=(berichten.BEKEND_TE_MAKEN,),
    ),
    *bewaakt(
        termijnen.BESLUITEN_BINNEN,
        "Er is nog niet besloten",
        source=(BESLUITRIJP,),
        notifies=(berichten.NOG_BESLUITEN,),
    ),
)

BEKENDMAKEN = (
    Step(
        action="bekendmaken",
        label="Het besluit bekendmaken",
        source=(BESLOTEN_TOE,),
        target=BEKENDGEMAAKT,
        by=ADMIN,
        law="Awb 3:40; Awb 3:41; Awb 3:43",
        requires=(*ZORGVULDIG, einddatum_op_31_juli, volgnummer_geldig),
        starts=(termijnen.PLAATSEN_BINNEN, termijnen.GELDIGHEID),
        notifies=(berichten.KENNISGEVING,),
    ),
    Step(
        action="bekendmaken",
        label="De weigering bekendmaken",
        source=(BESLOTEN_AF,),
        target=AFWIJZING_BEKENDGEMAAKT,
        by=ADMIN,
        law="Awb 3:40; Awb 3:41; Awb 3:43",
        requires=ZORGVULDIG,
        starts=(termijnen.BEZWAAR_VOLGEN,),
    ),
    *bewaakt(
        termijnen.BEKENDMAKEN_BINNEN,
        "Het besluit is nog niet bekendgemaakt",
        source=(BESLOTEN_TOE, BESLOTEN_AF),
        notifies=(berichten.BEKEND_TE_MAKEN,),
    ),
    *stays(
        source=(BEKENDGEMAAKT, AFWIJZING_BEKENDGEMAAKT),
        action="bekendmaking_vastleggen",
        label="Het besluit is verzonden aan de aanvrager",
        by=SYSTEEM,
        law="Awb 3:40",
        requires=(beslistermijn_staat_open, besluit_verzonden),
        stops=("C4", "L41"),
    ),
)

VERLOOP = (
    *AANVRAAG,
    *BEHANDELING,
    *ADVIES,
    *AANVRAGER_HOREN,
    *BESLUITEN,
    *BEKENDMAKEN,
    *ONAANTASTBAAR,
    *PLAATSEN,
    *LAATSTE_SCHOOLJAAR,
    *INTREKKEN,
    *EINDE,
)

TLV = Process(
    code="tlv",
    prefix="TLV",
    title="Toelaatbaarheidsverklaring",
    law="WPO 18a lid 6 c",
    dossier=TlvDossier,
    initial=CONCEPT,
    opened_by=(Role.VOORZITTER, Role.IB, Role.SCHOOLBESTUUR),
    starts=(termijnen.INDIENEN_BINNEN,),
    steps=tuple(
        replace(stap, opens=(OPENT[stap.action],)) if stap.action in OPENT else stap
        for stap in VERLOOP
    ),
)
