"""De aanvraag compleet maken (Awb 4:5 lid 1).

De tijd staat pas stil als de brief met wat er ontbreekt echt weg is (Awb 4:15 lid 1).
Kwam de brief niet aan, dan heeft de tijd niet stilgestaan.
"""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Extension, Role, Step, lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.eisen_aanvraag import (
    aangevuld_na_verzoek,
    aanvullen_tot_een_werkdag,
    dag_waarop_de_tijd_stil_ging_staan,
    eerste_verlenging,
    toestemming_van_wie_gezag_heeft,
)
from statemachines.tlv.rollen import AANVRAGER, ADMIN, SYSTEEM
from statemachines.tlv.toestanden import (
    AANVULLING_GEVRAAGD,
    AANVULLING_VERLOPEN,
    IN_BEHANDELING,
    INCOMPLEET,
    ONTVANGEN,
)
from statemachines.verzending import niet_voor_de_opdracht

STUKKEN = ("opp_reden", "toestemming_van", "geprobeerd", "plek_bevestigd")
"""Nooit de soort of de categorie: een ouder stemde in met deze aanvraag."""

COMPLEET_VERKLAREN: tuple[Step[TlvDossier], ...] = (
    Step(
        action="compleet_verklaren",
        label="De aanvraag is compleet",
        source=(ONTVANGEN, AANVULLING_GEVRAAGD),
        target=IN_BEHANDELING,
        by=ADMIN,
        law="Awb 4:2",
        starts=(termijnen.AANWIJZEN_BINNEN,),
        stops=("L14",),
    ),
)

VERZUIMBRIEF = (
    Step(
        action="aanvullen_vragen",
        label="Vragen wat er nog ontbreekt",
        source=(ONTVANGEN,),
        target=AANVULLING_GEVRAAGD,
        by=ADMIN,
        law="Awb 4:5 lid 1",
        asks=("ontbreekt",),
        starts=(termijnen.VERZUIMBRIEF_BEZORGEN,),
        notifies=(berichten.VERZUIMBRIEF,),
    ),
    *(
        Step(
            action=action,
            label=label,
            source=(AANVULLING_GEVRAAGD,),
            target=INCOMPLEET,
            by=by,
            law="Awb 4:5 lid 1; Awb 4:15 lid 1 a; Awb 2:25",
            asks=(dag,) if dag else (),
            requires=(niet_voor_de_opdracht("L14"),) if dag else (),
            on=dag,
            starts=(termijnen.AANVULLEN,),
            stops=("L14",),
            suspends=("C4",),
        )
        for action, label, by, dag in (
            ("verzuimbrief_verzonden", "De brief is verzonden", SYSTEEM, None),
            (
                "per_post_verzonden",
                "Vastleggen dat de brief op de post is",
                ADMIN,
                "verzonden_op",
            ),
        )
    ),
    Step(
        action="verzuimbrief_niet_bezorgd",
        label="De brief kwam niet aan",
        source=(AANVULLING_GEVRAAGD,),
        target=ONTVANGEN,
        by=(Role.SYSTEEM, *ADMIN),
        law="Awb 2:11",
        stops=("L14",),
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
    Step(
        action="verzuimbrief_teruggekomen",
        label="De brief kwam terug: de tijd heeft niet stilgestaan",
        source=(INCOMPLEET,),
        target=ONTVANGEN,
        by=ADMIN,
        law="Awb 2:11; Awb 4:15 lid 1 a",
        asks=("verzonden_op",),
        requires=(dag_waarop_de_tijd_stil_ging_staan,),
        on="verzonden_op",
        stops=("C2",),
        resumes=("C4",),
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
    *bewaakt(
        termijnen.VERZUIMBRIEF_BEZORGEN,
        "De brief is nog niet weg",
        source=(AANVULLING_GEVRAAGD,),
        notifies=(berichten.BRIEF_NIET_WEG,),
    ),
)

AANVULLEN = (
    *stays(
        source=(INCOMPLEET,),
        action="aanvulling_verlengen",
        label="Meer tijd geven om aan te vullen",
        by=ADMIN,
        law="Awb 4:5 lid 1",
        asks=("aanvullen_tot",),
        requires=(eerste_verlenging, aanvullen_tot_een_werkdag),
        extends=(Extension("C2", until="aanvullen_tot"),),
        notifies=(berichten.MEER_TIJD_AANVULLEN,),
    ),
    *stays(
        source=(INCOMPLEET, AANVULLING_VERLOPEN),
        action="aanvulling_insturen",
        label="De ontbrekende stukken sturen",
        by=AANVRAGER,
        law="Awb 4:5 lid 1",
        may_ask=STUKKEN,
        requires=(toestemming_van_wie_gezag_heeft,),
        notifies=(berichten.BERICHT_ONTVANGEN, berichten.AANVULLING_BINNEN),
    ),
    Step(
        action="aangevuld",
        label="De aanvraag is aangevuld",
        source=(INCOMPLEET,),
        target=IN_BEHANDELING,
        by=ADMIN,
        law="Awb 4:15 lid 1 a",
        asks=("aangevuld_op",),
        may_ask=STUKKEN,
        requires=(aangevuld_na_verzoek, toestemming_van_wie_gezag_heeft),
        on="aangevuld_op",
        starts=(termijnen.AANWIJZEN_BINNEN,),
        resumes=("C4",),
    ),
    Step(
        action="aanvulling_uitgebleven",
        label="De aanvulling kwam niet op tijd",
        source=(INCOMPLEET,),
        target=AANVULLING_VERLOPEN,
        by=SYSTEEM,
        law="Awb 4:15 lid 1 a",
        requires=(lapsed("C2"),),
        starts=(termijnen.BUITEN_BEHANDELING_BINNEN,),
        resumes=("C4",),
        notifies=(berichten.AANVULLING_BLEEF_UIT,),
    ),
)

COMPLEET_MAKEN = (*COMPLEET_VERKLAREN, *VERZUIMBRIEF, *AANVULLEN)
