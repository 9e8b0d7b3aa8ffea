"""Hoe een alert aan Leerrecht ophoudt: teruggeroepen, of klaar.

Na het einde van de zaak over het verzuim blijft het alert nog even bewaard: verbetert
de school later de registratie, dan hoort ieder die het kreeg dat het niet geldt.
"""

from statemachines.gezag import OUDERS, aan
from statemachines.grammar import Role, Step, Term, lapsed, stays
from statemachines.leerrecht_alert.dossier import LeerrechtAlertDossier
from statemachines.leerrecht_alert.toestanden import (
    AFGESLOTEN,
    BEWAARD,
    OPEN,
    TERUG_TE_ROEPEN,
    TERUGGEROEPEN,
)

SYSTEEM = (Role.SYSTEEM,)
BEWAREN = Term("L124", then="sluiten")
TERUG = (
    *aan("leerrecht_alert/teruggeroepen", Role.LEERRECHT, law="Awb 2:12; AVG 16"),
    *aan("leerrecht_alert/teruggeroepen_ouders", *OUDERS, law="AVG 16"),
)

EINDE: tuple[Step[LeerrechtAlertDossier], ...] = (
    Step(
        action="terugroepen",
        label="Aan ieder die het kreeg laten weten dat het alert niet geldt",
        source=TERUG_TE_ROEPEN,
        target=TERUGGEROEPEN,
        by=SYSTEEM,
        law="Awb 2:12; AVG 16",
        notifies=TERUG,
    ),
    Step(
        action="afsluiten",
        label="Ophouden: de zaak over het verzuim is klaar",
        source=OPEN,
        target=BEWAARD,
        by=SYSTEEM,
        starts=(BEWAREN,),
        stops=("L112", "L113", "L114"),
    ),
    *stays(
        source=(BEWAARD,),
        action="afsluiten",
        label="De zaak over het verzuim is klaar: dit alert was dat al",
        by=SYSTEEM,
    ),
    Step(
        action="sluiten",
        label="Het alert sluiten: er kwam geen correctie meer",
        source=(BEWAARD,),
        target=AFGESLOTEN,
        by=SYSTEEM,
        requires=(lapsed("L124"),),
    ),
)
