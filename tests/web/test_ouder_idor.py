"""For a parent too, a case that is not theirs answers like one that does not exist."""

from fastapi.routing import APIRoute

from casework.access import Actor
from casework.demo.people import OUDER_1
from casework.web.ouder.pages import PAGES
from statemachines.roles import Role
from tests.conftest import SWV

PARTS = {"{action}": "bellen", "{nummer:getal}": "1", "{seq:getal}": "1"}
GONE = "OT-2026-00000-A"
ROUTES = sorted(
    (method, route.path)
    for router in PAGES
    for route in router.routes
    if isinstance(route, APIRoute) and "{kenmerk}" in route.path
    for method in route.methods or ()
)


def address(path, kenmerk):
    for part, value in PARTS.items():
        path = path.replace(part, value)
    return path.replace("{kenmerk}", kenmerk)


def test_every_page_about_a_case_is_tried():
    assert ("GET", "/mijn/zaken/{kenmerk}") in ROUTES
    assert ("POST", "/mijn/zaken/{kenmerk}/{action}/controle") in ROUTES
    assert len(ROUTES) > 8


def test_a_case_of_another_child_looks_like_one_that_is_not_there(verhaal):
    told = verhaal("verzuim")
    case_id, _ = told.case("ot")
    told.browser.come_in(OUDER_1, case_id, "ouder-1")
    for theirs in (told.kenmerk("verzuim"), told.kenmerk("handtekening", "ouder-2")):
        for method, path in ROUTES:
            found, gone = (
                _ask(told.browser, method, address(path, k)) for k in (theirs, GONE)
            )
            assert found[0] == gone[0] == 404, path
            assert found[1] == gone[1], path


def test_a_parent_who_does_not_take_part_sees_nothing_with_a_link_of_the_case(verhaal):
    told = verhaal("ot")
    case_id, kenmerk = told.case("ot")
    told.browser.come_in(Actor("iemand-anders", Role.OUDER), case_id, "ouder-1")
    assert told.browser.get("/mijn").status_code == 404
    for method, path in ROUTES:
        status, _ = _ask(told.browser, method, address(path, kenmerk))
        assert status == 404, path
    with told.desk.work(SWV) as work:
        query = "select 1 from read_log where account = 'iemand-anders'"
        assert work.rows(query, []) == []


def _ask(browser, method, path):
    answer = browser.get(path) if method == "GET" else browser.submit(path)
    return answer.status_code, answer.text
