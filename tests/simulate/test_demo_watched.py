"""The story of the demo, looked at every evening: whole, and with broken promises."""

from collections import Counter

from casework.demo import stage
from casework.demo.people import IB, everyone
from casework.demo.play import START, STORY
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from casework.simulate.mischief import Mischief, Sabotage
from casework.simulate.sabotage import bent_rule
from tests.simulate.watched import evenings


def _played(stage_):
    stage_.open("ot", everyone(), IB)
    for script in STORY:
        stage_.play(script)
    return stage_.look(last=True)


def test_a_story_in_which_all_goes_well_has_no_findings(desk):
    with evenings(desk, START) as stage_:
        assert [found.as_data() for found in _played(stage_)] == []
        figures = stage_.watching.figures
    assert figures.signals["lrv"].total() == 1
    assert figures.met["C4"] == 1
    assert not figures.late.total()


def test_a_story_with_four_broken_promises_has_each_of_them(desk, monkeypatch):
    """A rule is bent, a letter lost, one comes twice; nobody hears of a standstill."""
    monkeypatch.setattr(stage, "MORNING", (lapse_due, warn_due))
    bent = bent_rule(Mischief(sabotage=Sabotage.WRONG_TERM))
    with bent, evenings(desk, START) as stage_:
        offered: Counter[str] = Counter()

        def carry(message):
            offered.update(["mail"])
            stage_.world.mailbox.loses = lambda _: offered["mail"] == 5
            stage_.world.mailbox.carry(message)
            if offered["mail"] == 9:
                stage_.world.mailbox.carry(message)

        stage_.carry = carry
        found = _played(stage_)
    assert {one.invariant for one in found} >= {"datum", "post", "escalatie"}
    said = Counter(one.story[0] for one in found if one.invariant == "post")
    assert any("kwam niet aan" in one for one in said)
    assert any("twee keer bezorgd" in one for one in said)
    assert any(one.story[0].startswith("C4:") for one in found)
