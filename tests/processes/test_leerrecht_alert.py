"""Het alert aan Leerrecht: een keer, van het hoofd, en niets te veel (LPW 18, 21a)."""

import enum
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from jinja2 import Environment, PackageLoader, meta, nodes

from notifications.letter import Letter
from notifications.render import content
from statemachines.leerrecht_alert.dossier import (
    INTERN,
    MEEGEGEVEN,
    NA_DE_MELDING,
    VAN_LEERRECHT,
    WITTE_LIJST,
    LeerrechtAlertDossier,
    Nummer,
)
from statemachines.leerrecht_alert.toestanden import OPEN, POSTVAK
from statemachines.processes import PROCESSES
from statemachines.processes.leerrecht_alert import ALERT, LEERRECHT_ALERT
from statemachines.processes.monitorkind import MONITORKIND
from statemachines.processes.verzuim import VERZUIM
from statemachines.roles import Role
from statemachines.secrecy import secret_fields
from tests.notifications.samples import LETTER, facts
from tests.processes.afwezig import (
    EERSTE,
    HOOFD,
    IB,
    LEERRECHT,
    LRV_DAG,
    SWV_ER,
    SYSTEEM,
    alert,
    bevestigd,
    drie_weken,
    lrv,
    signaal,
    templates,
    terug,
    uitvoering,
    verzonden,
)

OUDER = Role.OUDER
FOUT = {"reden_onterecht": "correctie_school"}
NIEUW = date(2026, 10, 14)

# -- De witte lijst (domain.md 4.5) ----------------------------------------------------


def test_de_witte_lijst_is_wat_het_dossier_kent_en_niets_anders():
    listed = {*WITTE_LIJST, *INTERN, *VAN_LEERRECHT}
    assert listed == set(LeerrechtAlertDossier.model_fields)
    assert WITTE_LIJST == (
        "eerste_dag",
        "lesweken",
        "uren",
        "laatste_dag",
        "alle_lessen",
        "school_acties",
        "gevraagde_actie",
        "voorrang",
        "ot_op",
        "duo_kenmerk",
        "duo_gemeld_op",
    )


def test_in_het_alert_is_geen_plek_voor_vrije_tekst_ziekte_of_gezin():
    assert secret_fields(LeerrechtAlertDossier) == {}
    plain = {date, int, float, bool}
    for name, field in LeerrechtAlertDossier.model_fields.items():
        kinds = set(_kinds(field.annotation)) - {type(None)}
        listed = all(k in plain or issubclass(k, enum.StrEnum) for k in kinds)
        assert listed or field.annotation == Nummer | None, name


def _kinds(annotation):
    parts = [part for part in get_args(annotation) if part is not Ellipsis]
    if not parts or annotation == Nummer | None:
        return [annotation] if isinstance(annotation, type) else [str]
    first = parts[:1] if hasattr(annotation, "__metadata__") else parts
    return [kind for part in first for kind in _kinds(part)]


@pytest.mark.parametrize(
    "zin", ["de ouders gaan scheiden", "ziek", "ADHD", "autisme, zie dossier"]
)
def test_een_zin_over_thuis_of_ziekte_kan_er_niet_in(zin):
    case = bevestigd()
    for name in ("school_acties", "gevraagde_actie", "voorrang", "duo_kenmerk"):
        given = {"duo_kenmerk": "123", "duo_gemeld_op": LRV_DAG, name: zin}
        assert alert(case).why_not("aanvullen", HOOFD, **given)


@pytest.mark.parametrize("template", ["alert", "kopie", "aanvulling"])
def test_het_sjabloon_gebruikt_alleen_de_witte_lijst(template):
    source = Environment(loader=PackageLoader("notifications"), autoescape=True)
    assert source.loader is not None
    names, facts_named = set(), set()
    for name in (f"leerrecht_alert/{template}.txt", "deel/alert.txt"):
        text, _, _ = source.loader.get_source(source, name)
        tree = source.parse(text)
        names |= meta.find_undeclared_variables(tree)
        facts_named |= {
            found.attr
            for found in tree.find_all(nodes.Getattr)
            if isinstance(found.node, nodes.Name) and found.node.name == "zaak"
        }
    assert facts_named <= set(WITTE_LIJST)
    assert names <= {"zaak", "leerling_voluit", "leerling", "afzender", "link"}


def test_de_zaak_geeft_precies_de_witte_lijst_mee():
    opened = [
        opening
        for step in VERZUIM.steps
        for opening in step.opens
        if opening.process is LEERRECHT_ALERT
    ]
    assert opened
    assert {opening.carry for opening in opened} == {MEEGEGEVEN}
    assert set(MEEGEGEVEN) == set(WITTE_LIJST) - set(NA_DE_MELDING)


