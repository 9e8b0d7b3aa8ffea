"""Het besluit en de bekendmaking: toekennen of weigeren, en verzenden."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Step
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.eisen_besluit import (
    afwijking_gemotiveerd,
    begindatum_niet_terug,
    besluit_noemt_categorie,
    einddatum_niet_te_vroeg,
    einddatum_op_31_juli,
    ondertekenaar_geen_deskundige,
    twee_adviezen,
    volgnummer_geldig,
)
from statemachines.tlv.eisen_verzending import (
    beslistermijn_staat_open,
    besluit_verzonden,
)
from statemachines.tlv.horen import (
    aanvrager_gehoord,
    iedereen_gehoord,
    nieuwe_feiten_voorgelegd,
    ouders_gehoord_over_ander_besluit,
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
)

ZORGVULDIG = (
    twee_adviezen,
    iedereen_gehoord,
    zienswijzen_verwerkt,
    nieuwe_feiten_voorgelegd,
)
"""Zonder dit geen besluit en geen bekendmaking, toe of af."""

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
            ouders_gehoord_over_ander_besluit,
            zienswijze_gewogen,
            afwijking_gemotiveerd,
            besluit_noemt_categorie,
            begindatum_niet_terug,
            einddatum_op_31_juli,
            einddatum_niet_te_vroeg,
            volgnummer_geldig,
        ),
        starts=(termijnen.BEKENDMAKEN_BINNEN,),
        stops=("C7", "L14"),
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
        stops=("C7", "L14"),
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
        stops=("C15",),
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
        stops=("C15",),
    ),
    *bewaakt(
        termijnen.BEKENDMAKEN_BINNEN,
        "Het besluit is nog niet bekendgemaakt",
        source=(BESLOTEN_TOE, BESLOTEN_AF),
        notifies=(berichten.BEKEND_TE_MAKEN,),
    ),
    *(
        Step(
            action="bekendmaking_vastleggen",
            label="Het besluit is verzonden aan de aanvrager",
            source=(state,),
            target=state,
            by=SYSTEEM,
            law="Awb 3:40",
            requires=(beslistermijn_staat_open, besluit_verzonden),
            stops=("C4", "L41", "L48"),
            notifies=notices,
        )
        for state, notices in (
            (BEKENDGEMAAKT, (berichten.KENNISGEVING, *berichten.AAN_DESKUNDIGEN)),
            (AFWIJZING_BEKENDGEMAAKT, berichten.AAN_DESKUNDIGEN),
        )
    ),
)
