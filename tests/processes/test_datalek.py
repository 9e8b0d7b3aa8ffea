"""Een datalek: 72 echte uren, wie wat besluit, en wie het hoort (AVG 33 en 34)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from statemachines.datalek.dossier import DatalekDossier
from statemachines.datalek.uren import ALARMEN, eerstvolgend_alarm, laatste_moment
from statemachines.engine import Refused, decide
from statemachines.processes.datalek import DATALEK
from statemachines.roles import Role
from tests.processes.speler import Zaak

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FG, BESTUURDER, SYSTEEM, IB = Role.FG, Role.BESTUURDER, Role.SYSTEEM, Role.IB
BEGIN = datetime(2026, 12, 24, 16, 30, tzinfo=AMSTERDAM)
MELDING = {
    "ap_kenmerk": "AP-1",
    "gemeld_op": date(2026, 12, 26),
    "gemeld_tijd": time(9),
}
TE_LAAT = MELDING | {"gemeld_op": date(2026, 12, 27), "gemeld_tijd": time(16, 31)}
OORDEEL = {"gevolgen": "Een ander las het.", "advies_fg": "Meld het."}


def facts(begin=BEGIN, **more):
    return {
        "ontdekt_op": begin.date(),
        "ontdekt_tijd": begin.time(),
        "aard": "verkeerd verzonden",
        "bron": "bij ons",
        "gebeurd": "Een brief ging naar de verkeerde ouder.",
        **more,
    }


def ontdekt(begin=BEGIN, **more):
    return Zaak(DATALEK, (), on=begin.date(), facts=facts(begin, **more))


def beoordeeld(risico="risico", **more):
    case = ontdekt(**more)
    case.do("ernst_beoordelen", FG, risico=risico, **OORDEEL)
    return case


def attempt(case, moment, action, role, **given):
    """Decide on a step at an exact moment; return every article against it."""
    here = replace(case.situation(role), now=moment.astimezone(UTC))
    here = replace(here, today=moment.date())
    try:
        decide(DATALEK, here, action, given)
    except Refused as refusal:
        return [reason.law for reason in refusal.reasons]
    return []


# -- 72 uur (F1) -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ontdekking", "einde"),
    [
        ((2026, 12, 24, 16, 30), "2026-12-27T16:30:00+01:00"),
        ((2026, 4, 2, 9, 0), "2026-04-05T09:00:00+02:00"),
        ((2027, 3, 27, 10, 0), "2027-03-30T11:00:00+02:00"),
        ((2026, 10, 24, 12, 0), "2026-10-27T11:00:00+01:00"),
    ],
)
def test_72_uur_is_72_echte_uren_ook_als_de_klok_wordt_verzet(ontdekking, einde):
    year, month, day, hour, minute = ontdekking
    begin = datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)
    found = laatste_moment(DatalekDossier(**facts(begin)))
    assert found is not None
    assert found.isoformat() == einde
    assert found.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=72)
    assert ontdekt(begin).terms["F1"].legal_end == found.date()


def test_een_uur_dat_twee_keer_bestaat_is_het_eerste():
    begin = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    found = DatalekDossier(**facts(begin)).ontdekt
    assert found is not None
    assert found.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("uren", "gegeven", "alarm"),
    [
        (23.99, set(), None),
        (24, set(), "alarm_24_uur"),
        (24, {"alarm_24_uur"}, None),
        (48, {"alarm_24_uur"}, "alarm_48_uur"),
        (60, {"alarm_24_uur", "alarm_48_uur"}, "alarm_60_uur"),
        (71.99, {"alarm_60_uur"}, None),
        (72, {"alarm_60_uur"}, "alarm_72_uur"),
        (100, set(), "alarm_72_uur"),
        (1000, {"alarm_72_uur"}, None),
    ],
)
def test_op_welk_uur_welk_alarm_gaat(uren, gegeven, alarm):
    moment = BEGIN.astimezone(UTC) + timedelta(hours=uren)
    dossier = DatalekDossier(**facts())
    assert eerstvolgend_alarm(dossier, moment, frozenset(gegeven)) == alarm


@pytest.mark.parametrize("uren", ALARMEN)
def test_een_alarm_gaat_niet_te_vroeg_en_naar_de_fg_en_de_bestuurder(uren):
    case, action = ontdekt(), f"alarm_{uren}_uur"
    early = BEGIN.astimezone(UTC) + timedelta(hours=uren, minutes=-1)
    assert attempt(case, early, action, SYSTEEM) == ["AVG 33 lid 1"]
    assert attempt(case, early + timedelta(minutes=1), action, SYSTEEM) == []
    [step, *_] = [s for s in DATALEK.steps if s.action == action]
    assert [notice.to for notice in step.notifies] == [FG, BESTUURDER]


def test_na_een_besluit_gaat_er_geen_alarm_meer():
    case = beoordeeld()
    case.wait_until(date(2026, 12, 26))
    late = BEGIN + timedelta(hours=66)
    assert attempt(case, late, "melden_aan_ap", BESTUURDER, **MELDING) == []
    case.state = "gemeld"
    assert attempt(case, late, "alarm_60_uur", SYSTEEM)


# -- Melden ----------------------------------------------------------------------------

OP_TIJD = datetime(2026, 12, 27, 16, 30, tzinfo=AMSTERDAM)


def test_melden_op_de_laatste_minuut_is_op_tijd():
    last = MELDING | {"gemeld_op": OP_TIJD.date(), "gemeld_tijd": OP_TIJD.time()}
    assert attempt(beoordeeld(), OP_TIJD, "melden_aan_ap", FG, **last) == []


def test_een_minuut_later_moet_er_een_reden_bij():
    case, now = beoordeeld(), OP_TIJD + timedelta(hours=1)
    assert attempt(case, now, "melden_aan_ap", FG, **TE_LAAT) == ["AVG 33 lid 1"]
    reden = TE_LAAT | {"reden_vertraging": "Wij ontdekten de omvang pas later."}
    assert attempt(case, now, "melden_aan_ap", FG, **reden) == []


@pytest.mark.parametrize(
    ("dag", "tijd"), [(date(2026, 12, 24), time(16)), (date(2026, 12, 29), time(9))]
)
def test_een_melding_ligt_niet_voor_de_ontdekking_en_niet_in_de_toekomst(dag, tijd):
    given = MELDING | {"gemeld_op": dag, "gemeld_tijd": tijd, "reden_vertraging": "x"}
    assert attempt(beoordeeld(), OP_TIJD, "melden_aan_ap", FG, **given)


@pytest.mark.parametrize(
    ("risico", "tegen"),
    [("geen", []), ("risico", ["AVG 33 lid 1"]), ("hoog", ["AVG 33 lid 1"])],
)
def test_niet_melden_mag_alleen_zonder_risico(risico, tegen):
    case = beoordeeld(risico)
    reden = {"reden_niet_melden": "De brief kwam ongeopend terug."}
    assert case.why_not("niet_melden", BESTUURDER, **reden) == tegen


def test_de_fg_besluit_nooit_alleen_om_niet_te_melden():
    case = beoordeeld("geen")
    reden = {"reden_niet_melden": "De brief kwam ongeopend terug."}
    assert case.why_not("niet_melden", FG, **reden) == ["AVG 33 lid 1"]
    same = case.why_not("niet_melden", BESTUURDER, actor="u-fg", **reden)
    assert same == ["AVG 38 lid 6; AVG 39"]


def test_niet_gemeld_kan_later_alsnog():
    case = beoordeeld("geen")
    case.do("niet_melden", BESTUURDER, reden_niet_melden="Ongeopend terug.")
    later = OP_TIJD + timedelta(days=3)
    given = TE_LAAT | {"reden_vertraging": "Er kwam nieuws."}
    assert attempt(case, later, "melden_aan_ap", FG, **given) == []


@pytest.mark.parametrize("bron", ["bij ons", "bij een verwerker"])
def test_alleen_een_lek_bij_een_partner_geven_wij_door(bron):
    given = {"doorgegeven_op": BEGIN.date()}
    case = ontdekt(bron=bron)
    assert case.why_not("doorgeven_aan_partner", FG, **given)
    partner = ontdekt(bron="bij een partner")
    partner.do("doorgeven_aan_partner", FG, **given)
    assert partner.state == "doorgegeven"


# -- Mensen inlichten, en afsluiten ----------------------------------------------------


def afsluitbaar(risico):
    case = beoordeeld(risico)
    case.do("indammen", IB, maatregelen="De brief is opgehaald.")
    case.state = "gemeld"
    return case


def test_bij_een_hoog_risico_horen_de_gezinnen_het_voor_het_afsluiten():
    case = afsluitbaar("hoog")
    assert case.why_not("afsluiten", FG, evaluatie="Geleerd.") == ["AVG 34"]
    brief = {"uitleg": "x", "wat_kunt_u_doen": "y", "ingelicht_op": BEGIN.date()}
    case.do("betrokkenen_informeren", FG, **brief)
    assert case.why_not("afsluiten", FG, evaluatie="Geleerd.") == []


def test_een_uitzondering_van_de_wet_kan_ook():
    case = afsluitbaar("hoog")
    reden = "de gegevens waren onleesbaar voor anderen"
    case.do("afsluiten", FG, evaluatie="Geleerd.", uitzondering=reden)
    assert case.final


def test_een_gewoon_risico_vraagt_geen_brief():
    assert afsluitbaar("risico").why_not("afsluiten", FG, evaluatie="Geleerd.") == []


def test_het_register_moet_compleet_zijn():
    case = beoordeeld("risico")
    case.state = "gemeld"
    assert case.why_not("afsluiten", FG, evaluatie="x") == ["AVG 33 lid 5"]


# -- De zaken --------------------------------------------------------------------------


def test_kenmerken_staan_er_als_lijst_hoe_men_ze_ook_typt():
    typed = "ot-2026-7f3k-q, TLV-2026-9ABC-2\nOT-2026-AAAA-B"
    found = DatalekDossier(zaken=typed).zaken
    assert found == ("OT-2026-7F3K-Q", "TLV-2026-9ABC-2", "OT-2026-AAAA-B")


@pytest.mark.parametrize("typed", ["Sterre Fictief", "OT-26-7F3K-Q", "123456782"])
def test_een_naam_is_geen_kenmerk(typed):
    with pytest.raises(ValidationError):
        DatalekDossier(zaken=typed)
