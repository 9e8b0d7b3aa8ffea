"""Verzuim zonder geldige reden, rij voor rij (LPW 21a; ondersteuningsplan 3.5.3)."""

from datetime import date, timedelta

import pytest

from statemachines.processes.verzuim import VERZUIM
from statemachines.roles import Role
from statemachines.situation import Party
from statemachines.verzuim.toestanden import NA_ALERT, OPEN, TERUG_OP_SCHOOL, VOOR_LRV
from tests.processes.afwezig import (
    BESTUURDER,
    EERSTE,
    HOOFD,
    IB,
    JA_MAAR_NU,
    LEERRECHT,
    LRV_DAG,
    OUDERS,
    PEOPLE,
    PLAN,
    RONDETAFEL,
    SWV_ER,
    SYSTEEM,
    bevestigd,
    doorgezet,
    drie_weken,
    duo,
    escalatie,
    geregistreerd,
    lrv,
    plan,
    rondetafel,
    signaal,
    templates,
    terug,
    twee_weken,
    uitvoering,
    verzonden,
    zestien_uur,
)

OUDER = Role.OUDER
PLAATSEN = {
    "geregistreerd": geregistreerd,
    "wettelijk_16u": zestien_uur,
    "signaal_2w": twee_weken,
    "signaal_3w": drie_weken,
    "lrv": lrv,
    "alert_verzonden": verzonden,
    "alert_bevestigd": bevestigd,
    "rondetafel": rondetafel,
    "plan_van_aanpak": plan,
    "uitvoering": uitvoering,
    "escalatie": escalatie,
    "doorzettingsmacht": doorgezet,
    "terug_op_school": terug,
}
elke_plaats = pytest.mark.parametrize("plaats", PLAATSEN)
FOUT = {"reden_onterecht": "correctie_school"}


def vanaf(plaats):
    case = PLAATSEN[plaats]()
    assert case.state == plaats
    return case


def test_er_is_een_weg_naar_elke_plaats():
    assert set(PLAATSEN) == {state.name for state in OPEN}


# -- De rijen van het schema -----------------------------------------------------------

RIJEN = [
    ("geregistreerd", "signaal_2w", SYSTEEM, signaal(2), "signaal_2w"),
    ("geregistreerd", "signaal_3w", SYSTEEM, signaal(3), "signaal_3w"),
    ("geregistreerd", "signaal_lrv", SYSTEEM, signaal(4), "lrv"),
    ("wettelijk_16u", "signaal_2w", SYSTEEM, signaal(2), "signaal_2w"),
    ("signaal_2w", "signaal_3w", SYSTEEM, signaal(3), "signaal_3w"),
    ("signaal_3w", "signaal_lrv", SYSTEEM, signaal(4), "lrv"),
    ("signaal_2w", "gesprek_voeren", IB, {"gesprek_op": EERSTE}, "signaal_2w"),
    ("signaal_2w", "verzuim_eindigt", IB, {"terug_op": date(2026, 9, 16)}, "gesloten"),
    ("lrv", "alert_sturen", SYSTEEM, {}, "alert_verzonden"),
    ("lrv", "alert_sturen", HOOFD, {}, "alert_verzonden"),
    ("alert_verzonden", "rondetafel_plannen", SWV_ER, RONDETAFEL, "rondetafel"),
    ("alert_bevestigd", "rondetafel_plannen", HOOFD, RONDETAFEL, "rondetafel"),
    ("plan_van_aanpak", "uitvoering_starten", HOOFD, {}, "uitvoering"),
    ("uitvoering", "opschalen", SWV_ER, {"opschalen_omdat": "Geen plek."}, "escalatie"),
    ("escalatie", "doorzetten", BESTUURDER, {"voorstel": "X."}, "doorzettingsmacht"),
    ("escalatie", "nooit_opgeven_vragen", SWV_ER, {}, "escalatie"),
    ("terug_op_school", "terugvallen", IB, {}, "uitvoering"),
    (
        "alert_verzonden",
        "afsluiten",
        HOOFD,
        {"reden_einde": "vrijstelling van de leerplicht", "bevestigd_op": LRV_DAG},
        "gesloten",
    ),
]


