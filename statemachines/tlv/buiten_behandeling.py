"""De aanvraag niet behandelen, of toch (Awb 4:5 lid 4).

De wet wil dat het besluit binnen vier weken is bekendgemaakt: tellen stopt dus pas als
het echt is verzonden aan de aanvrager.
"""

from statemachines.grammar import Ends, Step, lapsed
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.eisen_aanvraag import buiten_behandeling_kan_nog
from statemachines.tlv.eisen_verzending import buiten_behandeling_verzonden
from statemachines.tlv.rollen import ADMIN, BESLISSERS, SYSTEEM
from statemachines.tlv.toestanden import (
    AANVULLING_VERLOPEN,
    BUITEN_BEHANDELING,
    BUITEN_BEHANDELING_BESLOTEN,
    IN_BEHANDELING,
)

NIET_BEHANDELEN: tuple[Step[TlvDossier], ...] = (
    Step(
        action="toch_behandelen",
        label="De aanvraag toch behandelen",
        source=(AANVULLING_VERLOPEN,),
        target=IN_BEHANDELING,
        by=(*ADMIN, *BESLISSERS),
        law="Awb 4:5",
        starts=(termijnen.AANWIJZEN_BINNEN,),
        stops=("C3",),
    ),
    Step(
        action="buiten_behandeling_stellen",
        label="De aanvraag niet behandelen",
        source=(AANVULLING_VERLOPEN,),
        target=BUITEN_BEHANDELING_BESLOTEN,
        by=BESLISSERS,
        law="Awb 4:5 lid 1 en 4",
        asks=("motivering",),
        requires=(buiten_behandeling_kan_nog,),
        notifies=(berichten.BEKEND_TE_MAKEN,),
    ),
    Step(
        action="bekendmaking_vastleggen",
        label="Het besluit is verzonden aan de aanvrager",
        source=(BUITEN_BEHANDELING_BESLOTEN,),
        target=BUITEN_BEHANDELING,
        by=SYSTEEM,
        law="Awb 3:40; Awb 4:5 lid 4",
        requires=(buiten_behandeling_kan_nog, buiten_behandeling_verzonden),
        ends=(Ends("zienswijze", "vervallen"),),
    ),
    Step(
        action="buiten_behandeling_vervalt",
        label="De aanvraag krijgt een inhoudelijk besluit",
        source=(AANVULLING_VERLOPEN, BUITEN_BEHANDELING_BESLOTEN),
        target=IN_BEHANDELING,
        by=SYSTEEM,
        law="Awb 4:5 lid 4",
        requires=(lapsed("C3"),),
        starts=(termijnen.AANWIJZEN_BINNEN,),
        notifies=(berichten.BESLIS_INHOUDELIJK,),
    ),
)
