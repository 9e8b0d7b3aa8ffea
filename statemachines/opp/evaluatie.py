"""De jaarlijkse evaluatie: elk schooljaar, met de ouders en de leerling.

Het systeem opent haar op 1 maart, zodat er tijd is tot 31 juli. Een plan van na die
dag komt op 1 mei aan de beurt, of op 15 juni. Is het plan nog nieuwer, dan leest de
school de laatste dag in het bericht dat het plan vaststaat.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, Term, lapsed, stays
from statemachines.opp.dossier import OppDossier
from statemachines.opp.eisen_vaststelling import (
    met_leerling,
    met_ouders,
)
from statemachines.opp.handtekeningen import VOLLEDIG_AKKOORD, geen_volledig_akkoord
from statemachines.opp.toestanden import (
    BIJGESTELD,
    TE_EVALUEREN,
    VAN_KRACHT,
    VASTGESTELD,
    ZONDER_HANDELINGSDEEL,
)

WET = "WPO 40a lid 4"
EVALUATIEJAAR = (
    Term("L65", then="evaluatie_openen", from_="evaluatie_vanaf"),
    Term("L67", then="evaluatie_alsnog_openen", from_="evaluatie_vanaf"),
    Term("L90", then="evaluatie_nu_openen", from_="evaluatie_vanaf"),
    Term("B4", then="evaluatiejaar_verstrijken", from_="evaluatie_vanaf"),
)
"""De klokken van een plan dat van kracht is."""

OPENEN = ("L65", "L67", "L90")
AFRONDEN = Term("L24", then="evaluatie_nagaan")
BIJSTELLEN = Term("L66", then="bijstelling_nagaan")
EVALUATIE_NODIG = (
    *aan("opp/evaluatie_nodig", *SCHOOL),
    *aan("opp/evaluatie", *OUDERS, law=WET),
)
VERSLAG = (
    "geevalueerd_op",
    "ouders_konden_meedoen",
    "leerling_kon_meedoen",
    "evaluatie",
)
SAMEN = (met_ouders, met_leerling)


def _openen(rule: str, action: str, label: str) -> Step[OppDossier]:
    return Step(
        action=action,
        label=label,
        source=VAN_KRACHT,
        target=TE_EVALUEREN,
        by=(Role.SYSTEEM,),
        law=WET,
        requires=(lapsed(rule),),
        starts=(AFRONDEN,),
        stops=OPENEN,
        notifies=EVALUATIE_NODIG,
    )


EVALUATIE = (
    _openen("L65", "evaluatie_openen", "De evaluatie openen: het is 1 maart"),
    _openen("L67", "evaluatie_alsnog_openen", "De evaluatie openen: het is 1 mei"),
    _openen("L90", "evaluatie_nu_openen", "De evaluatie openen: het is 15 juni"),
    Step(
        action="evalueren",
        label="De evaluatie nu beginnen",
        source=VAN_KRACHT,
        target=TE_EVALUEREN,
        by=SCHOOL,
        law=WET,
        starts=(AFRONDEN,),
        stops=OPENEN,
        notifies=aan("opp/evaluatie", *OUDERS, law=WET),
    ),
    Step(
        action="evaluatiejaar_verstrijken",
        label="Vastleggen dat het schooljaar voorbij is zonder evaluatie",
        source=VAN_KRACHT,
        target=TE_EVALUEREN,
        by=(Role.SYSTEEM,),
        law=WET,
        requires=(lapsed("B4"),),
        starts=(AFRONDEN,),
        stops=OPENEN,
        notifies=aan("opp/termijn_voorbij", *SCHOOL, Role.SWV_ER),
    ),
    *stays(
        source=(TE_EVALUEREN,),
        action="evaluatiejaar_verstrijken",
        label="Vastleggen dat het schooljaar voorbij is zonder evaluatie",
        by=(Role.SYSTEEM,),
        law=WET,
        requires=(lapsed("B4"),),
        notifies=aan("opp/termijn_voorbij", *SCHOOL, Role.SWV_ER),
    ),
    *bewaakt(
        AFRONDEN,
        "Eraan herinneren dat de evaluatie nog niet klaar is",
        source=(TE_EVALUEREN,),
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
    Step(
        action="ongewijzigd_voortzetten",
        label="Na de evaluatie: het plan blijft zoals het is",
        source=(TE_EVALUEREN,),
        target=VASTGESTELD,
        by=SCHOOL,
        law=WET,
        asks=VERSLAG,
        requires=(*SAMEN, *VOLLEDIG_AKKOORD),
        on="geevalueerd_op",
        starts=EVALUATIEJAAR,
        stops=("L24",),
        notifies=aan("opp/voortgezet", *OUDERS, law=WET),
    ),
    Step(
        action="zonder_handelingsdeel_voortzetten",
        label="Na de evaluatie: er is nog steeds geen akkoord over de hulp",
        source=(TE_EVALUEREN,),
        target=ZONDER_HANDELINGSDEEL,
        by=(Role.VOORZITTER,),
        law=WET,
        asks=VERSLAG,
        requires=(*SAMEN, geen_volledig_akkoord),
        on="geevalueerd_op",
        starts=EVALUATIEJAAR,
        stops=("L24",),
        notifies=aan("opp/zonder_handelingsdeel", *OUDERS, law="WPO 40a lid 5"),
    ),
    Step(
        action="bijstellen",
        label="Na de evaluatie: het plan bijstellen",
        source=(TE_EVALUEREN,),
        target=BIJGESTELD,
        by=SCHOOL,
        law=WET,
        asks=VERSLAG,
        requires=SAMEN,
        on="geevalueerd_op",
        starts=(BIJSTELLEN,),
        stops=("L24", "B4"),
        notifies=aan("opp/bijgesteld", *OUDERS, law=WET),
    ),
    *bewaakt(
        BIJSTELLEN,
        "Eraan herinneren dat de leerling nog niet gehoord is over de bijstelling",
        source=(BIJGESTELD,),
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
)