def brief(template, **known) -> str:
    letter: Letter = replace(
        LETTER, zaak=facts(LeerrechtAlertDossier) | known, termijn={}
    )
    return content(template, letter).body


def test_het_alert_zegt_wat_de_wet_vraagt():
    case = lrv()
    case.do(
        "acties_vastleggen",
        IB,
        school_acties=("de ouders gebeld", "bij de leerling thuis geweest"),
        gevraagde_actie="een huisbezoek",
        voorrang="spoed",
    )
    case.do("alert_sturen", SYSTEEM)
    known = dict(alert(case).dossier)
    text = brief("leerrecht_alert/alert", **known)
    assert "sinds woensdag 2 september 2026 zonder geldige reden" in text
    assert "4 schoolweken, en samen 110 uur" in text
    assert "De laatste dag die meetelt, is woensdag 30 september 2026." in text
    assert "De school deed dit: de ouders gebeld en bij de leerling thuis" in text
    assert "De school vraagt u: een huisbezoek." in text
    assert "met spoed" in text
    assert "De school meldt dit verzuim ook bij DUO." in text


def test_de_ouders_krijgen_precies_wat_leerrecht_kreeg():
    verstuurd = brief("leerrecht_alert/alert").split("## Wat vragen wij u nu?")[0]
    kopie = brief("leerrecht_alert/kopie")
    assert kopie.endswith(verstuurd.strip())
    assert "U ziet hieronder precies wat wij hebben gestuurd." in kopie


# -- De afzender -----------------------------------------------------------------------


def test_een_alert_heeft_een_afzender_en_dat_is_het_hoofd():
    assert LEERRECHT_ALERT.signed_by is Role.VOORZITTER
    senders = {
        role
        for step in VERZUIM.steps
        if step.action == "alert_sturen"
        for role in step.by
    }
    assert senders == {SYSTEEM, HOOFD}


def test_alleen_het_verzuim_begint_een_alert_en_alleen_na_vier_lesweken():
    openers = {
        (process.code, step.action)
        for process in PROCESSES.values()
        for step in process.steps
        for opening in step.opens
        if opening.process is LEERRECHT_ALERT
    }
    assert openers == {("verzuim", "alert_sturen")}
    assert LEERRECHT_ALERT.opened_by == ()
    templates_ = {
        process.code
        for process in PROCESSES.values()
        for step in process.steps
        for notice in (*process.notifies, *step.notifies)
        if notice.template == ALERT.template
    }
    assert templates_ == {"leerrecht_alert"}


def test_een_monitorkind_geeft_nooit_een_alert():
    notices = [n for step in MONITORKIND.steps for n in step.notifies]
    assert LEERRECHT not in {n.to for n in (*MONITORKIND.notifies, *notices)}
    assert not any(step.opens or step.tells for step in MONITORKIND.steps)
    assert not any(LEERRECHT in step.by for step in MONITORKIND.steps)
    assert VERZUIM.state("monitor").final


def test_een_alert_vraagt_vier_lesweken():
    case = lrv()
    case.dossier = case.dossier.model_copy(update={"lesweken": 3})
    assert case.why_not("alert_sturen", SYSTEEM) == ["LPW 21a; WRO 12 lid 3"]


# -- Een keer --------------------------------------------------------------------------


def alerts(case):
    return [c for c in case.linked if c.process is LEERRECHT_ALERT]


def test_een_alert_per_leerling_en_periode():
    case = verzonden()
    assert case.why_not("signaal_lrv", SYSTEEM, **signaal(4)) == [
        "LPW 21a; WRO 12 lid 3"
    ]
    assert case.why_not("alert_sturen", SYSTEEM) == ["LPW 18; LPW 21a"]
    assert case.why_not("alert_sturen", HOOFD) == ["LPW 18; LPW 21a"]
    assert len(alerts(case)) == 1


def test_een_nieuwe_eerste_dag_geeft_een_nieuw_alert_en_het_plan_gaat_door():
    case = uitvoering()
    case.wait_until(NIEUW + timedelta(weeks=4))
    case.do("signaal_lrv", SYSTEEM, **signaal(4, eerste=NIEUW))
    assert "L103" in case.terms
    case.do("alert_sturen", SYSTEEM)
    assert case.state == "uitvoering"
    assert "L103" not in case.terms
    assert [a.dossier.eerste_dag for a in alerts(case)] == [EERSTE, NIEUW]
    assert not case.can("alert_sturen", SYSTEEM)


def test_een_signaal_van_twee_weken_maakt_geen_alert_los():
    case = uitvoering()
    case.wait_until(NIEUW + timedelta(weeks=2))
    case.do("signaal_2w", SYSTEEM, **signaal(2, eerste=NIEUW))
    assert case.why_not("alert_sturen", HOOFD) == ["LPW 21a; WRO 12 lid 3"]


# -- Bezorgen, bevestigen, zwijgen -----------------------------------------------------


