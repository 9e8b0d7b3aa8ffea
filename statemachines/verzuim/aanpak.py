"""Na het alert: rondetafel, plan van aanpak, uitvoering en evaluatie.

De school waar de leerling staat, is verantwoordelijk voor het plan. Wacht Leerrecht met
bevestigen, dan wacht de rondetafel niet. Viel de leerling terug voordat er een plan
was, of werkt het plan niet, dan komt er alsnog of opnieuw een rondetafel.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, stays
from statemachines.verzuim.eisen import (
    PLAN,
    evaluatie_binnen_vier_weken,
    gezagdragers_uitgenodigd,
    ouders_stemmen_in_met_jeugdhulp,
    rondetafel_is_geweest,
    rondetafel_komt_nog,
)
from statemachines.verzuim.termijnen import (
    BEGINNEN,
    DRIE_MAANDEN_OPNIEUW,
    EVALUEREN,
    HERINNERING_TEAM,
    PLAN_BINNEN,
    RONDETAFEL_BINNEN,
    TEAM,
)
from statemachines.verzuim.toestanden import (
    ALERT_BEVESTIGD,
    ALERT_VERZONDEN,
    PLAN_VAN_AANPAK,
    RONDETAFEL,
    UITVOERING,
)

WIE = (Role.SWV_ER, Role.VOORZITTER)
WACHT_OP_RONDETAFEL = (ALERT_VERZONDEN, ALERT_BEVESTIGD)
IN_PLAN = ("doel", "stappen", "onderwijsaanbod", "wie_doet_wat")
UITNODIGING = (
    *aan("verzuim/uitnodiging", *OUDERS),
    *aan("verzuim/uitnodiging_team", *TEAM, Role.LEERRECHT),
)
PLAN_DELEN = (
    *aan("verzuim/plan", *OUDERS),
    *aan("verzuim/plan_team", Role.IB, Role.SWV_ER),
    *aan("verzuim/plan_leerrecht", Role.LEERRECHT),
)

RONDETAFEL_HOUDEN = (
    Step(
        action="alert_bevestigen",
        label="Vastleggen dat Leerrecht het alert bevestigde",
        source=(ALERT_VERZONDEN,),
        target=ALERT_BEVESTIGD,
        by=(Role.SYSTEEM,),
        law="LPW 18",
        starts=(RONDETAFEL_BINNEN,),
        notifies=aan("verzuim/bevestigd", *TEAM),
    ),
    Step(
        action="rondetafel_plannen",
        label="De rondetafel plannen met ouders, school en Leerrecht",
        source=(*WACHT_OP_RONDETAFEL, UITVOERING),
        target=RONDETAFEL,
        by=WIE,
        law=PLAN,
        asks=(
            "rondetafel_op",
            "rondetafel_tijd",
            "rondetafel_plaats",
            "uitgenodigde_ouders",
        ),
        requires=(gezagdragers_uitgenodigd, rondetafel_komt_nog),
        starts=(PLAN_BINNEN,),
        stops=("L104", "L107"),
        notifies=UITNODIGING,
    ),
    *stays(
        source=(RONDETAFEL,),
        action="rondetafel_verzetten",
        label="De rondetafel verzetten",
        by=WIE,
        law=PLAN,
        asks=("rondetafel_op", "rondetafel_tijd"),
        may_ask=("rondetafel_plaats",),
        requires=(rondetafel_komt_nog,),
        starts=(PLAN_BINNEN,),
        notifies=UITNODIGING,
    ),
    *stays(
        source=(RONDETAFEL,),
        action="jeugdhulp_uitnodigen",
        label="De jeugdhulp uitnodigen voor de rondetafel",
        by=WIE,
        law="AVG 6 lid 1 a",
        asks=("toestemming_jeugdhulp_van",),
        requires=(ouders_stemmen_in_met_jeugdhulp,),
        notifies=aan("verzuim/uitnodiging_team", Role.JEUGDHULP),
    ),
    *bewaakt(
        RONDETAFEL_BINNEN,
        "Eraan herinneren dat de rondetafel nog niet gepland is",
        source=WACHT_OP_RONDETAFEL,
        notifies=HERINNERING_TEAM,
    ),
)

PLAN_MAKEN = (
    Step(
        action="plan_vaststellen",
        label="Het plan van aanpak vastleggen: doel, stappen en onderwijs voor nu",
        source=(RONDETAFEL,),
        target=PLAN_VAN_AANPAK,
        by=(Role.VOORZITTER,),
        law="Ondersteuningsplan 3.5.3",
        asks=("besproken_op", *IN_PLAN, "evaluatie_op"),
        may_ask=("gevraagde_actie",),
        requires=(rondetafel_is_geweest, evaluatie_binnen_vier_weken),
        on="besproken_op",
        starts=(BEGINNEN,),
        stops=("L105",),
        notifies=PLAN_DELEN,
    ),
    Step(
        action="uitvoering_starten",
        label="Het plan van aanpak beginnen",
        source=(PLAN_VAN_AANPAK,),
        target=UITVOERING,
        by=(Role.VOORZITTER,),
        law="Ondersteuningsplan 3.5.3",
        starts=(EVALUEREN,),
        stops=("L106",),
    ),
    *bewaakt(
        PLAN_BINNEN,
        "Eraan herinneren dat er nog geen plan van aanpak is",
        source=(RONDETAFEL,),
        notifies=HERINNERING_TEAM,
    ),
    *bewaakt(
        BEGINNEN,
        "Eraan herinneren dat het plan nog niet is begonnen",
        source=(PLAN_VAN_AANPAK,),
        notifies=HERINNERING_TEAM,
    ),
)

UITVOEREN_EN_EVALUEREN = (
    *stays(
        source=(UITVOERING,),
        action="aanbod_begonnen",
        label="Vastleggen dat het onderwijsaanbod is begonnen",
        by=SCHOOL,
        law="Thuiszitterspact 2016",
        asks=("aanbod_sinds",),
        on="aanbod_sinds",
        stops=("L108",),
    ),
    *stays(
        source=(UITVOERING,),
        action="aanbod_gestopt",
        label="Vastleggen dat het onderwijsaanbod is gestopt",
        by=SCHOOL,
        law="Thuiszitterspact 2016",
        asks=("aanbod_gestopt_op",),
        on="aanbod_gestopt_op",
        starts=(DRIE_MAANDEN_OPNIEUW,),
        notifies=aan("verzuim/herinnering", Role.SWV_ER),
    ),
    *stays(
        source=(UITVOERING,),
        action="evalueren",
        label="Evalueren met de ouders en het kind, en het plan bijstellen",
        by=SCHOOL,
        law="Ondersteuningsplan 3.5.3",
        asks=("geevalueerd_op", "ouders_konden_meedoen", "evaluatie", "evaluatie_op"),
        may_ask=(*IN_PLAN, "gevraagde_actie"),
        requires=(evaluatie_binnen_vier_weken,),
        on="geevalueerd_op",
        starts=(EVALUEREN,),
        notifies=(
            *aan("verzuim/evaluatie", *OUDERS),
            *aan("verzuim/plan_leerrecht", Role.LEERRECHT),
        ),
    ),
    *bewaakt(
        EVALUEREN,
        "Eraan herinneren dat het plan nog niet is geevalueerd",
        source=(UITVOERING,),
        notifies=HERINNERING_TEAM,
    ),
)

AANPAK = (*RONDETAFEL_HOUDEN, *PLAN_MAKEN, *UITVOEREN_EN_EVALUEREN)
