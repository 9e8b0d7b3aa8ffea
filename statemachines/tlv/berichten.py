"""Wie er bericht krijgt in een TLV-zaak, en op welke grond."""

from statemachines.grammar import Notice, Role

SCHOOL, OUDERS = Role.VOORZITTER, Role.OUDER
ADMIN, DIRECTIE = Role.SWV_ADMIN, Role.BESTUURDER
GEDRAG, NIEUWE_SCHOOL = Role.GEDRAGSWETENSCHAPPER, Role.ONTVANGENDE_SCHOOL

# -- Brieven ---------------------------------------------------------------------------

ONTVANGST = Notice("tlv/ontvangst", to=SCHOOL, law="Awb 2:17")
VERZUIMBRIEF = Notice("tlv/verzuimbrief", to=SCHOOL, law="Awb 4:5")
MEER_TIJD_AANVULLEN = Notice("tlv/meer_tijd_aanvullen", to=SCHOOL, law="Awb 4:5")
VERDAAGD_SCHOOL = Notice("tlv/verlengingsbericht", to=SCHOOL, law="Awb 4:14 lid 3")
VERDAAGD_OUDERS = Notice("tlv/verlengingsbericht", to=OUDERS, law="Awb 4:14 lid 3")
DOORGEZONDEN_SCHOOL = Notice("tlv/doorgezonden", to=SCHOOL, law="Awb 2:3")
DOORGEZONDEN_OUDERS = Notice("tlv/doorgezonden", to=OUDERS, law="Awb 2:3")
INGETROKKEN = Notice("tlv/aanvraag_ingetrokken", to=OUDERS)
AFSCHRIFT_ADVIES = Notice("tlv/afschrift_advies", to=OUDERS, law="WPO 18a lid 14")
VOORNEMEN = Notice("tlv/voornemen", to=SCHOOL, law="Awb 4:7")
KENNISGEVING = Notice("tlv/kennisgeving", to=NIEUWE_SCHOOL, law="WPO 18a lid 13")
LOOPT_AF_SCHOOL = Notice("tlv/loopt_af", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
LOOPT_AF_OUDERS = Notice("tlv/loopt_af_ouders", to=OUDERS, law="WPO 40 lid 14")
VERLOPEN_OUDERS = Notice("tlv/verlopen", to=OUDERS, law="WPO 40 lid 14")
VERLOPEN_SCHOOL = Notice("tlv/verlopen", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
NIEUWE_VRAAG = Notice("tlv/nieuwe_vraag", to=OUDERS, law="WPO 40 lid 14")

# -- Taken en waarschuwingen -----------------------------------------------------------

NOG_INDIENEN = Notice("tlv/let_op_indienen", to=SCHOOL)
AANVRAAG_BINNEN = Notice("tlv/aanvraag_binnen", to=ADMIN)
AANVULLING_BINNEN = Notice("tlv/aanvulling_binnen", to=ADMIN)
AANVULLING_BLEEF_UIT = Notice("tlv/aanvulling_bleef_uit", to=DIRECTIE, law="Awb 4:5")
BESLIS_INHOUDELIJK = Notice("tlv/beslis_inhoudelijk", to=ADMIN, law="Awb 4:5 lid 4")
ALARM = Notice("tlv/alarm_beslistermijn", to=DIRECTIE, law="Awb 4:13")
NOG_AANWIJZEN = Notice("tlv/let_op_deskundigen", to=ADMIN)
ADVIES_GEVRAAGD = (
    Notice("tlv/advies_gevraagd", to=GEDRAG, law="WPO 18a lid 11"),
    Notice("tlv/advies_gevraagd", to=Role.DESKUNDIGE, law="WPO 18a lid 11"),
)
NOG_ADVISEREN = (
    Notice("tlv/let_op_advies", to=GEDRAG),
    Notice("tlv/let_op_advies", to=Role.DESKUNDIGE),
)
NIEUWE_FEITEN = (
    Notice("tlv/nieuwe_feiten", to=GEDRAG, law="Awb 3:2"),
    Notice("tlv/nieuwe_feiten", to=Role.DESKUNDIGE, law="Awb 3:2"),
)
RIJP = Notice("tlv/besluitrijp", to=DIRECTIE)
NOG_BESLUITEN = Notice("tlv/let_op_besluit", to=DIRECTIE)
REACTIE_SCHOOL = Notice("tlv/reactie_school", to=GEDRAG, law="Awb 4:7")
BEKEND_TE_MAKEN = Notice("tlv/bekend_te_maken", to=ADMIN, law="Awb 3:41")
NOG_PLAATSEN = Notice("tlv/let_op_plaatsing", to=SCHOOL)
BEZWAAR_LOOPT = Notice("tlv/let_op_bezwaar", to=ADMIN)
NOG_AFRONDEN = Notice("tlv/let_op_voornemen", to=DIRECTIE)
