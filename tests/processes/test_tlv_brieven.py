"""Of een brief in een TLV-zaak zegt wat de lezer moet weten (domain.md 4.2, 4.3)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import notifications
from notifications.language import measure
from notifications.render import content
from statemachines.processes.tlv import TLV
from statemachines.processes.zienswijze import ZIENSWIJZE
from statemachines.rules import RULES
from tests.notifications.samples import LETTER, TERM, facts
from tests.processes.verhaal import (
    ontvangen,
)

SJABLONEN = Path(notifications.__file__).parent / "templates"


def brief(template, process=TLV, **zaak):
    letter = replace(
        LETTER,
        zaak=facts(process.dossier) | zaak,
        termijn=dict.fromkeys(RULES, TERM),
    )
    return content(template, letter).body


def test_a_later_decision_names_the_day_it_was_due():
    for name in ("verlengingsbericht", "verlengingsbericht_ouders"):
        body = brief(f"tlv/{name}", oude_einddatum=date(2026, 11, 9))
        assert "Wij zouden uiterlijk maandag 9 november 2026 beslissen." in body


@pytest.mark.parametrize("name", ["doorgezonden", "verlengingsbericht", "opgeschort"])
def test_the_school_and_the_parents_each_read_their_own_letter(name):
    assert "U vroeg ons om een verklaring" in brief(f"tlv/{name}")
    assert "De school vroeg ons" in brief(f"tlv/{name}_ouders")


def test_a_school_is_not_told_that_the_school_will_tell():
    assert "De school vertelt" not in brief("tlv/verlopen")
    assert "De school vertelt" in brief("tlv/verlopen_ouders")
    assert "geen nieuwe verklaring" not in brief("tlv/opgevolgd")


@pytest.mark.parametrize(
    ("template", "now", "later"),
    [
        ("loopt_af", "voor 1 februari", "Wij hebben nog geen nieuwe aanvraag"),
        ("loopt_af_advies", "Laat uw commissie nu adviseren", "voor 1 februari"),
        ("loopt_af_aanvraag", "Vraag dan nu een nieuwe", "voor 1 maart"),
        ("loopt_af_besluit", "Vraag hem vandaag nog aan", "voor 1 maart"),
    ],
)
def test_the_last_school_year_says_what_is_due_now(template, now, later):
    body = brief(f"tlv/{template}", opvolgende_zaak=None)
    assert now in body
    assert later not in body


@pytest.mark.parametrize("template", ["advies", "aanvraag", "besluit"])
def test_a_school_that_applied_is_not_asked_to_apply(template):
    assert "Vraag" not in brief(f"tlv/loopt_af_{template}")


def test_the_letter_about_what_lacks_says_it_in_plain_words():
    stuk = TLV.dossier.model_fields["ontbreekt"].annotation.__args__[0]
    body = brief("tlv/verzuimbrief", ontbreekt=tuple(stuk))
    assert "per ouder met gezag" in body
    for each in stuk:
        assert str(each).replace("_", " ") not in body


def test_our_own_tasks_name_the_day_that_is_safe():
    own = ("aanvraag_binnen", "besluitrijp", "aanvulling_bleef_uit")
    for name in (*own, "advies_gevraagd", "nieuwe_feiten"):
        text = (SJABLONEN / f"tlv/{name}.txt").read_text()
        assert "raw_end" in text
        assert "legal_end" not in text


def test_the_letter_about_a_talk_says_when_and_where():
    body = brief(
        "zienswijze/gesprek",
        ZIENSWIJZE,
        gesprek_tijd="10.30 uur",
        gesprek_plaats="Lindelaan 1",
    )
    assert "10.30 uur" in body
    assert "Lindelaan 1" in body


@pytest.mark.parametrize(
    ("zaak", "sentence"),
    [
        ({"toestemming": "geweigerd"}, "U heeft daar geen toestemming voor gegeven."),
        ({"toestemming": "geen_reactie"}, "U heeft daar nog niet op gereageerd."),
        ({"toestemming": "ingetrokken"}, "Later trok u die weer in."),
        (
            {"voorgenomen_soort": "so", "voorgenomen_categorie": "hoog"},
            "een verklaring voor het speciaal onderwijs (categorie hoog).",
        ),
    ],
)
def test_the_invitation_fits_what_the_parent_let_us_know(zaak, sentence):
    leeg = {"intrekkingsgrond": None, "voorgenomen_soort": None}
    body = brief("zienswijze/uitnodiging", ZIENSWIJZE, **(leeg | zaak))
    assert sentence in body
    assert measure(body) == ()


def test_the_invitation_gives_what_the_school_wrote_and_claims_no_more():
    tlv = ontvangen(opp_status="niet_getekend", opp_reden="Een ouder is het oneens.")
    carried = tlv.of("zienswijze", "ouder-1").dossier
    assert (carried.opp_status, carried.ot_verslag_op) == (
        "niet_getekend",
        date(2026, 9, 1),
    )
    body = brief(
        "zienswijze/uitnodiging",
        ZIENSWIJZE,
        intrekkingsgrond=None,
        opp_status="niet_getekend",
        opp_reden="Een ouder is het oneens.",
    )
    assert "Een ouder is het oneens." in body
    assert "nog niet door iedereen is getekend" in body
    assert "Bij deze brief zitten" not in body


@pytest.mark.parametrize("gevolgd", [True, False])
def test_the_experts_read_whether_the_decision_follows_their_advice(gevolgd):
    body = brief("tlv/besluit_en_advies", advies_gevolgd=gevolgd)
    assert ("wijkt af" in body) is not gevolgd