@pytest.mark.parametrize(("plaats", "action", "role", "given", "naar"), RIJEN)
def test_waar_een_stap_heen_leidt(plaats, action, role, given, naar):
    case = vanaf(plaats)
    signaal_op = given.get("signaaldatum", given.get("terug_op", case.today))
    case.wait_until(max(case.today, signaal_op))
    case.do(action, role, **given)
    assert case.state == naar


WEIGERINGEN = [
    ("signaal_3w", "signaal_lrv", SYSTEEM, signaal(3), ["LPW 21a; WRO 12 lid 3"]),
    ("signaal_3w", "ot_plannen", IB, {"ot_op": EERSTE}, ["Afspraak in het"]),
    ("signaal_3w", "jos_inlichten", IB, {"toestemming_jos_van": ("ouder-1",)}, ["AVG"]),
    ("alert_verzonden", "alert_sturen", SYSTEEM, {}, ["LPW 18; LPW 21a"]),
    (
        "alert_bevestigd",
        "rondetafel_plannen",
        SWV_ER,
        RONDETAFEL | {"uitgenodigde_ouders": ("ouder-1",)},
        ["Afspraak in het ondersteuningsplan; BW 1:247"],
    ),
    (
        "alert_bevestigd",
        "rondetafel_plannen",
        SWV_ER,
        RONDETAFEL | {"rondetafel_op": EERSTE},
        ["Afspraak in het ondersteuningsplan"],
    ),
    (
        "rondetafel",
        "jeugdhulp_uitnodigen",
        SWV_ER,
        {"toestemming_jeugdhulp_van": ("ouder-1",)},
        ["AVG 6 lid 1 a; Jeugdwet 7.3.11"],
    ),
    (
        "rondetafel",
        "plan_vaststellen",
        HOOFD,
        PLAN | {"besproken_op": LRV_DAG, "evaluatie_op": date(2026, 10, 20)},
        ["Afspraak in het ondersteuningsplan"],
    ),
    ("uitvoering", "terug", IB, {"terug_op": EERSTE}, ["Afspraak in het"]),
    ("escalatie", "doorzetten", SWV_ER, {"voorstel": "X."}, ["Thuiszitterspact 2016"]),
    ("lrv", "alert_sturen", SWV_ER, {}, ["LPW 18; LPW 21a"]),
    ("lrv", "alert_sturen", BESTUURDER, {}, ["LPW 18; LPW 21a"]),
]


@pytest.mark.parametrize(("plaats", "action", "role", "given", "wet"), WEIGERINGEN)
def test_wat_niet_mag_en_waarom(plaats, action, role, given, wet):
    found = vanaf(plaats).why_not(action, role, **given)
    assert len(found) == len(wet)
    assert all(one.startswith(other) for one, other in zip(found, wet, strict=True))


@pytest.mark.parametrize("uren", [1.0, 15.75])
def test_minder_dan_zestien_uur_is_geen_signaal(uren):
    given = {"signaaldatum": EERSTE, "uren": uren}
    assert geregistreerd().why_not("signaal_16u", SYSTEEM, **given) == [
        "LPW 21a; WRO 12 lid 3"
    ]


@pytest.mark.parametrize(
    ("dagen", "mag"), [(0, False), (1, True), (28, True), (29, False)]
)
def test_een_plan_wordt_binnen_vier_weken_geevalueerd(dagen, mag):
    case = rondetafel()
    case.wait_until(date(2026, 10, 8))
    given = PLAN | {"evaluatie_op": case.today + timedelta(days=dagen)}
    assert case.can("plan_vaststellen", HOOFD, **given) == mag


@pytest.mark.parametrize("leeg", ["doel", "stappen", "onderwijsaanbod", "wie_doet_wat"])
def test_een_plan_heeft_doel_stappen_onderwijs_voor_nu_en_namen(leeg):
    case = rondetafel()
    case.wait_until(date(2026, 10, 8))
    [why] = case.why_not("plan_vaststellen", HOOFD, **PLAN | {leeg: ""})
    assert why == "Ondersteuningsplan 3.5.3"


# -- Zestien uur, vanuit elke plaats ---------------------------------------------------


