"""An autumn of a simulated year, watched: clean, and with a bent rule, found."""

from dataclasses import replace
from datetime import date

from casework.simulate.mischief import Kill, Mischief, Outage, Sabotage
from casework.simulate.plan import Plan
from casework.simulate.watching import Watching
from casework.simulate.year import run

PLAN = Plan("onderwijs_dat_past", "2026-2027", 1, 3000)
AUTUMN = date(2026, 10, 9)
TROUBLE = Mischief(
    outages=(Outage(date(2026, 9, 22), date(2026, 9, 24)),),
    kills=(Kill(date(2026, 9, 17), "signal_absence", 2),),
    idle=(date(2026, 9, 26),),
    rule="E1",
    weeks=3,
)
"""Faults of the machine that must leave no trace."""


def watched(sabotage=None):
    """Return who watched the autumn, with faults of the machine and this sabotage."""
    watching = Watching()
    mischief = replace(TROUBLE, sabotage=sabotage)
    run(PLAN, watch=watching, mischief=mischief, until=AUTUMN)
    return watching


def test_faults_of_the_machine_leave_no_finding():
    watching = watched()
    assert [found.as_data() for found in watching.findings] == []
    assert len(watching.cases) > 3
    assert watching.figures.signals.keys() >= {"16u"}


def test_a_bent_rule_of_the_law_is_found():
    found = watched(Sabotage.WRONG_TERM).findings
    told = [one for one in found if one.invariant == "datum"]
    assert told
    assert all(len(one.story) > 1 for one in told)
