"""De toelaatbaarheidsverklaring (TLV) van het samenwerkingsverband (SWV).

Het verloop, van boven naar beneden:

1. De aanvraag (`tlv.aanvraag`): de school dient in; het SWV vraagt aan wat ontbreekt
   (`tlv.aanvullen`) en mag haar dan laten liggen (`tlv.buiten_behandeling`).
   Elke ouder die niet tekende, krijgt een eigen zaak voor de zienswijze (Awb 4:8).
2. De behandeling (`tlv.behandeling`): acht weken, wanneer die stilstaan
   (`tlv.opschorten`), en wat er gebeurt als zij voorbij zijn. Te laat beslissen geeft
   geen TLV vanzelf: het SWV blijft moeten beslissen.
3. Het advies (`tlv.advies`): twee deskundigen, naast de zienswijzen van de ouders.
4. Het besluit en de bekendmaking (`tlv.besluit`). Wijkt het SWV af van wat de school
   gaf of vroeg, dan reageert die eerst (`tlv.aanvrager`).
5. De geldigheid (`tlv.geldigheid`): tot en met 31 juli van het laatste schooljaar.

Geen besluit zonder twee adviezen van twee personen en zonder dat elke zienswijze is
gewogen.
"""

from dataclasses import replace

from statemachines.grammar import Process, Role
from statemachines.processes.bekendmaking import BEKENDMAKING
from statemachines.processes.zienswijze import ZIENSWIJZE
from statemachines.tlv import termijnen
from statemachines.tlv.aanvraag import AANVRAAG
from statemachines.tlv.aanvrager import AANVRAGER_HOREN, REACTIES
from statemachines.tlv.aanvullen import COMPLEET_MAKEN
from statemachines.tlv.advies import ADVIES
from statemachines.tlv.behandeling import BEHANDELING
from statemachines.tlv.besluit import BEKENDMAKEN, BESLUITEN
from statemachines.tlv.bezwaar import BEZWAAR_HOREN
from statemachines.tlv.buiten_behandeling import NIET_BEHANDELEN
from statemachines.tlv.dossier import Besluit, TlvDossier
from statemachines.tlv.geldigheid import (
    EINDE,
    INTREKKEN,
    LAATSTE_SCHOOLJAAR,
    ONAANTASTBAAR,
    PLAATSEN,
)
from statemachines.tlv.horen import (
    ELKE_ONTVANGER,
    ELKE_ONTVANGER_VAN_INTREKKING,
    ELKE_OUDER,
    ELKE_OUDER_ZONDER_TOESTEMMING,
    ELKE_OUDER_ZONDER_ZIENSWIJZE,
)
from statemachines.tlv.toestanden import CONCEPT

VAN_DE_SCHOOL = (
    "soort",
    "categorie",
    "beoogde_school",
    "geprobeerd",
    "opp_status",
    "opp_reden",
    "ot_verslag_op",
)
"""Wat de school opgaf: de ouder leest het in de uitnodiging (Awb 4:8)."""

UITNODIGINGEN = ZIENSWIJZE.per(
    ELKE_OUDER_ZONDER_TOESTEMMING,
    carry=VAN_DE_SCHOOL,
)
OPENT = {
    "indienen": UITNODIGINGEN,
    "aanvraag_vastleggen": UITNODIGINGEN,
    "horen_openen": UITNODIGINGEN,
    "toestemming_intrekken": UITNODIGINGEN,
    "ouders_horen_over_ander_besluit": ZIENSWIJZE.per(
        ELKE_OUDER_ZONDER_ZIENSWIJZE,
        carry=(*VAN_DE_SCHOOL, "voorgenomen_soort", "voorgenomen_categorie"),
    ),
    "buiten_behandeling_stellen": BEKENDMAKING.per(
        ELKE_ONTVANGER, carry=("ontvangen_op", "ontbreekt", "motivering")
    ),
    "bekendmaken": BEKENDMAKING.per(ELKE_ONTVANGER, carry=tuple(Besluit.model_fields)),
    "intrekking_voornemen": ZIENSWIJZE.per(
        ELKE_OUDER, carry=("besluit_soort", "besluit_categorie", "intrekkingsgrond")
    ),
    "intrekken": BEKENDMAKING.per(
        ELKE_ONTVANGER_VAN_INTREKKING,
        carry=("volgnummer", "intrekkingsgrond", "motivering", "weging_zienswijze"),
    ),
}
"""Welke stap eigen zaken opent: een per ouder, of een per ontvanger."""

VERLOOP = (
    *AANVRAAG,
    *COMPLEET_MAKEN,
    *NIET_BEHANDELEN,
    *BEHANDELING,
    *ADVIES,
    *AANVRAGER_HOREN,
    *REACTIES,
    *BESLUITEN,
    *BEKENDMAKEN,
    *ONAANTASTBAAR,
    *BEZWAAR_HOREN,
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
