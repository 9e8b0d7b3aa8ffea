"""Na het overleg: de ouders zien het verslag voordat het definitief is."""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, stays
from statemachines.ot.toestanden import BEGRIJPEN, OT_BESPROKEN, PLANNEN
from statemachines.ot.voorbereiding import HERINNERING, PLAN_MAKEN, VERSLAG_DELEN

VERSLAG = (
    *stays(
        source=(OT_BESPROKEN,),
        action="verslag_delen",
        label="Het verslag naar de ouders sturen",
        by=SCHOOL,
        law="Ondersteuningsplan 5.1; AVG 15",
        stops=("L4",),
        notifies=aan("ot/verslag", *OUDERS),
    ),
    *stays(
        source=(OT_BESPROKEN, BEGRIJPEN, PLANNEN),
        action="opmerking_maken",
        label="Een opmerking maken bij het verslag of het plan",
        by=(*OUDERS, *SCHOOL),
        law="AVG 16",
        asks=("opmerking_ouder",),
        notifies=aan("ot/opmerking", Role.IB),
    ),
    *bewaakt(
        VERSLAG_DELEN,
        "Eraan herinneren dat de ouders het verslag nog niet hebben",
        source=(OT_BESPROKEN,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        PLAN_MAKEN,
        "Eraan herinneren dat er nog geen plan is",
        source=(OT_BESPROKEN,),
        notifies=HERINNERING,
    ),
)
