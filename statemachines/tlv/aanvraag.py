"""De aanvraag: indienen, doorzenden of intrekken (Awb afdeling 4.1.1).

Wat de school zelf indient, is vandaag ontvangen. Alleen een aanvraag op papier kan op
een eerdere dag zijn ontvangen; die legt het secretariaat vast.
"""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Ends, Guard, Role, Step
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.eisen_aanvraag import (
    aanvrager_bekend,
    beoogde_school_heeft_plek,
    categorie_past_bij_soort,
    dag_van_ontvangst_is_vandaag,
    dag_van_ontvangst_past_bij_zaak,
    gezag_bekend,
    nieuwe_feiten_na_weigering,
    opp_getekend_of_uitgelegd,
    ot_verslag_aanwezig,
    toestemming_van_wie_gezag_heeft,
)
from statemachines.tlv.rollen import AANVRAGER, ADMIN
from statemachines.tlv.toestanden import (
    AANVRAAG_INGETROKKEN,
    CONCEPT,
    IN_BEHANDELING,
    INCOMPLEET,
    LOPEND,
    ONTVANGEN,
    OVERGEDRAGEN,
)

VERVALT = Ends("zienswijze", "vervallen")
FEITEN = (
    "ontvangen_op",
    "soort",
    "beoogde_school",
    "plek_bevestigd",
    "opp_status",
    "ot_verslag_op",
    "geprobeerd",
)
MISSCHIEN = (
    "categorie",
    "opp_reden",
    "toestemming_van",
    "eerder_afgewezen",
    "nieuwe_feiten_aanvraag",
    "vorige_tlv",
)
EISEN = (
    aanvrager_bekend,
    gezag_bekend,
    categorie_past_bij_soort,
    beoogde_school_heeft_plek,
    opp_getekend_of_uitgelegd,
    ot_verslag_aanwezig,
    toestemming_van_wie_gezag_heeft,
    nieuwe_feiten_na_weigering,
)


def _ontvangst(
    action: str, label: str, *, by: tuple[Role, ...], dag: Guard[TlvDossier]
) -> Step[TlvDossier]:
    return Step(
        action=action,
        label=label,
        source=(CONCEPT,),
        target=ONTVANGEN,
        by=by,
        law="WPO 18a lid 6 c; Awb 4:1",
        asks=FEITEN,
        may_ask=MISSCHIEN,
        requires=(*EISEN, dag),
        on="ontvangen_op",
        starts=(termijnen.BESLISTERMIJN,),
        notifies=(
            berichten.ONTVANGST,
            berichten.AANVRAAG_BINNEN,
            berichten.AANVRAAG_OUDERS,
        ),
    )


AANVRAAG = (
    _ontvangst(
        "indienen",
        "De aanvraag indienen",
        by=AANVRAGER,
        dag=dag_van_ontvangst_is_vandaag,
    ),
    _ontvangst(
        "aanvraag_vastleggen",
        "Een aanvraag op papier vastleggen",
        by=ADMIN,
        dag=dag_van_ontvangst_past_bij_zaak,
    ),
    *bewaakt(
        termijnen.INDIENEN_BINNEN,
        "De aanvraag is nog niet ingediend",
        source=(CONCEPT,),
        notifies=(berichten.NOG_INDIENEN,),
    ),
    Step(
        action="aanvraag_intrekken",
        label="De aanvraag niet doorzetten",
        source=(CONCEPT,),
        target=AANVRAAG_INGETROKKEN,
        by=AANVRAGER,
    ),
    Step(
        action="aanvraag_intrekken",
        label="De aanvraag intrekken",
        source=(INCOMPLEET, *LOPEND),
        target=AANVRAAG_INGETROKKEN,
        by=AANVRAGER,
        ends=(VERVALT,),
        notifies=(berichten.INGETROKKEN,),
    ),
    Step(
        action="doorzenden",
        label="De aanvraag doorzenden naar het bevoegde SWV",
        source=(ONTVANGEN, IN_BEHANDELING),
        target=OVERGEDRAGEN,
        by=ADMIN,
        law="Awb 2:3; WPO 40 lid 8",
        asks=("doorgezonden_naar",),
        ends=(VERVALT,),
        notifies=(berichten.DOORGEZONDEN_SCHOOL, berichten.DOORGEZONDEN_OUDERS),
    ),
)
