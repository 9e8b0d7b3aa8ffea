"""De melding bij DUO: 5 werkdagen, en een correctie als zij niet klopt (LPW 21a)."""

from datetime import date, timedelta

import pytest

from statemachines.processes.duo_melding import DUO_MELDING
from statemachines.roles import Role
from tests.processes.afwezig import HOOFD, SYSTEEM, duo, lrv, templates, zestien_uur
from tests.processes.speler import SCHOOL, Zaak

BESTUUR = Role.SCHOOLBESTUUR
SIGNAAL = date(2026, 9, 30)
GEMELD = {"duo_kenmerk": "2026-0042", "gemeld_op": SIGNAAL}
EINDE = {"einddatum": SIGNAAL}

# -- De dagen van domain.md 1.3 (E1 en E2) ---------------------------------------------

ZESTIEN_UUR = [
    (date(2026, 9, 30), date(2026, 10, 7)),
    (date(2026, 10, 1), date(2026, 10, 8)),
    (date(2026, 11, 2), date(2026, 11, 9)),
    (date(2026, 4, 1), date(2026, 4, 10)),
    (date(2027, 5, 4), date(2027, 5, 14)),
]
LANGDURIG = [
    (date(2026, 9, 30), date(2026, 10, 7)),
    (date(2026, 11, 9), date(2026, 11, 16)),
    (date(2027, 1, 11), date(2027, 1, 18)),
    (date(2027, 1, 27), date(2027, 2, 3)),
    (date(2026, 4, 20), date(2026, 4, 28)),
    (date(2027, 5, 18), date(2027, 5, 25)),
]


def melding(op=SIGNAAL, *, on=None, **facts):
    known = {"signaaldatum": op, "uren": 16.5} | facts
    return Zaak(DUO_MELDING, (SCHOOL,), on=on or op, facts=known)


@pytest.mark.parametrize(("signaal", "uiterlijk"), [*ZESTIEN_UUR, *LANGDURIG])
def test_vijf_werkdagen_na_het_signaal(signaal, uiterlijk):
    term = melding(signaal).terms["E1"]
    assert term.op == signaal
    assert term.legal_end == uiterlijk


def test_ook_een_signaal_dat_later_komt_telt_vanaf_de_dag_zelf():
    case = melding(SIGNAAL, on=SIGNAAL + timedelta(days=6))
    assert case.terms["E1"].legal_end == date(2026, 10, 7)


def test_de_zaak_over_het_verzuim_geeft_mee_wat_er_te_melden_is():
    kort, lang = duo(zestien_uur()), duo(lrv())
    assert (kort.dossier.uren, kort.dossier.eerste_dag) == (16.5, None)
    assert kort.terms["E1"].op == kort.dossier.signaaldatum
    assert lang.dossier.eerste_dag == date(2026, 9, 2)
    assert lang.dossier.lesweken == 4
    assert templates(lang, HOOFD) == ["duo_melding/melden"]


# -- De plaatsen -----------------------------------------------------------------------


def te_melden():
    return melding(eerste_dag=date(2026, 9, 2), lesweken=4)


def te_melden_met_einde():
    case = te_melden()
    case.do("einde_verzuim", SYSTEEM)
    return case


def gemeld():
    case = te_melden()
    case.do("melden", HOOFD, **GEMELD)
    return case


def af_te_melden():
    case = gemeld()
    case.do("einde_verzuim", SYSTEEM)
    return case


def afgemeld():
    case = af_te_melden()
    case.do("afmelden", HOOFD, **EINDE)
    return case


def te_corrigeren():
    case = gemeld()
    case.do("correctie_vragen", SYSTEEM)
    return case


RIJEN = [
    (te_melden, "melden", HOOFD, GEMELD, "gemeld"),
    (te_melden, "melden_met_einddatum", HOOFD, GEMELD | EINDE, "afgemeld"),
    (te_melden, "einde_verzuim", SYSTEEM, {}, "te_melden_met_einde"),
    (te_melden, "correctie_vragen", SYSTEEM, {}, "vervallen"),
    (te_melden_met_einde, "melden_met_einddatum", HOOFD, GEMELD | EINDE, "afgemeld"),
    (te_melden_met_einde, "einde_verzuim", SYSTEEM, {}, "te_melden_met_einde"),
    (te_melden_met_einde, "correctie_vragen", SYSTEEM, {}, "vervallen"),
    (gemeld, "einde_verzuim", SYSTEEM, {}, "af_te_melden"),
    (gemeld, "afmelden", HOOFD, EINDE, "afgemeld"),
    (gemeld, "correctie_vragen", SYSTEEM, {}, "te_corrigeren"),
    (af_te_melden, "afmelden", HOOFD, EINDE, "afgemeld"),
    (af_te_melden, "correctie_vragen", SYSTEEM, {}, "te_corrigeren"),
    (afgemeld, "einde_verzuim", SYSTEEM, {}, "afgemeld"),
    (afgemeld, "correctie_vragen", SYSTEEM, {}, "te_corrigeren"),
    (te_corrigeren, "correctie_vragen", SYSTEEM, {}, "te_corrigeren"),
    (te_corrigeren, "einde_verzuim", SYSTEEM, {}, "te_corrigeren"),
    (
        te_corrigeren,
        "corrigeren",
        HOOFD,
        {"gecorrigeerd_op": SIGNAAL},
        "gecorrigeerd",
    ),
]


