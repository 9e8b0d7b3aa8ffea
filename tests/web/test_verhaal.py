"""The story that tests of the pages look at."""

from casework.demo.people import CHILD, VOORZITTER
from casework.services.hold import view
from casework.services.people import people_of
from tests.conftest import SWV


def test_a_chapter_can_be_read_with_its_names_and_played_on(verhaal):
    told = verhaal("opp")
    case_id, _ = told.case("opp")
    with told.desk.work(SWV) as work:
        case = view(work, case_id, VOORZITTER)
        assert people_of(work, case_id, case.people)["leerling"].identity.naam == CHILD
    told.stage.wait_until(told.stage.clock.day.replace(day=14))
    assert told.stage.lines


def test_another_test_has_a_story_of_its_own(verhaal):
    told = verhaal("ot")
    with told.desk.work(SWV) as work:
        query = "select count(*) from cases where process = 'handtekening'"
        assert work.rows(query, []) == [(0,)]
