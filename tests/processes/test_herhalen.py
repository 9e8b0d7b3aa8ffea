"""Een bewaking begint na elke herinnering opnieuw, op een nieuwe dag."""

from datetime import date, timedelta

import pytest

from statemachines.processes import PROCESSES
from tests.processes.afwezig import rondetafel, uitvoering

HERHAALD = [
    pytest.param(term, id=f"{code}:{step.action}")
    for code, process in PROCESSES.items()
    for step in process.steps
    for term in step.starts
    if term.rule in {guard.term for guard in step.requires}
]


@pytest.mark.parametrize("term", HERHAALD)
def test_een_bewaking_telt_niet_opnieuw_vanaf_dezelfde_vaste_dag(term):
    """Anders is zij meteen weer om, en komt er elke minuut een herinnering."""
    assert term.from_ is None


@pytest.mark.parametrize(
    ("start", "action", "rule", "day"),
    [
        (rondetafel, "plan_nagaan", "L105", date(2026, 10, 15)),
        (uitvoering, "evaluatie_nagaan", "L107", date(2026, 11, 6)),
    ],
)
def test_een_herinnering_komt_een_keer(start, action, rule, day):
    case = start()
    assert case.terms[rule].legal_end == day
    case.wait_until(day + timedelta(days=1))
    assert len(case.done[action]) == 1
    assert case.terms[rule].op == day