@pytest.mark.parametrize(("start", "action", "role", "given", "naar"), RIJEN)
def test_waar_een_stap_heen_leidt(start, action, role, given, naar):
    case = start()
    case.do(action, role, **given)
    assert case.state == naar


@pytest.mark.parametrize(
    ("start", "action", "given"),
    [
        (te_melden, "melden", GEMELD | {"gemeld_op": SIGNAAL - timedelta(days=1)}),
        (te_melden, "melden", GEMELD | {"gemeld_op": SIGNAAL + timedelta(days=1)}),
        (te_melden, "melden_met_einddatum", GEMELD | {"einddatum": date(2026, 9, 1)}),
        (gemeld, "afmelden", {"einddatum": SIGNAAL + timedelta(days=1)}),
        (gemeld, "afmelden", {"einddatum": date(2026, 9, 1)}),
    ],
)
def test_een_dag_die_niet_kan_wordt_geweigerd(start, action, given):
    assert start().why_not(action, HOOFD, **given) == ["LPW 21a; WRO 12 lid 3"]


@pytest.mark.parametrize("leeg", ["duo_kenmerk", "gemeld_op"])
def test_zonder_nummer_en_dag_is_er_niets_gemeld(leeg):
    given = {name: value for name, value in GEMELD.items() if name != leeg}
    assert te_melden().why_not("melden", HOOFD, **given)


@pytest.mark.parametrize("nummer", ["zie brief", "mama is ziek", "x" * 31, "é"])
def test_een_nummer_is_een_nummer(nummer):
    given = GEMELD | {"duo_kenmerk": nummer}
    [why] = te_melden().why_not("melden", HOOFD, **given)
    assert "geen nummer" in why


@pytest.mark.parametrize("role", sorted(set(Role) - {HOOFD}))
def test_alleen_het_hoofd_meldt(role):
    assert te_melden().why_not("melden", role, **GEMELD) == ["LPW 21a; WRO 12 lid 3"]


# -- De klokken ------------------------------------------------------------------------


def test_te_laat_dan_hoort_het_bestuur_het_en_telkens_opnieuw():
    case = te_melden()
    case.wait_until(date(2026, 10, 7))
    assert templates(case, BESTUUR) == []
    case.wait_until(date(2026, 10, 8))
    assert templates(case, BESTUUR) == ["duo_melding/te_laat"]
    assert templates(case, HOOFD)[-1] == "duo_melding/te_laat"
    case.wait_until(date(2026, 10, 16))
    assert len(case.done["melding_nagaan"]) == 3
    case.do("melden", HOOFD, **GEMELD | {"gemeld_op": case.today})
    assert case.terms == {}


def test_de_einddatum_volgt_binnen_vijf_werkdagen():
    case = af_te_melden()
    assert case.terms["L116"].legal_end == date(2026, 10, 7)
    case.wait_until(date(2026, 10, 8))
    assert "duo_melding/einddatum" in templates(case, BESTUUR)
    assert case.state == "af_te_melden"


def test_een_correctie_is_er_meteen_en_wordt_niet_vergeten():
    case = te_corrigeren()
    assert case.terms["L117"].legal_end == date(2026, 10, 1)
    case.wait_until(date(2026, 10, 6))
    assert len(case.done["correctie_nagaan"]) == 3


def test_na_acht_lesweken_zonder_correctie_is_de_melding_klaar():
    case = afgemeld()
    case.wait_until(case.terms["L118"].legal_end + timedelta(days=1))
    assert case.state == "afgesloten"


def test_een_gemelde_zaak_wacht_op_de_zaak_over_het_verzuim():
    assert gemeld().terms == {}
    assert DUO_MELDING.state("gemeld").no_clock_because


def test_melden_is_een_taak_binnen_de_school():
    buiten = {Role.LEERRECHT, Role.OUDER, Role.VOOGD, Role.JEUGDHULP}
    assert not buiten & set(DUO_MELDING.admits)
    assert {Role.VOORZITTER, Role.SCHOOLBESTUUR, Role.LEERLING} <= set(
        DUO_MELDING.admits
    )
