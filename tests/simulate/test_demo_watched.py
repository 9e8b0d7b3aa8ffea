"""The story of the demo, looked at every evening: nothing is wrong in it."""

from casework.demo.people import IB, everyone
from casework.demo.play import START, STORY
from tests.simulate.watched import evenings


def test_the_demo_has_no_findings(desk):
    with evenings(desk, START) as stage:
        stage.open("ot", everyone(), IB)
        for script in STORY:
            stage.play(script)
        found = stage.look(last=True)
    assert [f.as_data() for f in found] == []