def test_het_alert_gaat_meteen_weg_en_de_ouders_krijgen_het_afschrift():
    case = verzonden()
    letters = [(n.template, n.to) for n in alert(case).letters]
    assert letters[:2] == [
        ("leerrecht_alert/alert", LEERRECHT),
        ("leerrecht_alert/kopie", OUDER),
    ]


def test_leerrecht_bevestigt_en_de_school_hoort_het():
    case = bevestigd()
    assert alert(case).state == "bevestigd"
    assert alert(case).terms == {}
    assert case.state == "alert_bevestigd"
    assert "verzuim/bevestigd" in templates(case, SWV_ER)


def test_leerrecht_mag_ook_per_telefoon_bevestigen():
    case = verzonden()
    alert(case).do("bevestiging_vastleggen", IB, bevestigd_op=case.today)
    assert case.state == "alert_bevestigd"


def test_een_late_bevestiging_verandert_niets_aan_het_plan():
    case = verzonden()
    case.do(
        "afsluiten",
        HOOFD,
        reden_einde="vrijstelling van de leerplicht",
        bevestigd_op=case.today,
    )
    assert alert(case).state == "bewaard"
    assert set(alert(case).terms) == {"L124"}
    laat = uitvoering()
    alert(laat).state = "verzonden"
    alert(laat).do("bevestigen", LEERRECHT)
    assert laat.state == "uitvoering"


def test_zwijgt_leerrecht_dan_gaat_het_elke_twee_werkdagen_opnieuw_en_belt_de_school():
    """Wekenlang, en nooit in stilte."""
    case = verzonden()
    own = alert(case)
    own.do("verzending_vastleggen", SYSTEEM)
    assert own.terms["L113"].legal_end == date(2026, 10, 2)
    for ronde in range(1, 11):
        case.wait_until(own.terms["L113"].legal_end + timedelta(days=1))
        assert own.state == "onderweg"
        assert len(own.done["opnieuw_sturen"]) == ronde
        own.do("verzending_vastleggen", SYSTEEM)
        assert own.terms["L113"].op == case.today
    assert case.today > date(2026, 10, 31)
    assert templates(own, LEERRECHT).count("leerrecht_alert/alert") == 11
    for role in (IB, HOOFD):
        assert templates(own, role).count("leerrecht_alert/bel_leerrecht") == 10
    assert templates(own, OUDER).count("leerrecht_alert/kopie") == 1


def test_na_een_storing_van_weken_ligt_er_geen_stapel():
    case = verzonden()
    own = alert(case)
    own.do("verzending_vastleggen", SYSTEEM)
    case.wait_until(date(2026, 10, 30))
    assert templates(own, LEERRECHT).count("leerrecht_alert/alert") == 2


def test_komt_het_alert_niet_aan_dan_belt_de_school_meteen():
    case = verzonden()
    own = alert(case)
    own.do("bezorging_mislukken", SYSTEEM)
    assert own.state == "niet_bezorgd"
    assert templates(own, HOOFD) == ["leerrecht_alert/bel_leerrecht"]
    case.wait_until(date(2026, 10, 5))
    assert len(own.done["bellen_nagaan"]) == 2
    own.do("telefonisch_doorgeven", HOOFD, gebeld_op=case.today)
    assert own.state == "verzonden"
    assert set(own.terms) == {"L113"}


def test_zonder_bewijs_van_verzending_belt_de_school_ook():
    case = verzonden()
    own = alert(case)
    case.wait_until(date(2026, 10, 2))
    assert own.done["bezorging_nagaan"] == ["u-systeem"]
    assert templates(own, IB) == ["leerrecht_alert/bel_leerrecht"]


def test_op_papier_telt_de_echte_dag():
    own = alert(verzonden())
    eerder = LRV_DAG - timedelta(days=1)
    assert own.why_not("per_post_verzonden", IB, verzonden_op=eerder) == ["Awb 2:25"]
    own.do("per_post_verzonden", IB, verzonden_op=LRV_DAG)
    assert own.terms["L113"].op == LRV_DAG


def test_mislukt_de_mail_dan_kan_het_alert_nog_eens_weg():
    own = alert(verzonden())
    own.do("bezorging_mislukken", SYSTEEM)
    own.do("nog_eens_versturen", HOOFD)
    assert own.state == "onderweg"
    assert set(own.terms) == {"L112"}


def test_krijgt_een_ouder_het_afschrift_niet_dan_brengt_de_school_het():
    own = alert(verzonden())
    own.do("kopie_niet_bezorgd", SYSTEEM)
    assert own.state == "onderweg"
    assert templates(own, IB) == ["leerrecht_alert/kopie_niet_bezorgd"]


