"""Evalueren: met ouders en kind, en na twee rondes met de SWV-er."""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, Term, lapsed, stays
from statemachines.ot.eisen_plan import (
    samen_geevalueerd,
    swv_er_denkt_mee_na_twee_rondes,
)
from statemachines.ot.koppelingen import geen_beslissing_open
from statemachines.ot.opschaling import STARTEN
from statemachines.ot.toestanden import AFGEROND, EVALUEREN, PLANNEN, UITVOEREN
from statemachines.ot.voorbereiding import HERINNERING

HGW = "Ondersteuningsplan 3.1"
EVALUATIE_OPENEN = Term("L6", then="evaluatie_openen", policy="evaluatie_lesweken")
EVALUEREN_BINNEN = Term("L24", then="evaluatie_nagaan")
EVALUATIEVERSLAG = (
    "geevalueerd_op",
    "ouders_konden_meedoen",
    "leerling_kon_meedoen",
    "evaluatie",
)

EVALUATIE = (
    Step(
        action="evaluatie_openen",
        label="De evaluatie openen",
        source=(UITVOEREN,),
        target=EVALUEREN,
        by=(Role.SYSTEEM,),
        law=HGW,
        requires=(lapsed("L6"),),
        starts=(EVALUEREN_BINNEN,),
        notifies=aan("ot/evaluatie", *OUDERS, Role.IB),
    ),
    Step(
        action="eerder_evalueren",
        label="Eerder evalueren dan gepland",
        source=(UITVOEREN,),
        target=EVALUEREN,
        by=SCHOOL,
        law=HGW,
        starts=(EVALUEREN_BINNEN,),
        stops=("L6",),
        notifies=aan("ot/evaluatie", *OUDERS, Role.IB),
    ),
    *stays(
        source=(EVALUEREN,),
        action="swv_er_vragen",
        label="De SWV-er vragen om mee te denken",
        by=SCHOOL,
        law="Ondersteuningsplan 5.1",
        notifies=aan("ot/meedenken", Role.SWV_ER),
    ),
    Step(
        action="doel_behaald",
        label="Afronden: het doel is bereikt",
        source=(EVALUEREN,),
        target=AFGEROND,
        by=(Role.VOORZITTER,),
        law=HGW,
        asks=EVALUATIEVERSLAG,
        requires=(samen_geevalueerd, geen_beslissing_open),
        on="geevalueerd_op",
        notifies=aan("ot/afgerond", *OUDERS),
    ),
    Step(
        action="bijstellen",
        label="Het plan bijstellen: een nieuwe ronde",
        source=(EVALUEREN,),
        target=PLANNEN,
        by=(Role.IB,),
        law=HGW,
        asks=EVALUATIEVERSLAG,
        requires=(samen_geevalueerd, swv_er_denkt_mee_na_twee_rondes),
        on="geevalueerd_op",
        starts=(STARTEN,),
        stops=("L24",),
    ),
    *bewaakt(
        EVALUEREN_BINNEN,
        "Eraan herinneren dat de evaluatie nog niet klaar is",
        source=(EVALUEREN,),
        notifies=HERINNERING,
    ),
)
