"""De brief met het besluit: wat er moet staan, in elke soort (domain.md 4.1 en 4.6)."""

from dataclasses import replace
from pathlib import Path

import pytest

import notifications
from notifications.language import measure
from notifications.render import content
from statemachines.processes.bekendmaking import BEKENDMAKING
from tests.notifications.samples import LETTER, facts

NIETS = dict.fromkeys(
    (
        "intrekkingsgrond",
        "volgnummer",
        "afwijzingsgrond",
        "afwijking_van_advies",
        "weging_zienswijze",
        "naam_deskundige_1",
        "advies_1",
    )
)
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


@pytest.mark.parametrize("kind", BRIEVEN)
def test_the_decision_can_be_read_and_says_how_to_object(kind):
    zaak, sentence = BRIEVEN[kind]
    letter = replace(LETTER, zaak=facts(BEKENDMAKING.dossier) | NIETS | zaak)
    written = content("bekendmaking/besluit", letter)
    assert measure(f"{written.title}\n{written.body}") == ()
    assert sentence in written.body
    assert "Stuur uw bezwaar uiterlijk dinsdag 5 januari 2027" in written.body
    assert "steunpunt" in written.body


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
