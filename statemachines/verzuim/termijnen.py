"""De termijnen van een zaak over verzuim, en wie er bericht van krijgt."""

from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Role, Term, Warn

VOLGEN = Term("L100", then="verloop_nagaan")
GESPREK = Term("L101", then="gesprek_nagaan")
OT_PLANNEN = Term("L102", then="ot_nagaan")
ALERT_BINNEN = Term("L103", then="alert_nagaan")
RONDETAFEL_BINNEN = Term(
    "L104", then="rondetafel_nagaan", policy="rondetafel_schooldagen"
)
PLAN_BINNEN = Term("L105", then="plan_nagaan", from_="rondetafel_op")
BEGINNEN = Term("L106", then="begin_nagaan")
EVALUEREN = Term("L107", then="evaluatie_nagaan", from_="evaluatie_op")
OPLOPEND = (Warn(60, Role.SWV_ER), Warn(80, Role.BESTUURDER))
DRIE_MAANDEN = Term(
    "L108", then="drie_maanden_verstrijken", from_="eerste_dag", warns=OPLOPEND
)
DRIE_MAANDEN_OPNIEUW = Term("L108", then="drie_maanden_verstrijken", warns=OPLOPEND)
TERUG_VOLGEN = Term("L109", then="sluiten", from_="terug_op")
DOORZETTEN = Term(
    "L110", then="doorzetten_nagaan", policy="doorzettingsmacht_werkdagen"
)
UITVOEREN = Term("L111", then="voorstel_nagaan")

TEAM = (*SCHOOL, Role.SWV_ER)
HERINNERING = aan("verzuim/herinnering", *SCHOOL)
HERINNERING_TEAM = aan("verzuim/herinnering", *TEAM)
