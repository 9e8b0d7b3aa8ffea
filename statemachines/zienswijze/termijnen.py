"""De termijnen van een zienswijze, en wie er bericht van krijgt."""

from statemachines.grammar import Notice, Role, Term, Warn

UITNODIGEN_BINNEN = Term("L13", then="uitnodigen_bewaken")
VERZENDEN_BINNEN = Term("L14", then="verzending_bewaken")
VERSLAG_BEZORGEN = Term("L14", then="verslag_bezorgen_bewaken")
GESPREK_BINNEN = Term("L15", then="gesprek_bewaken")
CORRECTIE_BINNEN = Term(
    "L16",
    then="correctie_uitgebleven",
    policy="verslag_correctie_werkdagen",
    party=Role.OUDER,
)
VERWERKEN_BINNEN = Term("L17", then="verwerken_bewaken")
REACTIETERMIJN = (
    Term(
        "C6",
        then="termijn_om",
        policy="zienswijze_dagen",
        party=Role.OUDER,
        warns=(Warn(7, Role.SWV_ADMIN), Warn(12, Role.SWV_ADMIN)),
    ),
    Term("L40", then="herinneren", party=Role.OUDER),
)

UITNODIGING = Notice(
    "zienswijze/uitnodiging",
    to=None,
    law="Awb 4:8",
    sent="verzending_vastleggen",
    failed="niet_bezorgd_melden",
)
HERINNERING = Notice("zienswijze/herinnering", to=None, law="Awb 4:8")
MEER_TIJD = Notice("zienswijze/uitstel", to=None, law="Awb 4:8")
ONTVANGST = Notice("zienswijze/ontvangst", to=None, law="Awb 2:17")
GESPREK = Notice("zienswijze/gesprek", to=None, law="Awb 4:9")
GESPREK_GEKOZEN = Notice("zienswijze/gesprek_gekozen", to=None, law="Awb 2:17")
VERSLAG = Notice(
    "zienswijze/verslag",
    to=None,
    law="Awb 4:9",
    sent="verslag_verzonden",
    failed="verslag_niet_bezorgd",
)
BINNEN = Notice("zienswijze/binnen", to=Role.GEDRAGSWETENSCHAPPER)
LET_OP_POST = Notice("zienswijze/let_op_verzending", to=Role.SWV_ADMIN)
LET_OP_VERSLAG = Notice("zienswijze/let_op_verslag", to=Role.SWV_ADMIN)
LET_OP_GESPREK = Notice("zienswijze/let_op_gesprek", to=Role.SWV_ADMIN)
LET_OP_VERWERKEN = Notice("zienswijze/let_op_verwerken", to=Role.GEDRAGSWETENSCHAPPER)
