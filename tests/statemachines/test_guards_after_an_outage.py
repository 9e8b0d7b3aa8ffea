"""A guard of a case reminds once, however long the system was off (ADR 0012)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from statemachines.escalatie import VOLGEN
from statemachines.ledger import begin, plan_terms
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import Situation

START = date(2026, 9, 14)
GUARDS = {
    f"{process.code}:{step.source[0].name}:{step.action}": (process, step, term)
    for process in PROCESSES.values()
    for step in process.steps
    for term in step.starts
    if term.then == step.action
}


def situation(process, step, term, today):
    """Return a case whose guard started long ago, on a fact if it counts from one."""
    facts = {term.from_: START} if term.from_ else {}
    running, _ = begin(replace(term, from_=None), _blank(process, step, START), START)
    return replace(
        _blank(process, step, today),
        dossier=process.dossier.model_construct(**facts),
        terms={term.rule: running},
    )


def _blank(process, step, today):
    return Situation(
        state=step.source[0].name,
        dossier=process.dossier.model_construct(),
        actor="systeem",
        role=Role.SYSTEEM,
        now=datetime.combine(today, time(9), UTC),
        today=today,
        day=today,
    )


def again(process, step, term, today):
    """Let the guard lapse; return the round before and the new one."""
    case = situation(process, step, term, today)
    before = case.terms[term.rule]
    changes = plan_terms(process, step, case, before.legal_end)
    return before, next(t for t, _ in changes.started if t.rule == term.rule)


@pytest.mark.parametrize("name", GUARDS)
def test_the_next_round_is_not_over_before_anyone_heard_of_it(name):
    process, step, term = GUARDS[name]
    first, _ = begin(replace(term, from_=None), _blank(process, step, START), START)
    for days in (1, 2, 9, 21, 400):
        today = first.legal_end + timedelta(days=days)
        before, after = again(process, step, term, today)
        assert after.legal_end >= today
        assert after.op in {before.legal_end, today}
        assert after.op == before.legal_end or days > 1, "only after an outage"


@pytest.mark.parametrize("name", GUARDS)
def test_whoever_is_reminded_in_vain_is_on_the_ladder_from_that_day(name):
    process, step, term = GUARDS[name]
    first, _ = begin(replace(term, from_=None), _blank(process, step, START), START)
    today = first.legal_end + timedelta(days=1)
    _, after = again(process, step, term, today)
    expected = None if term.rule in VOLGEN else today
    assert after.stuck_since == expected
    assert (after.escalate_on is None) == (expected is None)
