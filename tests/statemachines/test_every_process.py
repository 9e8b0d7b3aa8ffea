"""What must be true of any process, today's and tomorrow's."""

import inspect
import json
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statemachines.describe import describe
from statemachines.engine import Refused, decide, options
from statemachines.grammar import Role
from statemachines.graph import clocks_in
from statemachines.processes import PROCESSES
from statemachines.reader import diagram, page
from statemachines.rules import RULES
from statemachines.situation import Situation

TODAY = date(2026, 9, 14)
every_process = pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)


def situation(process, state, role):
    return Situation(
        state=state.name,
        dossier=process.dossier(),
        actor="u-1",
        role=role,
        now=datetime(2026, 9, 14, 7, tzinfo=UTC),
        today=TODAY,
        day=TODAY,
    )


@every_process
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_case_is_only_ever_moved_or_refused(process, data):
    fields = st.sampled_from([*process.dossier.model_fields])
    junk = st.none() | st.booleans() | st.integers() | st.text() | st.floats()
    state = data.draw(st.sampled_from(process.states))
    action = data.draw(st.sampled_from([*process.actions, "to_klaar"]))
    role = data.draw(st.sampled_from(Role))
    facts = data.draw(st.dictionaries(fields, junk, max_size=4))
    with suppress(Refused):
        decide(process, situation(process, state, role), action, facts)


@every_process
def test_a_step_is_reserved_to_the_roles_it_names(process):
    for step in process.steps:
        for stranger in set(Role) - set(step.by):
            place = situation(process, step.source[0], stranger)
            with pytest.raises(Refused, match="Deze stap is voor"):
                decide(process, place, step.action, {})


@every_process
def test_every_blocked_step_has_a_sentence_an_article_or_who_lifts_it(process):
    for state in process.states:
        for role in Role:
            for option in options(process, situation(process, state, role)):
                for reason in option.reasons:
                    assert reason.sentence.endswith((".", "?"))
                    assert reason.law or reason.lifted_by


@every_process
def test_no_state_waits_without_a_clock(process):
    for state in process.states:
        assert state.final or clocks_in(process, state) or state.no_clock_because


@every_process
def test_a_guard_says_its_law_and_who_can_lift_it(process):
    for step in process.steps:
        for guard in step.requires:
            assert guard.because.endswith(".")
            assert guard.law
            assert inspect.isfunction(guard.test)


@every_process
def test_every_term_is_a_rule_of_the_law_or_of_the_region(process):
    for step in process.steps:
        for term in (*process.starts, *step.starts):
            assert term.rule in RULES


@every_process
def test_it_can_be_read_drawn_and_counted(process):
    described = describe(process)
    assert json.loads(json.dumps(described)) == described
    assert [*described] == ["code", "title", "law", "initial", "states", "steps"]
    names = {state["name"] for state in described["states"]}
    for step in described["steps"]:
        assert {*step["source"], step["target"]} <= names
        assert step["label"]
    for state in described["states"]:
        assert state["clock"]
    assert process.title in page(process)
    assert diagram(process).startswith("stateDiagram-v2")


@every_process
def test_the_system_moves_no_money(process):
    """A sweep holds many families at once: two could wait in a circle (ADR 0015)."""
    assert [s.action for s in process.steps if s.books and Role.SYSTEEM in s.by] == []
