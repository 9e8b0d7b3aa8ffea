"""The story of the demo, looked at every evening: nothing is found in it."""

from casework.demo.people import IB, everyone
from casework.demo.play import START, STORY
from tests.simulate.watched import evenings


def test_a_story_in_which_all_goes_well_has_no_findings(desk):
    with evenings(desk, START) as stage_:
        stage_.open("ot", everyone(), IB)
        for script in STORY:
            stage_.play(script)
        found = stage_.look(last=True)
        assert [one.as_data() for one in found] == []
        figures = stage_.watching.figures
    assert figures.signals["lrv"].total() == 1
    assert figures.met["C4"] == 1
    assert not figures.late.total()
