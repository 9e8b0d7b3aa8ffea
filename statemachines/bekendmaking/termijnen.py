"""De termijnen van een bekendmaking, en wie er bericht van krijgt."""

from statemachines.grammar import Notice, Role, Term, Warn

VERZENDEN_BINNEN = Term("L22", then="verzending_bewaken")
BEZWAAR_MAKEN = Term("D1", then="bezwaartermijn_om")
NAZENDING = Term("D1b", then="onherroepelijk_worden")
BESLISSEN_OP_BEZWAAR = Term(
    "D4",
    then="beslissing_op_bezwaar_te_laat",
    warns=(
        Warn(28, Role.SWV_ADMIN),
        Warn(56, Role.SWV_ADMIN),
        Warn(70, Role.BESTUURDER),
        Warn(77, Role.BESTUURDER),
    ),
)
IN_BEROEP_GAAN = Term("D8", then="beroepstermijn_om")
VOLGEN = Term("L46", then="volgen_bewaken")

BESLUIT = Notice(
    "bekendmaking/besluit",
    to=None,
    law="Awb 3:41",
    sent="verzending_vastleggen",
    failed="onbestelbaar_melden",
)
BEZWAAR_ONTVANGEN = Notice("bekendmaking/bezwaar_ontvangen", to=None, law="Awb 6:14")
BEZWAAR_BINNEN = Notice("bekendmaking/bezwaar_binnen", to=Role.SWV_ADMIN)
VERDAAGD = Notice("bekendmaking/verdaagd", to=None, law="Awb 7:10 lid 3")
LET_OP_VERZENDING = Notice("bekendmaking/let_op_verzending", to=Role.SWV_ADMIN)
LET_OP_BEZWAAR = Notice("bekendmaking/let_op_bezwaar", to=Role.SWV_ADMIN)
ALARM_BEZWAAR = Notice("bekendmaking/alarm_bezwaar", to=Role.BESTUURDER)
