"""Het akkoord: wat de antwoorden van de ouders samen betekenen voor het plan.

Elke handtekeningzaak meldt haar antwoord; hier volgt wat dat voor het OPP betekent.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, Term
from statemachines.opp.evaluatie import EVALUATIEJAAR
from statemachines.opp.handtekeningen import (
    VOLLEDIG_AKKOORD,
    akkoord_kan_niet_meer,
    iemand_tekende,
    iemand_weigert,
)
from statemachines.opp.toestanden import (
    AANGEBODEN,
    BESPROKEN,
    BIJ_DE_OUDERS,
    DEELS_GETEKEND,
    GEWEIGERD,
    VASTGESTELD,
)
from statemachines.opp.zonder_akkoord import AANBIEDEN, HERSTELLEN, OUDE_VOORSTELLEN

WET = "WPO 40a lid 5"
RONDMAKEN = Term("L63", then="handtekeningen_nagaan")

AKKOORD = (
    Step(
        action="deel_getekend",
        label="Vastleggen dat een deel van de ouders tekende",
        source=(AANGEBODEN,),
        target=DEELS_GETEKEND,
        by=(Role.SYSTEEM,),
        law=WET,
        requires=(iemand_tekende,),
    ),
    Step(
        action="handtekening_compleet",
        label="Het plan vaststellen: ieder met gezag is akkoord",
        source=BIJ_DE_OUDERS,
        target=VASTGESTELD,
        by=(Role.SYSTEEM, Role.VOORZITTER),
        law=WET,
        requires=VOLLEDIG_AKKOORD,
        starts=EVALUATIEJAAR,
        stops=("B1", "B1b", "L63"),
        ends=OUDE_VOORSTELLEN,
        notifies=(*aan("opp/vastgesteld", *OUDERS), *aan("opp/klaar", *SCHOOL)),
    ),
    Step(
        action="handtekening_geweigerd",
        label="Vastleggen dat een ouder niet akkoord is",
        source=BIJ_DE_OUDERS,
        target=GEWEIGERD,
        by=(Role.SYSTEEM,),
        law=WET,
        requires=(iemand_weigert,),
        starts=(HERSTELLEN,),
        stops=("L63",),
        notifies=aan("opp/geweigerd", *SCHOOL),
    ),
    Step(
        action="handtekeningen_ontbreken",
        label="Vastleggen dat er op dit voorstel geen akkoord komt",
        source=BIJ_DE_OUDERS,
        target=GEWEIGERD,
        by=(Role.SYSTEEM, Role.VOORZITTER),
        law=WET,
        requires=(akkoord_kan_niet_meer,),
        starts=(HERSTELLEN,),
        stops=("L63",),
        notifies=aan("opp/geweigerd", *SCHOOL),
    ),
    Step(
        action="voorstel_intrekken",
        label="Het voorstel intrekken: er klopt iets niet",
        source=BIJ_DE_OUDERS,
        target=BESPROKEN,
        by=(Role.VOORZITTER,),
        law="WPO 40a lid 2",
        starts=(AANBIEDEN,),
        stops=("L63",),
        ends=OUDE_VOORSTELLEN,
        notifies=aan("opp/voorstel_ingetrokken", *OUDERS),
    ),
    *bewaakt(
        RONDMAKEN,
        "Eraan herinneren dat nog niet iedereen antwoordde",
        source=BIJ_DE_OUDERS,
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
)