@elke_plaats
def test_zestien_uur_geeft_altijd_een_taak_voor_duo(plaats):
    case = vanaf(plaats)
    meldingen = len(case.linked)
    case.do("signaal_16u", SYSTEEM, signaaldatum=case.today, uren=16.0)
    assert len(case.linked) == meldingen + 1
    assert duo(case).dossier.uren == 16.0
    assert duo(case).dossier.eerste_dag is None
    verder = {"geregistreerd": "wettelijk_16u", "terug_op_school": "uitvoering"}
    assert case.state == verder.get(plaats, plaats)


# -- De klokken ------------------------------------------------------------------------

KLOKKEN = [
    (geregistreerd, "L100", "verloop_nagaan"),
    (twee_weken, "L101", "gesprek_nagaan"),
    (drie_weken, "L102", "ot_nagaan"),
    (lrv, "L103", "alert_nagaan"),
    (verzonden, "L104", "rondetafel_nagaan"),
    (rondetafel, "L105", "plan_nagaan"),
    (plan, "L106", "begin_nagaan"),
    (uitvoering, "L107", "evaluatie_nagaan"),
    (escalatie, "L110", "doorzetten_nagaan"),
    (doorgezet, "L111", "voorstel_nagaan"),
]


@pytest.mark.parametrize(("start", "rule", "action"), KLOKKEN)
def test_blijft_iets_liggen_dan_hoort_iemand_dat_telkens_opnieuw(start, rule, action):
    case = start()
    einde = case.terms[rule].legal_end
    case.wait_until(einde)
    assert action not in case.done
    case.wait_until(einde + timedelta(days=1))
    assert case.done[action] == ["u-systeem"]
    opnieuw = case.terms[rule].legal_end
    assert opnieuw > einde
    case.wait_until(opnieuw + timedelta(days=1))
    assert len(case.done[action]) == 2


@pytest.mark.parametrize(
    ("start", "action", "role", "given", "rule"),
    [
        (twee_weken, "gesprek_voeren", IB, {"gesprek_op": date(2026, 9, 16)}, "L101"),
        (drie_weken, "ot_plannen", IB, {"ot_op": date(2026, 9, 25)}, "L102"),
        (lrv, "alert_sturen", SYSTEEM, {}, "L103"),
        (bevestigd, "rondetafel_plannen", SWV_ER, RONDETAFEL, "L104"),
        (plan, "uitvoering_starten", HOOFD, {}, "L106"),
    ],
)
def test_wie_het_doet_stopt_de_klok(start, action, role, given, rule):
    case = start()
    assert rule in case.terms
    case.do(action, role, **given)
    assert rule not in case.terms


def test_het_overleg_is_binnen_vijf_schooldagen_gepland():
    assert drie_weken().terms["L102"].legal_end == date(2026, 9, 30)


def test_de_rondetafel_wacht_hoogstens_tien_schooldagen_na_de_bevestiging():
    assert bevestigd().terms["L104"].legal_end == date(2026, 10, 14)


def test_zwijgt_leerrecht_dan_wacht_de_rondetafel_niet():
    case = verzonden()
    assert case.terms["L104"].legal_end == date(2026, 10, 14)
    assert "rondetafel_plannen" in case.allowed(SWV_ER)


def test_de_evaluatie_is_op_de_afgesproken_dag_en_elke_vier_weken_opnieuw():
    case = uitvoering()
    assert case.terms["L107"].op == PLAN["evaluatie_op"]
    case.wait_until(PLAN["evaluatie_op"])
    later = case.today + timedelta(weeks=4)
    case.do(
        "evalueren",
        IB,
        geevalueerd_op=case.today,
        ouders_konden_meedoen=True,
        evaluatie="Twee ochtenden lukken.",
        evaluatie_op=later,
    )
    assert case.state == "uitvoering"
    assert case.terms["L107"].op == later
    assert "verzuim/evaluatie" in templates(case, OUDER)


# -- Drie maanden zonder aanbod (Thuiszitterspact) -------------------------------------


