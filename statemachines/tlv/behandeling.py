"""De behandeling: de beslistermijn bewaken en ouders blijven horen."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.eisen_aanvraag import (
    beslistermijn_loopt,
    nieuwe_dag_later_en_werkdag,
    toestemming_van_wie_gezag_heeft,
)
from statemachines.tlv.horen import iemand_uit_te_nodigen
from statemachines.tlv.rollen import ADMIN, BEHANDELAARS, BESLISSERS, SYSTEEM
from statemachines.tlv.toestanden import INCOMPLEET, LOPEND, NOG_NIET_VERZONDEN

BESLISTERMIJN = (
    *stays(
        source=LOPEND,
        action="verdagen",
        label="Later beslissen",
        by=(*ADMIN, *BESLISSERS),
        law="Awb 4:14 lid 3",
        asks=("nieuwe_einddatum", "reden_verdaging"),
        requires=(beslistermijn_loopt, nieuwe_dag_later_en_werkdag),
        extends=(Extension("C4", until="nieuwe_einddatum"),),
        notifies=(berichten.VERDAAGD_SCHOOL, berichten.VERDAAGD_OUDERS),
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
)

BEHANDELING = (*BESLISTERMIJN, *HOREN)
