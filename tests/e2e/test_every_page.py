"""Every page that somebody can come to: axe finds nothing, and it fits a small screen.

Each role starts at the front door and follows every link; of pages that look alike
(one route, other cases) a few are looked at.
"""

import pytest

from tests.e2e.site import (
    NARROW,
    come_in,
    is_too_wide,
    looking,
    served,
    sign_in,
    violations,
)
from tests.e2e.walking import PARENTS, STAFF, kind, walk

pytestmark = pytest.mark.slow


def wrong_with(page, url, first):
    found, number = {}, 0
    for path, answer in walk(page, url, first):
        number += 1
        faults = violations(page)
        faults += [f"status {answer.status}"] if answer.status >= 400 else []
        faults += ["te breed"] if is_too_wide(page) else []
        faults += _heading(page)
        if faults:
            found[kind(path)] = faults
    return found, number


def _heading(page):
    return [] if page.locator("h1").count() == 1 else ["geen enkele h1"]


@pytest.mark.parametrize(("chapter", "who"), STAFF, ids=[a.id for _, a in STAFF])
def test_no_page_of_staff_shuts_anyone_out(verhaal, chrome, tmp_path, chapter, who):
    desk = verhaal(chapter).desk
    with (
        served(desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        sign_in(page, desk, url, who)
        found, number = wrong_with(page, url, "/")
    assert not found
    assert number > 2


@pytest.mark.parametrize("whose", PARENTS, ids=["handtekening", "zienswijze"])
def test_no_page_of_a_parent_shuts_anyone_out(verhaal, chrome, tmp_path, whose):
    chapter, who, process, party = whose
    told = verhaal(chapter)
    case_id, _ = told.case(process, party)
    with (
        served(told.desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        come_in(page, told.desk, url, who, case_id, party)
        found, number = wrong_with(page, url, "/mijn")
    assert not found
    assert number > 2


@pytest.mark.parametrize("path", ["/inloggen", "/er-is-niets", "/l/x/y"])
def test_no_page_before_the_door_shuts_anyone_out(verhaal, chrome, tmp_path, path):
    desk = verhaal("ot").desk
    with (
        served(desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        page.goto(path)
        assert violations(page) == []
        assert not is_too_wide(page)
