"""De behandeling: de beslistermijn bewaken en ouders blijven horen."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.eisen_aanvraag import toestemming_van_wie_gezag_heeft
from statemachines.tlv.eisen_beslistermijn import (
    beslistermijn_loopt,
    nieuwe_dag_later_en_werkdag,
    noemt_de_oude_dag,
)
from statemachines.tlv.horen import (
    iemand_uit_te_nodigen,
    voorgenomen_categorie_past,
    wijkt_af_van_toestemming,
    zienswijze_was_al_afgerond,
)
from statemachines.tlv.opschorten import OPSCHORTEN
from statemachines.tlv.rollen import ADMIN, BEHANDELAARS, BESLISSERS, SYSTEEM
from statemachines.tlv.toestanden import (
    COMPLEET,
    INCOMPLEET,
    LOPEND,
    NOG_NIET_VERZONDEN,
)

BESLISTERMIJN = (
    *stays(
        source=LOPEND,
        action="verdagen",
        label="Later beslissen",
        by=(*ADMIN, *BESLISSERS),
        law="Awb 4:14 lid 3",
        asks=("oude_einddatum", "nieuwe_einddatum", "reden_verdaging"),
        requires=(beslistermijn_loopt, noemt_de_oude_dag, nieuwe_dag_later_en_werkdag),
        extends=(Extension("C4", until="nieuwe_einddatum"),),
        notifies=(berichten.VERDAAGD_SCHOOL, berichten.VERDAAGD_OUDERS),
    ),
    *stays(
        source=(INCOMPLEET, *NOG_NIET_VERZONDEN),
        action="verlengingsbericht_niet_bezorgd",
        label="Het bericht over een later besluit kwam niet aan",
        by=(*SYSTEEM, *ADMIN),
        law="Awb 4:14 lid 3; Awb 2:11",
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
    *stays(
        source=NOG_NIET_VERZONDEN,
        action="beslistermijn_overschreden",
        label="De beslistermijn is voorbij, er is nog geen besluit",
        by=SYSTEEM,
        law="Awb 4:13; Awb 4:17",
        requires=(lapsed("C4"),),
        starts=(termijnen.BESLUIT_BLIJFT_UIT,),
        stops=("C4",),
        notifies=(berichten.ALARM,),
    ),
    *bewaakt(
        termijnen.BESLUIT_BLIJFT_UIT,
        "Het besluit is nog steeds te laat",
        source=(INCOMPLEET, *NOG_NIET_VERZONDEN),
        notifies=(berichten.ALARM,),
    ),
)

HOREN = (
    *stays(
        source=(INCOMPLEET, *LOPEND),
        action="horen_openen",
        label="Nog een ouder uitnodigen",
        by=BEHANDELAARS,
        law="Awb 4:8",
        requires=(iemand_uit_te_nodigen,),
    ),
    *stays(
        source=(INCOMPLEET, *LOPEND),
        action="toestemming_intrekken",
        label="Vastleggen dat een ouder de toestemming intrekt",
        by=ADMIN,
        law="Awb 4:8",
        asks=("toestemming_ingetrokken_door",),
        requires=(toestemming_van_wie_gezag_heeft, iemand_uit_te_nodigen),
    ),
    *stays(
        source=COMPLEET,
        action="ouders_horen_over_ander_besluit",
        label="De ouders vragen wat zij vinden van een andere soort of categorie",
        by=BEHANDELAARS,
        law="Awb 4:8",
        asks=("voorgenomen_soort",),
        may_ask=("voorgenomen_categorie",),
        requires=(voorgenomen_categorie_past, wijkt_af_van_toestemming),
    ),
)

LAAT = tuple(
    step
    for action, label in (
        ("late_zienswijze_vastleggen", "Een late zienswijze vastleggen"),
        ("late_feiten_vastleggen", "Een late zienswijze met nieuwe feiten vastleggen"),
    )
    for step in stays(
        source=COMPLEET,
        action=action,
        label=label,
        by=BEHANDELAARS,
        law="Awb 3:2; Awb 4:8",
        asks=("late_zienswijze_van", "late_zienswijze_op", "late_zienswijze"),
        requires=(zienswijze_was_al_afgerond,),
        on="late_zienswijze_op",
        notifies=(berichten.LATE_ZIENSWIJZE,),
    )
)
"""Zolang er niet is besloten, telt ook een antwoord dat na de termijn kwam."""

BEHANDELING = (*BESLISTERMIJN, *OPSCHORTEN, *HOREN, *LAAT)
