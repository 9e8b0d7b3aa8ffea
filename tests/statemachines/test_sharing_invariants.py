"""Nothing that may not leave is ever closed in a package; each row needs its guard."""

from dataclasses import replace

import pytest

from statemachines.invariants_of_sharing import SHARING_INVARIANTS
from statemachines.processes import PROCESSES
from statemachines.proving import entering, is_refused

UITWISSELING = PROCESSES["uitwisseling"]
every_row = pytest.mark.parametrize("row", SHARING_INVARIANTS, ids=lambda r: r.sentence)


@every_row
def test_no_step_closes_it_whatever_else_is_true(row):
    steps = [*entering(UITWISSELING, row.states)]
    ways = [*row.ways(PROCESSES)]
    assert steps
    assert len(ways) > 30
    assert all(is_refused(step, way) for step in steps for way in ways)


@every_row
def test_without_the_covenant_it_would_be_closed(row):
    guards = {"convenant_laat_het_toe", "iedereen_zei_ja"}
    for step in entering(UITWISSELING, row.states):
        rest = tuple(g for g in step.requires if g.name not in guards)
        open_ = replace(step, requires=rest)
        assert not all(is_refused(open_, way) for way in row.ways(PROCESSES))