@pytest.mark.parametrize("start", [verzonden, bevestigd, rondetafel, plan, uitvoering])
def test_drie_maanden_na_de_eerste_dag_wordt_er_opgeschaald(start):
    case = start()
    assert case.terms["L108"].op == EERSTE
    assert case.terms["L108"].legal_end == date(2026, 12, 2)
    case.wait_until(date(2026, 12, 2))
    assert case.state != "escalatie"
    case.wait_until(date(2026, 12, 3))
    assert case.state == "escalatie"
    assert set(case.terms) == {"L110"}
    for role in (BESTUURDER, LEERRECHT, SWV_ER, HOOFD):
        assert "verzuim/escalatie" in templates(case, role)
    assert "verzuim/escalatie_ouders" in templates(case, OUDER)


def test_een_aanbod_stopt_die_klok_en_zonder_aanbod_begint_zij_opnieuw():
    case = uitvoering()
    case.do("aanbod_begonnen", IB, aanbod_sinds=case.today)
    case.wait_until(date(2026, 12, 10))
    assert case.state == "uitvoering"
    case.do("aanbod_gestopt", IB, aanbod_gestopt_op=case.today)
    assert case.terms["L108"].legal_end == date(2027, 3, 10)


def test_de_doorzetter_heeft_tien_werkdagen():
    case = escalatie()
    assert case.terms["L110"].op == date(2026, 12, 2)
    assert case.terms["L110"].legal_end == date(2026, 12, 16)


@pytest.mark.parametrize("start", [escalatie, doorgezet])
def test_met_een_aanbod_gaat_het_plan_verder(start):
    case = start()
    dag = case.today + timedelta(weeks=2)
    case.do("aanbod_afspreken", SWV_ER, **JA_MAAR_NU, evaluatie_op=dag)
    assert case.state == "uitvoering"
    assert set(case.terms) == {"L107", "L108"}
    assert case.terms["L108"].op == case.today


# -- Terug op school -------------------------------------------------------------------

NIET_TERUG = {state.name for state in NA_ALERT} | {"lrv"}


@pytest.mark.parametrize("plaats", sorted(NIET_TERUG - {"lrv"}))
def test_vier_lesweken_terug_en_dan_dicht(plaats):
    case = vanaf(plaats)
    case.do("terug", IB, terug_op=case.today)
    assert case.state == "terug_op_school"
    assert set(case.terms) == {"L109"}
    assert duo(case).state == "te_melden_met_einde"
    case.wait_until(case.terms["L109"].legal_end + timedelta(days=1))
    assert case.state == "gesloten"
    told = templates(case, OUDER)
    assert told[-2:] == ["verzuim/terug_ouders", "verzuim/gesloten_ouders"]


@pytest.mark.parametrize(
    ("action", "weken"), [("signaal_2w", 2), ("signaal_3w", 3), ("signaal_lrv", 4)]
)
def test_een_nieuw_signaal_is_een_terugval(action, weken):
    case = terug()
    dag = date(2026, 11, 20)
    nieuw = signaal(weken, eerste=dag - timedelta(weeks=weken))
    case.wait_until(dag)
    case.do(action, SYSTEEM, **nieuw)
    assert case.state == "uitvoering"
    assert "L109" not in case.terms
    assert case.terms["L108"].op == dag


def test_wie_terugvalt_zonder_plan_krijgt_alsnog_een_rondetafel():
    case = verzonden()
    case.wait_until(case.today + timedelta(days=1))
    case.do("terug", IB, terug_op=case.today)
    case.do("terugvallen", IB)
    later = {**RONDETAFEL, "rondetafel_op": case.today + timedelta(days=7)}
    case.do("rondetafel_plannen", SWV_ER, **later)
    assert case.state == "rondetafel"
    assert {"L105", "L108"} <= set(case.terms)
    assert "L107" not in case.terms


# -- Als het niet klopt ----------------------------------------------------------------


@elke_plaats
def test_een_correctie_maakt_de_zaak_onterecht_in_elke_plaats(plaats):
    case = vanaf(plaats)
    action = next(
        action
        for action in ("terugroepen", "onterecht_verklaren")
        if case.can(action, SYSTEEM, **FOUT)
    )
    binnen = VOOR_LRV + tuple(s for s in OPEN if s.name == "lrv")
    verwacht = plaats in {state.name for state in binnen}
    assert action == ("onterecht_verklaren" if verwacht else "terugroepen")
    case.do(action, SYSTEEM, **FOUT)
    assert case.state == "onterecht"
    assert "verzuim/onterecht" in templates(case, HOOFD)
    for child in case.linked:
        assert child.state in {"vervallen", "teruggeroepen"}


