"""A small year, watched: faults of the machine leave nothing, sabotage is found."""

from dataclasses import replace
from datetime import date

import pytest

from casework.simulate.mailbox import Taken
from casework.simulate.mischief import Kill, Mischief, Outage, Sabotage
from casework.simulate.plan import Plan
from casework.simulate.watching import Watching
from casework.simulate.year import run

PLANS = {
    seed: Plan("onderwijs_dat_past", "2026-2027", seed, leerlingen=300)
    for seed in (1, 2)
}
TROUBLE = Mischief(
    outages=(Outage(date(2026, 11, 9), date(2026, 11, 11)),),
    kills=(
        Kill(date(2026, 9, 17), "signal_absence", 1),
        Kill(date(2026, 11, 16), "write_digests", 3),
    ),
    idle=(date(2026, 9, 26),),
    rule="E1",
    weeks=3,
)
"""Faults of the machine that must leave no trace."""
BROKEN = {
    Sabotage.LOST_MAIL: (2, date(2026, 8, 10), "post", "kwam niet aan"),
    Sabotage.WRONG_TERM: (1, date(2026, 9, 30), "datum", "E1: de laatste dag is"),
    Sabotage.SKIPPED_ESCALATION: (
        2,
        date(2026, 11, 24),
        "escalatie",
        "aan een hogere rol is niet gegeven",
    ),
}
"""The seed, until when its year is played, what is found by then, in which words."""


def watched(seed, until, sabotage=None):
    """Return the world, and who watched it with faults and this sabotage."""
    watching = Watching()
    mischief = replace(TROUBLE, sabotage=sabotage)
    world = run(PLANS[seed], watch=watching, mischief=mischief, until=until)
    return world, watching


def test_faults_of_the_machine_leave_no_finding():
    """As long as the longest sabotage takes: without it there is nothing to find."""
    seed, until, *_ = BROKEN[Sabotage.SKIPPED_ESCALATION]
    world, watching = watched(seed, until)
    assert [found.as_data() for found in watching.findings] == []
    assert len(watching.cases) > 3
    assert watching.figures.signals.keys() >= {"16u"}
    assert watching.figures.escalated
    assert {mail.taken for mail in world.mailbox.sent} >= {Taken.AWAY, Taken.ACCEPTED}
    killed = {ran.service for ran in world.ran if ran.killed}
    assert killed == {kill.service for kill in TROUBLE.kills}


@pytest.mark.parametrize("sabotage", [*BROKEN])
def test_sabotage_in_a_year_is_found(sabotage):
    seed, until, invariant, words = BROKEN[sabotage]
    _, watching = watched(seed, until, sabotage)
    told = [one for one in watching.findings if one.invariant == invariant]
    assert any(words in one.story[0] for one in told)
