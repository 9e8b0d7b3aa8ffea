"""Every fact that a process asks can be typed in a form, and read back as meant."""

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData

from casework.web.answers import facts_from
from casework.web.fields import Field, fields_of, filled, with_faults
from casework.web.kinds import PICKED, Around, Choice
from casework.web.posted import Form
from statemachines.facts import add_facts, objections_to_opening
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import Party

PEOPLE = (
    Party("ouder-1", Role.OUDER, gezag=True),
    Party("ouder-2", Role.OUDER, gezag=True),
    Party("buiten", Role.OUDER_ZONDER_GEZAG),
    Party("een", Role.GEDRAGSWETENSCHAPPER, account="u-een"),
    Party("twee", Role.DESKUNDIGE, account="u-twee"),
)
AROUND = Around(
    PEOPLE,
    lambda: {"ouder-1": "mevrouw Bedacht"},
    lambda: (Choice("a" * 64, "Het plan"), Choice("b" * 64, "Een scan")),
    ("Gemeente Bedacht", "SWV Verzonnen"),
)
ASKED = [
    (process.code, name)
    for process in PROCESSES.values()
    for name in dict.fromkeys(
        [
            *process.opening_asks,
            *(n for step in process.steps for n in (*step.asks, *step.may_ask)),
        ]
    )
]
TYPED = {
    "datum": st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(lambda d: [str(d)]),
    "dagen": st.lists(st.dates(), min_size=1, max_size=3).map(
        lambda days: [str(day) for day in days]
    ),
    "tijd": st.times().map(lambda t: [t.strftime("%H:%M")]),
    "getal": st.integers(1, 60).map(lambda n: [str(n)]),
    "bedrag": st.sampled_from([["12,50"], ["1.250"], ["7"], ["€ 1.250,50"]]),
    "tekst": st.just(["TLV-2026-00001"]),
    "zaken": st.just(["OT-2026-38HMZ-B", "TLV-2026-38HMZ-B"]),
    "leeftijd": st.integers(4, 18).map(lambda n: [str(n)]),
    "meldcode_stap": st.integers(1, 5).map(lambda n: [str(n)]),
    "verhaal": st.just(["Rust,\nen regelmaat."]),
}


def browser_of(pairs):
    """Send a form as a browser does, and read it as the application does."""
    read = [*parse_qsl(urlencode(pairs), keep_blank_values=True)]
    return Form(FormData([(name, value) for name, value in read]))


def answers_of(field, data):
    if field.kind in PICKED:
        values = [choice.value for choice in field.keuzes]
        most = len(values) if field.kind == "keuzes" else 1
        chosen = st.lists(
            st.sampled_from(values), min_size=1, max_size=most, unique=True
        )
        return [(field.name, value) for value in data.draw(chosen)]
    if field.kind == "bedragen":
        return [(part, data.draw(TYPED["bedrag"])[0]) for part in field.parts]
    known = TYPED.get(field.name, TYPED.get(field.kind))
    typed = st.just(["2026"]) if field.name == "jaar" else known
    return [(field.name, value) for value in data.draw(typed)]


@pytest.mark.parametrize(("code", "name"), ASKED, ids=lambda value: value)
@given(data=st.data())
def test_what_is_typed_is_a_fact_that_the_law_takes(code, name, data):
    process = PROCESSES[code]
    [field] = fields_of(process, [name], around=AROUND)
    pairs = answers_of(field, data)
    assert pairs
    [typed] = filled([field], browser_of(pairs))
    facts = facts_from([typed])
    after = add_facts(facts, process.dossier())
    assert getattr(after, name) not in (None, ())
    assert typed.read_back
    again = filled([field], browser_of(typed.sent))
    assert facts_from(again) == facts


@pytest.mark.parametrize(("code", "name"), ASKED, ids=lambda value: value)
@given(junk=st.lists(st.text(max_size=40), max_size=3))
def test_nonsense_is_refused_with_words_and_never_repeated(code, name, junk):
    process = PROCESSES[code]
    fields = fields_of(process, [name], around=AROUND)
    pairs = [(part, text) for text in junk for part in (name, *fields[0].parts)]
    facts = facts_from(filled(fields, browser_of(pairs)))
    said = [*objections_to_opening(code, facts, process.dossier(), [name])]
    assert all(reason.about == (name,) for reason in said)


def test_nobody_can_answer_what_was_not_offered():
    [field] = fields_of(PROCESSES["opp"], ["document_hash"], around=AROUND)
    [typed] = filled([field], browser_of([(field.name, "c" * 64)]))
    assert not typed.answered


def test_people_are_chosen_by_name_and_part_among_who_has_gezag():
    [field] = fields_of(PROCESSES["ot"], ["uitgenodigde_ouders"], around=AROUND)
    assert [choice.text for choice in field.keuzes] == [
        "mevrouw Bedacht (de ouder)",
        "De ouder",
    ]
    [expert] = fields_of(PROCESSES["tlv"], ["deskundige_1"], around=AROUND)
    assert [choice.value for choice in expert.keuzes] == ["u-een", "u-twee"]


@pytest.mark.parametrize(
    ("typed", "cents"),
    {
        "12,50": 1250,
        "12.50": 1250,
        "1.250": 125000,
        "1.250,50": 125050,
        "7": 700,
        "€ 7": 700,
        "1.25.0": "1.25.0",
        "1,234": "1,234",
    }.items(),
)
def test_an_amount_is_never_guessed(typed, cents):
    field = Field("bedrag", "Bedrag", "bedrag", waarden=(typed,))
    assert facts_from([field]) == {"bedrag": cents}


def test_what_is_wrong_stands_at_its_question():
    fields = fields_of(PROCESSES["ot"], ["overleg_op", "overleg_tijd"])
    about = Reason("Te laat.", about=("akkoord", "overleg_op"))
    placed, others = with_faults(fields, [about, Reason("Iets anders.")])
    assert [field.fout for field in placed] == ["Te laat.", ""]
    assert [reason.sentence for reason in others] == ["Iets anders."]
