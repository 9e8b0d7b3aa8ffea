"""`casework check` finds a fund that silence, a minority or one person could empty."""

import pytest

from statemachines.checker import check
from statemachines.invariants_of_fund import FUND_INVARIANTS
from statemachines.processes import PROCESSES
from statemachines.proving import entering
from tests.statemachines.test_checker import without


def test_every_invariant_is_about_steps_that_exist():
    for row in FUND_INVARIANTS:
        assert [*entering(PROCESSES[row.process], row.states)], row.sentence
        assert [*row.ways(PROCESSES)], row.sentence


@pytest.mark.parametrize(
    ("action", "guard", "finding"),
    [
        ("toekennen", "wie_moet_stemde", "terwijl wie moest stemmen zweeg"),
        ("subsidie_verlenen", "wie_moet_stemde", "terwijl wie moest stemmen zweeg"),
        ("toekennen", "meerderheid_is_voor", "zonder meerderheid"),
        ("betaling_goedkeuren", "ander_keurt_goed", "wie de betaling zelf voorstelde"),
    ],
)
def test_a_missing_condition_is_found(action, guard, finding):
    found = check(without("nooit_opgeven", action, guard)).findings
    assert any(finding in story and action in story for story in found)
