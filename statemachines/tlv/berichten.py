"""Wie er bericht krijgt in een TLV-zaak, en op welke grond."""

from statemachines.grammar import Notice, Role

SCHOOL, OUDERS = Role.VOORZITTER, Role.OUDER
ADMIN, DIRECTIE = Role.SWV_ADMIN, Role.BESTUURDER
GEDRAG, NIEUWE_SCHOOL = Role.GEDRAGSWETENSCHAPPER, Role.ONTVANGENDE_SCHOOL


def _voornemen(to: Role, law: str) -> Notice:
    """Geef de brief over een voornemen: pas als zij weg is, loopt de tijd."""
    return Notice(
        "tlv/voornemen",
        to=to,
        law=law,
        sent="voornemen_verzonden",
        failed="voornemen_niet_bezorgd",
    )


def _verdaagd(template: str, to: Role) -> Notice:
    failed = "verlengingsbericht_niet_bezorgd"
    return Notice(template, to=to, law="Awb 4:14 lid 3", failed=failed)


def _afschrift(template: str) -> Notice:
    return Notice(
        template,
        to=OUDERS,
        law="WPO 18a lid 14",
        sent="afschrift_verzonden",
        failed="afschrift_niet_bezorgd",
    )


# -- De aanvraag -----------------------------------------------------------------------

ONTVANGST = Notice("tlv/ontvangst", to=SCHOOL, law="Awb 2:17")
AANVRAAG_OUDERS = Notice("tlv/aanvraag_ouders", to=OUDERS, law="AVG 14")
VERZUIMBRIEF = Notice(
    "tlv/verzuimbrief",
    to=SCHOOL,
    law="Awb 4:5",
    sent="verzuimbrief_verzonden",
    failed="verzuimbrief_niet_bezorgd",
)
BERICHT_ONTVANGEN = Notice("tlv/bericht_ontvangen", to=SCHOOL, law="Awb 2:17")
MEER_TIJD_AANVULLEN = Notice("tlv/meer_tijd_aanvullen", to=SCHOOL, law="Awb 4:5")
VERDAAGD_SCHOOL = _verdaagd("tlv/verlengingsbericht", SCHOOL)
VERDAAGD_OUDERS = _verdaagd("tlv/verlengingsbericht_ouders", OUDERS)
INSTEMMING_SCHOOL = Notice("tlv/instemming", to=SCHOOL, law="Awb 2:17")
INSTEMMING_SWV = Notice("tlv/instemming_binnen", to=ADMIN, law="Awb 4:15 lid 2 a")
OPGESCHORT_SCHOOL = Notice("tlv/opgeschort", to=SCHOOL, law="Awb 4:15 lid 3")
OPGESCHORT_OUDERS = Notice("tlv/opgeschort_ouders", to=OUDERS, law="Awb 4:15 lid 3")
LOOPT_WEER = Notice("tlv/loopt_weer", to=SCHOOL, law="Awb 4:15 lid 4")
DOORGEZONDEN_SCHOOL = Notice("tlv/doorgezonden", to=SCHOOL, law="Awb 2:3")
DOORGEZONDEN_OUDERS = Notice("tlv/doorgezonden_ouders", to=OUDERS, law="Awb 2:3")
INGETROKKEN = Notice("tlv/aanvraag_ingetrokken", to=OUDERS)

# -- Het advies en het besluit ---------------------------------------------------------

AFSCHRIFT_ADVIES_1 = _afschrift("tlv/afschrift_advies_1")
AFSCHRIFT_ADVIES_2 = _afschrift("tlv/afschrift_advies_2")
VOORNEMEN = _voornemen(SCHOOL, "Awb 4:7")
VOORNEMEN_NIEUWE_SCHOOL = _voornemen(NIEUWE_SCHOOL, "Awb 4:8")
BERICHT_NIEUWE_SCHOOL = Notice(
    "tlv/bericht_ontvangen", to=NIEUWE_SCHOOL, law="Awb 2:17"
)
KENNISGEVING = Notice("tlv/kennisgeving", to=NIEUWE_SCHOOL, law="WPO 18a lid 13")
AAN_DESKUNDIGEN = (
    Notice("tlv/besluit_en_advies", to=GEDRAG, law="Awb 3:43; Awb 3:50"),
    Notice("tlv/besluit_en_advies", to=Role.DESKUNDIGE, law="Awb 3:43; Awb 3:50"),
)

# -- De geldigheid ---------------------------------------------------------------------

LOOPT_AF = Notice("tlv/loopt_af", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
LOOPT_AF_ADVIES = Notice("tlv/loopt_af_advies", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
LOOPT_AF_AANVRAAG = Notice(
    "tlv/loopt_af_aanvraag", to=NIEUWE_SCHOOL, law="WPO 40 lid 14"
)
LOOPT_AF_BESLUIT = Notice("tlv/loopt_af_besluit", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
LOOPT_AF_OUDERS = Notice("tlv/loopt_af_ouders", to=OUDERS, law="WPO 40 lid 14")
VERLOPEN_OUDERS = Notice("tlv/verlopen_ouders", to=OUDERS, law="WPO 40 lid 14")
VERLOPEN_SCHOOL = Notice("tlv/verlopen", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
OPGEVOLGD_OUDERS = Notice("tlv/opgevolgd", to=OUDERS, law="WPO 40 lid 14")
OPGEVOLGD_SCHOOL = Notice("tlv/opgevolgd", to=NIEUWE_SCHOOL, law="WPO 40 lid 14")
NIEUWE_VRAAG = Notice("tlv/nieuwe_vraag", to=OUDERS, law="WPO 40 lid 14")

# -- Taken en waarschuwingen -----------------------------------------------------------

NOG_INDIENEN = Notice("tlv/let_op_indienen", to=SCHOOL)
AANVRAAG_BINNEN = Notice("tlv/aanvraag_binnen", to=ADMIN)
BRIEF_NIET_WEG = Notice("tlv/brief_niet_weg", to=ADMIN, law="Awb 2:11")
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
NOG_AFSCHRIFT = Notice("tlv/let_op_afschrift", to=ADMIN, law="WPO 18a lid 14")
NIEUWE_FEITEN = (
    Notice("tlv/nieuwe_feiten", to=GEDRAG, law="Awb 3:2"),
    Notice("tlv/nieuwe_feiten", to=Role.DESKUNDIGE, law="Awb 3:2"),
)
RIJP = Notice("tlv/besluitrijp", to=DIRECTIE)
NOG_BESLUITEN = Notice("tlv/let_op_besluit", to=DIRECTIE)
LATE_ZIENSWIJZE = Notice("tlv/late_zienswijze", to=GEDRAG, law="Awb 3:2")
REACTIE_SCHOOL = Notice("tlv/reactie_school", to=GEDRAG, law="Awb 4:7")
BEKEND_TE_MAKEN = Notice("tlv/bekend_te_maken", to=ADMIN, law="Awb 3:41")
NOG_PLAATSEN = Notice("tlv/let_op_plaatsing", to=SCHOOL)
BEZWAAR_LOOPT = Notice("tlv/let_op_bezwaar", to=ADMIN)
NOG_AFRONDEN = Notice("tlv/let_op_voornemen", to=DIRECTIE)
