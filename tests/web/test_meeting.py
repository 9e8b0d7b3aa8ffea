"""The meeting of the team: a page, and a file for a calendar that tells nothing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from casework.demo.people import IB, VOORZITTER, everyone
from casework.services.advance import advance
from casework.services.open_case import open_case
from tests.conftest import SWV
from tests.web.test_step import OVERLEG, intake_done

PLANNED = {**OVERLEG, "overleg_op": "2026-09-30"}


@pytest.fixture
def ot(desk, browser):
    with desk.work(SWV) as work:
        made = open_case(work, "ot", everyone(), by=IB)
    browser.sign_in(IB)
    return f"/zaken/{made.kenmerk}"


def take(desk, case_id, action, by, **facts):
    with desk.work(SWV) as work:
        advance(work, case_id, action, by=by, facts=facts)


def event_of(browser, path):
    answer = browser.get(f"{path}/overleg.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.text)
    assert calendar["METHOD"] == "PUBLISH"
    [event] = calendar.walk("VEVENT")
    return answer.text, event


def test_a_case_without_a_meeting_has_no_file(desk, browser, ot):
    assert browser.get(f"{ot}/overleg.ics").status_code == 404
    assert browser.get(f"{ot}/overleg").status_code == 404


def test_the_file_says_when_and_where_and_nothing_else(desk, browser, ot):
    case_id = intake_done(desk, ot)
    take(desk, case_id, "ot_plannen", IB, **PLANNED)
    text, event = event_of(browser, ot)
    amsterdam = ZoneInfo("Europe/Amsterdam")
    assert event.decoded("DTSTART") == datetime(2026, 9, 30, 14, tzinfo=amsterdam)
    assert (event["SUMMARY"], event["LOCATION"]) == ("Overleg", "Lokaal 3")
    assert event["SEQUENCE"] == 0
    assert "TZID:Europe/Amsterdam" in text
    kenmerk = ot.rpartition("/")[2]
    for told in ("Sterre", "Fictief", "Christal", kenmerk, "Bedacht"):
        assert told not in text
    uid = event["UID"]
    take(
        desk,
        case_id,
        "ot_verzetten",
        VOORZITTER,
        overleg_op="2026-10-07",
        overleg_tijd="in de ochtend",
    )
    _, moved = event_of(browser, ot)
    assert (moved["UID"], moved["SEQUENCE"]) == (uid, 1)
    assert moved.decoded("DTSTART") == date(2026, 10, 7)


def test_the_page_shows_who_was_asked_and_there_and_the_report(
    desk, clock, browser, ot
):
    case_id = intake_done(desk, ot)
    take(desk, case_id, "ot_plannen", IB, **PLANNED)
    page = browser.get(f"{ot}/overleg").text
    assert "mevrouw Bedacht (de ouder)" in page
    assert "Het overleg verzetten" in page
    clock.forward(days=16)
    held = {
        "overlegd_op": date(2026, 9, 30),
        "aanwezigen": ("voorzitter", "intern begeleider", "ouder"),
        "verslag": "Wij kozen voor rust.",
    }
    take(desk, case_id, "bespreken", VOORZITTER, **held)
    browser.sign_in(IB)
    page = browser.get(f"{ot}/overleg").text
    assert "Wij kozen voor rust." in page
    assert "De intern begeleider" in page
    assert "nog niet gekregen" in page
    assert f"{ot}/stap/verslag_delen" in page