def test_de_reden_van_een_correctie_komt_uit_een_lijst():
    [why] = twee_weken().why_not(
        "onterecht_verklaren", SYSTEEM, reden_onterecht="zij was ziek"
    )
    assert "kies een van de genoemde waarden" in why


def test_voor_drie_weken_hoort_de_swv_er_niets():
    case = twee_weken()
    case.do("onterecht_verklaren", SYSTEEM, **FOUT)
    assert templates(case, SWV_ER) == []


@pytest.mark.parametrize("plaats", sorted(NIET_TERUG))
def test_de_jeugdarts_kan_laten_blijken_dat_het_mag(plaats):
    case = vanaf(plaats)
    case.do("blijkt_geoorloofd", HOOFD, verklaring_op=case.today)
    assert case.state == "monitor"
    assert duo(case).final
    assert case.allowed(SYSTEEM) == set()
    assert "verzuim/geoorloofd_ouders" in templates(case, OUDER)


def test_de_verklaring_van_de_arts_heeft_geen_plek_in_een_zaak_met_leerrecht():
    assert "kan_deelnemen" not in VERZUIM.dossier.model_fields


@elke_plaats
def test_een_andere_school_of_een_vrijstelling_sluit_de_zaak(plaats):
    case = vanaf(plaats)
    case.do(
        "afsluiten",
        HOOFD,
        reden_einde="ingeschreven op een andere school",
        bevestigd_op=case.today,
    )
    assert case.state == "gesloten"
    assert all(
        c.state in {"teruggeroepen", "bewaard"} or c.process.code == "duo_melding"
        for c in case.linked
    )
    wist_ervan = plaats in {state.name for state in (*NA_ALERT, TERUG_OP_SCHOOL)}
    assert ("verzuim/afgesloten_ouders" in templates(case, OUDER)) == wist_ervan
    assert ("verzuim/stopt" in templates(case, LEERRECHT)) == wist_ervan


def test_een_melding_van_16_uur_die_klopt_blijft_bij_een_teruggeroepen_alert():
    case = verzonden()
    case.do("alert_terugroepen", SYSTEEM, **FOUT)
    assert case.state == "onterecht"
    assert duo(case).state == "te_melden_met_einde"
    assert not case.can("alert_terugroepen", HOOFD, **FOUT)


# -- Niets blijft achter ---------------------------------------------------------------

EINDSTAPPEN = [
    pytest.param(step, source, id=f"{source.name}:{step.action}")
    for step in VERZUIM.steps
    if step.target.final
    for source in step.source
]


@pytest.mark.parametrize(("step", "source"), EINDSTAPPEN)
def test_een_zaak_die_sluit_laat_geen_melding_of_alert_achter(step, source):
    """Die zaken wachten op deze, dus deze zegt het hun."""
    told = {(end.process, end.action) for end in step.ends}
    duo_hoort_het = {
        ("duo_melding", "einde_verzuim"),
        ("duo_melding", "correctie_vragen"),
    }
    assert told & duo_hoort_het
    if source in (*NA_ALERT, TERUG_OP_SCHOOL):
        leerrecht = {("leerrecht_alert", a) for a in ("afsluiten", "terugroepen")}
        assert told & leerrecht


# -- Wie de zaak begint ----------------------------------------------------------------


def test_het_systeem_en_de_school_beginnen_een_zaak():
    assert set(VERZUIM.opened_by) == {SYSTEEM, HOOFD, IB}
    assert VERZUIM.opening_asks == ("leerling_id", "school_id", "eerste_dag")


def test_de_jeugdprofessional_hoort_het_alleen_als_ieder_met_gezag_instemt():
    case = drie_weken()
    case.parties = (*PEOPLE, Party("jos", Role.JOS))
    case.do("jos_inlichten", IB, toestemming_jos_van=OUDERS)
    assert templates(case, Role.JOS) == ["verzuim/meedenken"]
