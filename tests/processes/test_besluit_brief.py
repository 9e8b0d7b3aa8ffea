"""De brief met het besluit: wat er moet staan, in elke soort (domain.md 4.1 en 4.6)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import notifications
from notifications.language import measure
from notifications.render import content
from statemachines.processes.bekendmaking import BEKENDMAKING
from tests.notifications.samples import LETTER, TERM, facts

NIETS = dict.fromkeys(
    (
        "intrekkingsgrond",
        "volgnummer",
        "afwijzingsgrond",
        "afwijking_van_advies",
        "weging_zienswijze",
        "naam_deskundige_1",
        "advies_1",
        "naam_ondertekenaar",
        "besloten_op",
    )
)
WPO, WEC = "Wet op het primair onderwijs", "Wet op de expertisecentra"
TWEE = {"naam_deskundige_1": "mevrouw Voorbeeld", "advies_1": "Een kleine groep."}
BRIEVEN = {
    "sbo": (
        TWEE | {"volgnummer": "TLV-2026-00001", "besluit_soort": "sbo"},
        "Noor mag naar het speciaal basisonderwijs.",
    ),
    "so": (
        TWEE
        | {
            "volgnummer": "TLV-2026-00001",
            "besluit_soort": "so",
            "besluit_categorie": "hoog",
            "afwijking_van_advies": "Wij kiezen een andere categorie.",
            "weging_zienswijze": "U schreef dat de reis lang is.",
        },
        "Noor mag naar het speciaal onderwijs (categorie hoog).",
    ),
    "weigering": (
        TWEE | {"afwijzingsgrond": "school_kan_helpen"},
        "Wij hebben besloten: wij geven nu geen verklaring af.",
    ),
    "weigering_zonder_nieuws": (
        TWEE | {"afwijzingsgrond": "geen_nieuwe_feiten"},
        "er zijn geen nieuwe feiten",
    ),
    "weigering_criteria": (
        TWEE | {"afwijzingsgrond": "niet_aan_criteria"},
        "past niet bij de criteria",
    ),
    "buiten_behandeling": ({}, "wij behandelen de aanvraag van de school niet"),
    "intrekking": (
        {"volgnummer": "TLV-2026-00001", "intrekkingsgrond": "naar_buitenland"},
        "de verklaring voor Noor geldt niet meer",
    ),
}


GRONDEN = {
    "sbo": (f"{WPO}, artikel 18a lid 6 c", "artikel 40 lid 8"),
    "so": (f"{WPO}, artikel 18a lid 6 c", f"{WEC}, artikel 40 lid 10"),
    "weigering": (f"{WPO}, artikel 18a lid 6 c en d",),
    "weigering_zonder_nieuws": ("artikel 4:6",),
    "weigering_criteria": (f"{WPO}, artikel 18a lid 6 c en d",),
    "buiten_behandeling": ("artikel 4:5",),
    "intrekking": (f"{WPO}, artikel 18a lid 6 c", "artikel 4:7 en 4:8"),
}
ALLE_GRONDEN = {"artikel 4:6", "artikel 4:5", f"{WEC}, artikel 40 lid 10"}


def body(template, zaak, **terms):
    known = facts(BEKENDMAKING.dossier) | zaak
    letter = replace(LETTER, zaak=known, termijn={**LETTER.termijn, **terms})
    written = content(template, letter)
    assert measure(f"{written.title}\n{written.body}") == ()
    return written.body


def besluit(kind, **more):
    return body("bekendmaking/besluit", NIETS | BRIEVEN[kind][0] | more)


@pytest.mark.parametrize("kind", BRIEVEN)
def test_the_decision_can_be_read_and_says_how_to_object(kind):
    text = besluit(kind)
    assert BRIEVEN[kind][1] in text
    assert "Stuur uw bezwaar uiterlijk dinsdag 5 januari 2027" in text
    assert "Bent u ouder of voogd? Hoort u graag eerst advies" in text
    assert "namens onze directeur-bestuurder" in text


@pytest.mark.parametrize("kind", BRIEVEN)
def test_the_decision_names_the_law_of_its_kind_and_no_other(kind):
    text = besluit(kind)
    found = {ground for ground in ALLE_GRONDEN if ground in text}
    assert all(ground in text for ground in GRONDEN[kind])
    assert found == ALLE_GRONDEN & set(GRONDEN[kind])


def test_the_decision_says_who_took_it_and_when_if_that_is_known():
    signed = {
        "naam_ondertekenaar": "Mevrouw Verzonnen",
        "besloten_op": date(2026, 11, 20),
    }
    text = besluit("sbo", **signed)
    assert "Mevrouw Verzonnen nam het, als of namens onze directeur-bestuurder." in text
    assert "Wij besloten dit op vrijdag 20 november 2026." in text


def test_an_application_left_aside_names_what_was_missing():
    missing = besluit("buiten_behandeling", ontbreekt=("toelichting_op_de_vraag",))
    assert "- toelichting op de vraag" in missing


def test_a_withdrawal_names_its_day():
    assert "versturen: dinsdag 24 november 2026" in besluit("intrekking")


@pytest.mark.parametrize("kind", BRIEVEN)
def test_the_new_school_gets_only_the_number_kind_category_and_period(kind):
    only = "Die hoort alleen het nummer, de soort, de categorie en de periode."
    assert (only in besluit(kind)) is (kind in {"sbo", "so"})


@pytest.mark.parametrize("word", ["een voorlopige voorziening", "griffierecht"])
@pytest.mark.parametrize("part", ["bezwaar", "beroep"])
def test_the_words_of_the_court_are_explained(part, word):
    templates = Path(notifications.__file__).parent / "templates/deel"
    assert f"Dat heet {word}." in (templates / f"{part}.txt").read_text()


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("gegrond", "U krijgt gelijk."),
        ("deels_gegrond", "U krijgt voor een deel gelijk."),
        ("ongegrond", "U krijgt geen gelijk."),
        ("niet_ontvankelijk", "Wij mogen niet inhoudelijk naar uw bezwaar kijken."),
    ],
)
def test_the_decision_on_an_objection_says_how_to_appeal(outcome, sentence):
    zaak = {"uitkomst": outcome}
    text = body("bekendmaking/beslissing_op_bezwaar", zaak, D8=TERM)
    assert sentence in text
    assert "Stuur uw beroep uiterlijk dinsdag 5 januari 2027 naar de rechtbank" in text
    assert "griffierecht" in text


def test_the_receipt_names_the_day_of_receipt_and_when_the_decision_comes():
    zaak = {"bezwaar_ontvangen_op": date(2026, 11, 23)}
    text = body("bekendmaking/bezwaar_ontvangen", zaak)
    assert "Wij ontvingen uw bezwaar op maandag 23 november 2026." in text
    assert "Tot en met dinsdag 5 januari 2027" in text
    assert "binnen twaalf weken na die dag" in text


@pytest.mark.parametrize(
    ("late", "reason", "asks"),
    [
        (True, None, True),
        (None, None, True),
        (True, "Ziek.", False),
        (False, None, False),
    ],
)
def test_the_receipt_of_a_late_objection_asks_why_it_was_late(late, reason, asks):
    zaak = {"bezwaar_te_laat": late, "reden_te_laat": reason}
    text = body("bekendmaking/bezwaar_na_termijn", zaak, D4=TERM)
    assert ("Schrijf ons binnen twee weken waarom" in text) is asks
    assert "Wij beslissen uiterlijk op dinsdag 5 januari 2027." in text


def test_no_copy_leaves_without_the_objection_clause():
    notices = (
        *BEKENDMAKING.notifies,
        *(n for s in BEKENDMAKING.steps for n in s.notifies),
    )
    starts = {
        s.action for s in BEKENDMAKING.steps if any(t.rule == "D1" for t in s.starts)
    }
    leaving = {notice.template for notice in notices if notice.sent in starts}
    assert leaving == {"bekendmaking/besluit"}
    templates = Path(notifications.__file__).parent / "templates"
    text = (templates / "bekendmaking/besluit.txt").read_text()
    clause = text.index('{% include "deel/bezwaar.txt" %}')
    assert text[:clause].count("{% if") == text[:clause].count("{% endif")
