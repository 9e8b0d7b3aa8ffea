"""The documents made from the facts of a case can be read, whole and half filled in."""

from types import SimpleNamespace

import pytest

from notifications.language import measure
from notifications.render import fill
from statemachines.processes import PROCESSES
from tests.notifications.samples import LETTER, facts

NEEDED = {"opp": "handelingsdeel", "verslag": "verslag"}
PROCESS = {"opp": "opp", "verslag": "ot"}


def document(code, zaak, *, akkoord=True):
    names = {
        "zaak": SimpleNamespace(**zaak),
        "leerling": LETTER.leerling,
        "leerling_voluit": LETTER.leerling_voluit,
        "school": "De School",
        "kenmerk": "1234",
        "datum": LETTER.datum,
        "akkoord": akkoord,
        "stand": "De school bespreekt het plan.",
        "handtekeningen": ["mevrouw De Wit: de ouder tekende voor akkoord"],
        "steunpunt": "het steunpunt",
        "steunpunt_telefoon": "000",
    }
    return fill(f"document/{code}", names)


@pytest.mark.parametrize("code", NEEDED)
def test_a_document_can_be_read(code):
    made = document(code, facts(PROCESSES[PROCESS[code]].dossier))
    assert measure(f"{made.title}\n{made.body}") == ()


def test_a_plan_that_not_every_parent_signed_says_so():
    zaak = facts(PROCESSES["opp"].dossier)
    warning = "Zonder akkoord stelt de school dit deel niet vast."
    assert warning in document("opp", zaak, akkoord=False).body
    assert warning not in document("opp", zaak).body


@pytest.mark.parametrize("code", NEEDED)
def test_a_document_does_without_what_is_not_there_or_may_not_be_read(code):
    empty = dict(PROCESSES[PROCESS[code]].dossier())
    made = document(code, empty | {NEEDED[code]: "Drie keer per week lezen."})
    assert "Drie keer per week lezen." in made.body
    assert "None" not in made.body