def test_het_nummer_van_duo_volgt_en_de_ouders_lezen_mee():
    own = alert(bevestigd())
    own.do("aanvullen", HOOFD, duo_kenmerk="2026-0042", duo_gemeld_op=LRV_DAG)
    assert templates(own, LEERRECHT)[-1] == "leerrecht_alert/aanvulling"
    assert templates(own, OUDER)[-1] == "leerrecht_alert/aanvulling_ouders"
    text = brief("leerrecht_alert/aanvulling", **dict(own.dossier))
    assert "nummer 2026-0042" in text


# -- Terugroepen -----------------------------------------------------------------------


@pytest.mark.parametrize("state", [state.name for state in OPEN])
def test_ieder_die_het_alert_kreeg_hoort_dat_het_niet_geldt(state):
    case = verzonden()
    own = alert(case)
    own.state = state
    case.do("terugroepen", SYSTEEM, **FOUT)
    assert own.state == "teruggeroepen"
    assert templates(own, LEERRECHT)[-1] == "leerrecht_alert/teruggeroepen"
    assert templates(own, OUDER)[-1] == "leerrecht_alert/teruggeroepen_ouders"


def test_een_terugroep_noemt_geen_kind():
    text = brief("leerrecht_alert/teruggeroepen")
    assert LETTER.leerling not in text
    assert "geldt niet meer" in text


def test_wat_nog_niet_weg_was_gaat_niet_meer_weg():
    """Alert en afschrift noemen de stap die zij zijn; na het einde kan die niet."""
    for notice in LEERRECHT_ALERT.notifies:
        assert notice.sent
        possible = [s for s in LEERRECHT_ALERT.steps if s.action == notice.sent]
        assert all(not state.final for s in possible for state in s.source)


@pytest.mark.parametrize("start", [verzonden, bevestigd, uitvoering, terug])
def test_ook_later_wordt_een_alert_nog_teruggeroepen(start):
    case = start()
    case.do("terugroepen", SYSTEEM, **FOUT)
    assert alert(case).state == "teruggeroepen"


def test_voor_de_grens_is_er_niets_terug_te_roepen():
    case = drie_weken()
    assert not case.can("terugroepen", SYSTEEM, **FOUT)
    assert alerts(case) == []


def test_blijkt_het_te_mogen_dan_hoort_leerrecht_niet_waarom():
    case = bevestigd()
    case.do("blijkt_geoorloofd", HOOFD, verklaring_op=case.today)
    assert alert(case).state == "teruggeroepen"
    text = brief("leerrecht_alert/teruggeroepen")
    assert not {"ziek", "arts", "geoorloofd"} & set(text.lower().split())


# -- Wat Leerrecht terug laat weten ----------------------------------------------------


def test_leerrecht_laat_weten_wat_het_doet_en_de_school_leest_het():
    here = alert(bevestigd())
    here.do("terugmelden", LEERRECHT, terugmelding=("een huisbezoek",))
    assert here.state == "in_behandeling"
    assert "leerrecht_alert/terugmelding" in templates(here, Role.VOORZITTER)
    here.do("terugmelden", LEERRECHT, terugmelding=("nu geen actie",))
    assert here.dossier.terugmelding == ("nu geen actie",)


def test_leerrecht_vraagt_om_een_gesprek_vanaf_vandaag():
    here = alert(bevestigd())
    asked = {"gesprek_met": "de school", "gesprek_voor": here.today - timedelta(days=1)}
    assert here.why_not("gesprek_vragen", LEERRECHT, **asked) == ["LPW 18"]
    here.do("gesprek_vragen", LEERRECHT, **asked | {"gesprek_voor": here.today})
    assert here.state == "in_behandeling"
    assert "leerrecht_alert/gesprek_gevraagd" in templates(here, Role.VOORZITTER)


def test_iets_doen_en_niets_doen_gaan_niet_samen():
    both = ("een huisbezoek", "nu geen actie")
    here = alert(bevestigd())
    assert here.why_not("terugmelden", LEERRECHT, terugmelding=both) == ["LPW 18"]


def test_alleen_leerrecht_zegt_wat_leerrecht_doet():
    for who in (HOOFD, IB, SWV_ER):
        done = {"terugmelding": ("een huisbezoek",)}
        assert alert(bevestigd()).why_not("terugmelden", who, **done) == ["LPW 18"]


def test_ook_een_alert_in_behandeling_wordt_teruggeroepen():
    case = bevestigd()
    alert(case).do("terugmelden", LEERRECHT, terugmelding=("een huisbezoek",))
    alert(case).do("terugroepen", SYSTEEM)
    assert alert(case).state == "teruggeroepen"


def test_elke_toestand_van_een_alert_heeft_een_plek_in_het_postvak():
    placed = [state for states in POSTVAK.values() for state in states]
    assert sorted(s.name for s in placed) == sorted(
        state.name for state in LEERRECHT_ALERT.states
    )
