"""Every page that somebody can come to: axe finds nothing, and it fits a small screen.

Each role starts at the front door and follows every link; of pages that look alike
(one route, other cases) a few are looked at.
"""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from casework.access import Actor
from casework.demo import people
from statemachines.roles import Role
from tests.e2e.site import (
    NARROW,
    come_in,
    is_too_wide,
    looking,
    served,
    sign_in,
    violations,
)

pytestmark = pytest.mark.slow
BEHEERDER = Actor("demo-beheerder", Role.BEHEERDER)
STAFF = (
    ("ot", people.IB),
    ("opp", people.VOORZITTER),
    ("advies", people.GEDRAGSWETENSCHAPPER),
    ("advies", people.DESKUNDIGE),
    ("besluit", people.BESTUURDER),
    ("besluit", people.ADMIN),
    ("alert", people.LEERRECHT),
    ("alert", people.SWV_ER),
    ("geld", people.LEDEN["Vlaardingen"]),
    ("ot", BEHEERDER),
)
PARENTS = (
    ("opp", people.OUDER_1, "handtekening", "ouder-1"),
    ("aanvraag", people.OUDER_2, "zienswijze", "ouder-2"),
)
ALIKE = 2
"""How many pages of one kind are looked at."""
_KENMERK = re.compile(r"[A-Z]{2,8}-\d{4}-[0-9A-Z]{5}-[A-Z]|[0-9a-f-]{32,}")
_FILES = re.compile(r"\.(pdf|ics|csv|css|txt|bestand)$|/export")


def kind(path):
    """Return what makes a page another page, without the case it is about."""
    return _KENMERK.sub("*", path)


def links(page, url):
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    for href in hrefs:
        parts = urlsplit(href)
        if href.startswith(url) and not _FILES.search(parts.path):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def walk(page, url, first):
    """Yield every page that can be reached, and stand on it."""
    waiting, seen, met = [first], {first}, Counter()
    while waiting:
        path = waiting.pop(0)
        if met[kind(path)] >= ALIKE:
            continue
        met[kind(path)] += 1
        answer = page.goto(path)
        yield path, answer
        for link in links(page, url):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


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
