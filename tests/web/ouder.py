"""A parent on the pages of the demo story, for tests."""

import re
from html import unescape

from casework.demo import people
from casework.demo.script import Act
from tests.conftest import SWV

LINK = re.compile(r'href="(/mijn[^"]*)"')
MAIN = re.compile(r"<main.*?>(.*)</main>", re.DOTALL)
OUDERS = {"ouder-1": people.OUDER_1, "ouder-2": people.OUDER_2}


def comes_in(told, process="ot", party="ouder-1", case_party=None):
    """Let a parent come in with the link of a case; return the browser."""
    case_id, _ = told.case(process, case_party)
    told.browser.come_in(OUDERS[party], case_id, party)
    return told.browser


def main_of(answer):
    """Return what a page says to its reader: the text, in lines."""
    [found] = MAIN.findall(answer.text)
    lines = re.sub(r"<[^>]+>", "\n", found)
    return "\n".join(filter(None, (unescape(x).strip() for x in lines.splitlines())))


def says(answer):
    """Return the same on one line."""
    return " ".join(main_of(answer).split())


def follow(browser, answer):
    """Go where an answer leads, as a browser does."""
    while answer.status_code == 303:
        answer = browser.get(answer.headers["location"])
    return answer


def fill_in(browser, path, *answers):
    """Answer the questions of a flow one by one; return the check page."""
    page = follow(browser, browser.get(path))
    for answer in answers:
        page = follow(browser, browser.submit(page.url.path, answer))
    return page


def send(browser, check):
    """Press the button of a check page; return the receipt."""
    hidden = dict(re.findall(r'name="(stuk)" value="([^"]*)"', check.text))
    return follow(browser, browser.submit(check.url.path, hidden))


def state_of(told, process, party=None):
    """Return where a case stands, and how many entries its journal has."""
    case_id, _ = told.case(process, party)
    query = "select state, version from cases where tenant_id = %s and id = %s"
    with told.desk.work(SWV) as work:
        [found] = work.rows(query, [SWV, case_id])
    return found


def play(told, case, action, by, **facts):
    """Take one step of the story, today."""
    told.stage.play((Act(told.stage.clock.day, case, action, by, facts),))


def every_page(browser, start="/mijn"):
    """Read every page that a parent can come to by following links."""
    seen, todo = {}, [start]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        answer = browser.get(path)
        while answer.status_code == 303:
            answer = browser.get(answer.headers["location"])
        seen[path] = answer
        todo += LINK.findall(answer.text)
    return seen
