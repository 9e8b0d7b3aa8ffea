"""De termijnen van een bekendmaking, en wie er bericht van krijgt."""

from statemachines.grammar import Notice, Role, Term, Warn

ADMIN, DIRECTIE = Role.SWV_ADMIN, Role.BESTUURDER

VERZENDEN_BINNEN = Term("L22", then="verzending_bewaken")
BEZWAAR_MAKEN = Term("D1", then="bezwaartermijn_om")
NAZENDING = Term("D1b", then="onherroepelijk_worden")
SLUITEN = Term("L80", then="sluiten")
VERZUIM_HERSTELLEN = Term("D2", then="verzuim_niet_hersteld")
BESLISSEN_OP_BEZWAAR = Term(
    "D4",
    then="beslissing_op_bezwaar_te_laat",
    warns=(
        Warn(28, ADMIN),
        Warn(56, ADMIN),
        Warn(70, DIRECTIE),
        Warn(77, DIRECTIE),
    ),
)
BOB_VERZENDEN_BINNEN = Term("L81", then="bob_verzending_bewaken")
IN_BEROEP_GAAN = Term("D8", then="beroepstermijn_om")
BEROEP_NAZENDING = Term("D1b", then="beroep_onherroepelijk")
IN_HOGER_BEROEP_GAAN = Term("D8", then="hoger_beroepstermijn_om")
HOGER_BEROEP_NAZENDING = Term("D1b", then="uitspraak_onherroepelijk")
VOLGEN = Term("L46", then="volgen_bewaken")

# -- Brieven ---------------------------------------------------------------------------

BESLUIT = Notice(
    "bekendmaking/besluit",
    to=None,
    law="Awb 3:41",
    sent="verzending_vastleggen",
    failed="onbestelbaar_melden",
)
BEZWAAR_ONTVANGEN = Notice("bekendmaking/bezwaar_ontvangen", to=None, law="Awb 6:14")
BEZWAAR_NA_TERMIJN = Notice(
    "bekendmaking/bezwaar_na_termijn", to=None, law="Awb 6:14; Awb 6:11"
)
BEZWAAR_VROEG = Notice("bekendmaking/bezwaar_vroeg", to=None, law="Awb 6:14; Awb 6:10")
VERZUIMBRIEF = Notice("bekendmaking/verzuim_herstellen", to=None, law="Awb 6:6")
VERDAAGD = Notice("bekendmaking/verdaagd", to=None, law="Awb 7:10 lid 3")
VERDAAGD_AANVRAGER = Notice(
    "bekendmaking/verdaagd_aanvrager", to=Role.VOORZITTER, law="Awb 7:10 lid 3"
)
BESLISSING = Notice(
    "bekendmaking/beslissing_op_bezwaar",
    to=None,
    law="Awb 7:12 lid 2; Awb 6:23",
    sent="beslissing_verzonden",
    failed="beslissing_onbestelbaar",
)

# -- Taken en waarschuwingen -----------------------------------------------------------

BEZWAAR_BINNEN = Notice("bekendmaking/bezwaar_binnen", to=ADMIN)
VERDAAGD_ANDEREN = Notice(
    "bekendmaking/verdaagd_anderen", to=ADMIN, law="Awb 7:10 lid 3"
)
LET_OP_VERZENDING = Notice("bekendmaking/let_op_verzending", to=ADMIN)
LET_OP_BESLISSING = Notice("bekendmaking/let_op_beslissing", to=ADMIN)
LET_OP_BEZWAAR = Notice("bekendmaking/let_op_bezwaar", to=ADMIN)
LET_OP_UITSPRAAK = Notice("bekendmaking/let_op_uitspraak", to=DIRECTIE)
ALARM_BEZWAAR = Notice("bekendmaking/alarm_bezwaar", to=DIRECTIE)
