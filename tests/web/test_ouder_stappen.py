"""No step that the law gives to a parent is missing on the pages of parents."""

import pytest

from casework.web.fields import fields_of
from casework.web.ouder.known import KNOWN
from casework.web.ouder.vragen import WOORDEN, antwoord, woorden
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY

STEPS = [
    (process, step)
    for process in PROCESSES.values()
    for step in process.steps
    if FAMILY & {*step.by}
]
NAMES = [f"{p.code}-{s.action}-{s.source[0].name}" for p, s in STEPS]


@pytest.mark.parametrize(("process", "step"), STEPS, ids=NAMES)
def test_every_step_of_a_parent_can_be_asked_and_sent(process, step):
    words = antwoord(process, step)
    assert {*words.vult} <= {*step.asks, *step.may_ask}
    assert {*words.vult.values()} <= {*KNOWN}
    typed = [name for name in step.asks if name not in words.vult]
    for field in fields_of(process, typed, optional=step.may_ask):
        assert field.label
        assert field.kind != "lijst", f"{field.name}: a parent would have to guess"
        assert field.kind not in {"keuze", "keuzes"} or field.keuzes


@pytest.mark.parametrize(("process", "step"), STEPS, ids=NAMES)
def test_every_step_of_a_parent_has_words_for_a_parent(process, step):
    assert step.action in woorden(process).antwoorden
    assert antwoord(process, step).uitleg


def test_a_step_without_words_of_its_own_is_still_there():
    process = PROCESSES["verzuim"]
    step = process.steps[0]
    assert antwoord(process, step).keuze == step.label


@pytest.mark.parametrize("code", sorted(WOORDEN))
def test_words_are_about_what_the_process_knows(code):
    process, words = PROCESSES[code], WOORDEN[code]
    states = {state.name for state in process.states}
    facts = {*process.dossier.model_fields}
    assert {*words.standen, *words.te_laat, *words.gevraagd} <= states
    assert {*words.waarom_als} <= facts
    assert {*words.antwoorden} <= {step.action for step in process.steps}
    for answer in words.antwoorden.values():
        assert {*answer.vragen, *answer.alleen_in, *answer.vult} <= facts
        assert all(places <= states for places in answer.alleen_in.values())
