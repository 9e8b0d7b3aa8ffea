"""De brieven van school en ouders noemen een dag, en geven niemand te snel de schuld.

Elke dag die een brief noemt, is de dag van een termijn die er dan ook echt is.
"""

from dataclasses import asdict, replace
from datetime import date
from itertools import product

import pytest

from casework.models import Channel
from casework.services.letters import notice_of
from casework.services.rows import channel_for
from notifications.render import content
from statemachines.gezag import TEKENAARS
from statemachines.handtekening.voorwaarden import krijgt_papier
from statemachines.processes.handtekening import HANDTEKENING
from statemachines.processes.opp import OPP
from statemachines.processes.ot import OT
from statemachines.situation import Party
from tests.notifications.samples import LETTER, TERM, facts
from tests.processes.family import SELF, Family
from tests.processes.plan import EEN, IB, TWEE, aangeboden, gevraagd, tekent
from tests.processes.signaal import GEDEELD, weg

DAG = replace(TERM, legal_end=date(2027, 3, 12), raw_end=date(2027, 3, 12))


def tekst(template, process, *rules):
    """The letter, when only these terms are there."""
    letter = replace(
        LETTER, zaak=facts(process.dossier), termijn=dict.fromkeys(rules, DAG)
    )
    return content(template, letter).body


# -- Een dag in plaats van 'snel' ------------------------------------------------------

DAGEN = [
    ("handtekening/verzoek", HANDTEKENING, "B2", "uiterlijk vrijdag 12 maart 2027"),
    ("opp/opstellen", OPP, "B1b", "uiterlijk vrijdag 12 maart 2027"),
    ("opp/klaar", OPP, "B4", "Evalueer het plan uiterlijk vrijdag 12 maart 2027"),
    ("opp/evaluatiedag", OPP, "B4", "uiterlijk vrijdag 12 maart 2027"),
    ("opp/afspraak_voorbij", OPP, "B1b", "12 maart 2027"),
    ("ot/onderzoeksverslag", OT, "L91", "uiterlijk vrijdag 12 maart 2027"),
]


@pytest.mark.parametrize(("template", "process", "rule", "day"), DAGEN)
def test_de_brief_noemt_de_dag(template, process, rule, day):
    assert day in tekst(template, process, rule)


def test_het_verzoek_om_te_tekenen_kent_de_dag_voordat_het_weg_is():
    """De termijn begint met het versturen, en de brief noemt haar al."""
    sent = notice_of(HANDTEKENING, "handtekening/verzoek").sent
    step = next(step for step in HANDTEKENING.steps if step.action == sent)
    assert "B2" in {term.rule for term in step.starts}


def test_die_termijnen_lopen_als_de_brief_weggaat():
    ot = weg(*GEDEELD, "onderzoek_nodig", "onderzoek_afronden").the("ot")
    assert ot.terms["L91"].op == Family().today
    assert "B1b" in Family().open(OPP, EEN).the("opp").terms
    vast = tekent(gevraagd(aangeboden(EEN), EEN), EEN)
    assert "opp/klaar" in vast.templates(IB)
    assert "B4" in vast.the("opp").terms


@pytest.mark.parametrize("template", ["ot/uitnodiging", "ot/uitnodiging_team"])
def test_een_uitnodiging_noemt_dag_tijd_en_plaats(template):
    zaak = {
        "overleg_op": date(2027, 3, 12),
        "overleg_tijd": "15.30 uur",
        "overleg_plaats": "De school, lokaal 2",
    }
    body = content(template, replace(LETTER, zaak=zaak)).body
    assert "12 maart 2027" in body
    assert "15.30 uur" in body
    assert "De school, lokaal 2" in body


# -- Wie er wat aan kan doen -----------------------------------------------------------


def test_alleen_de_wettelijke_termijn_is_een_fout_van_de_school():
    assert "fout van de school" in tekst("opp/termijn_voorbij", OPP)
    assert "fout" not in tekst("opp/afspraak_voorbij", OPP, "B1b")
    assert "nergens mee ingestemd" in tekst("opp/afspraak_voorbij", OPP, "B1b")


def test_het_oude_plan_geldt_tot_er_een_nieuw_plan_is():
    assert "tot er een nieuw plan is" in tekst("opp/bijgesteld", OPP)


# -- Op papier -------------------------------------------------------------------------


def test_wie_papier_krijgt_krijgt_een_brief_van_het_systeem():
    papier = replace(EEN, e_consent=False)
    family = aangeboden(papier, TWEE)
    own = family.the("handtekening", "een")
    family = family.take(own, "brief_maken", IB)
    assert family.templates(SELF) == ["handtekening/verzoek"]
    assert set(family.the("handtekening", "een").terms) == {"L14"}
    family = family.take(own, "per_post_vragen", IB, verzonden_op=family.today)
    assert family.the("handtekening", "een").terms["B2"].op == family.today


def test_wie_digitaal_wil_krijgt_nooit_vanzelf_mail_als_de_school_papier_koos():
    family = aangeboden(EEN, TWEE)
    own = family.the("handtekening", "een")
    assert family.refusals(own, "brief_maken", IB) == ["Awb 2:8"]
    family = family.take(own, "per_post_vragen", IB, verzonden_op=family.today)
    assert family.templates(SELF) == []


@pytest.mark.parametrize(
    ("role", "mail", "afgeschermd"),
    list(product(TEKENAARS, [False, True], [False, True])),
)
def test_de_zaak_en_het_kantoor_zijn_het_eens_wie_papier_krijgt(
    role, mail, afgeschermd
):
    party = Party("een", role, gezag=True, e_consent=mail, afgeschermd=afgeschermd)
    family = Family().open(HANDTEKENING, party, party="een")
    situation = family.situation(family.the("handtekening", "een"), IB, "ib")
    brief = next(s for s in HANDTEKENING.steps if s.action == "brief_maken")
    papier = channel_for(asdict(party), brief.notifies[0]) is Channel.POST
    assert krijgt_papier.test(situation) == papier
