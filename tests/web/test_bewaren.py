"""Who confirms an erasure sees until when, why, and what holds it back."""

import re

import pytest

from casework.access import Actor
from casework.services.verify import verify
from statemachines.roles import Role
from tests import toy
from tests.casework.accounts import make
from tests.casework.bewaren import (
    BOARD,
    FG,
    NOTE,
    TOLD,
    closed_case,
    propose,
    with_rules,
)
from tests.conftest import SWV
from tests.web.browser import Browser

PAGE = "/beheer/bewaren"


@pytest.fixture
def old(desk, light, with_toy, monkeypatch, tmp_path, clock):
    with_rules(monkeypatch)
    made = closed_case(desk, tmp_path)
    make(desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(desk, "u-bestuur", "b@werk.example", (Role.BESTUURDER,))
    clock.forward(days=3 * 365 + 2)
    propose(made.desk)
    return made


@pytest.fixture
def at_work(old):
    with Browser(old.desk) as made:
        made.sign_in(FG)
        yield made


def numbers(browser):
    return re.findall(r'name="nummer" id="n-([0-9a-f-]{36})"', browser.get(PAGE).text)


def test_the_page_explains_every_day_and_has_one_heading(at_work, old):
    shown = at_work.get(PAGE)
    assert shown.status_code == 200
    assert shown.text.count("<h1") == 1
    assert old.kenmerk in shown.text
    assert "Bewaren tot en met vrijdag 14 september 2029" in shown.text
    assert "WPO 18a lid 13" in shown.text
    assert "Verzonnen" not in shown.text.replace("Ib Verzonnen", "")


@pytest.mark.parametrize("role", [Role.VOORZITTER, Role.BEHEERDER, Role.SWV_ADMIN])
def test_it_is_for_nobody_else(at_work, role):
    at_work.sign_in(Actor("u-ander", role))
    assert at_work.get(PAGE).status_code == 403
    for path in (PAGE, f"{PAGE}/stilzetten", f"{PAGE}/vrijgeven"):
        assert at_work.submit(path).status_code == 403


def test_somebody_without_a_fresh_code_is_asked_one(at_work, clock):
    clock.forward(minutes=6)
    asked = at_work.get(PAGE)
    assert asked.status_code == 303
    assert asked.headers["location"].startswith("/bevestigen")
    assert at_work.submit(PAGE, {"nummer": "x"}).status_code == 303


def test_two_people_confirm_and_the_case_says_what_was_erased(at_work, old):
    for person in (FG, BOARD):
        at_work.sign_in(person)
        done = at_work.submit(PAGE, {"nummer": numbers(at_work)})
        assert (done.status_code, done.headers["location"]) == (303, PAGE)
    assert old.kenmerk not in at_work.get(PAGE).text
    at_work.sign_in(toy.VOORZITTER)
    case = at_work.get(f"/zaken/{old.kenmerk}")
    assert case.status_code == 200
    assert "deze gegevens zijn gewist op zaterdag 15 september 2029" in case.text
    assert "WPO 18a lid 13" in case.text
    assert "/dossier/onderwijs" not in case.text
    opened = at_work.get(f"/zaken/{old.kenmerk}/dossier/onderwijs")
    assert "Deze gegevens zijn gewist op zaterdag 15 september 2029" in opened.text
    assert not any(word in case.text + opened.text for word in (TOLD, NOTE))
    pdf = at_work.get(f"/zaken/{old.kenmerk}/vernietiging.pdf")
    assert pdf.content.startswith(b"%PDF")
    with old.desk.look(SWV) as work:
        assert verify(work).findings == ()


def test_the_statement_is_for_who_sees_the_case(at_work, old):
    path = f"/zaken/{old.kenmerk}/vernietiging.pdf"
    assert at_work.get(path).status_code == 404
    at_work.sign_in(toy.VOORZITTER)
    assert at_work.get(path).status_code == 404  # nothing was erased yet


def test_a_hold_is_placed_and_lifted_here(at_work, old):
    why = "De ouders zijn bij de rechter."
    form = {"kenmerk": old.kenmerk, "soort": "anders", "reden": why}
    assert at_work.submit(f"{PAGE}/stilzetten", form).status_code == 303
    shown = at_work.get(PAGE).text
    assert why in shown
    [number] = re.findall(r'type="hidden" name="nummer" value="([^"]+)"', shown)
    released = at_work.submit(f"{PAGE}/vrijgeven", {"nummer": number})
    assert released.status_code == 303
    assert why not in at_work.get(PAGE).text


BAD = {
    "no reason": {"soort": "anders"},
    "no kind": {"reden": "x"},
    "another kind": {"soort": "<b>", "reden": "x"},
    "no case": {"kenmerk": "<script>", "soort": "anders", "reden": "x"},
}


@pytest.mark.parametrize("form", BAD.values(), ids=BAD)
def test_what_is_wrong_is_told(at_work, old, form):
    told = at_work.submit(f"{PAGE}/stilzetten", {"kenmerk": old.kenmerk, **form})
    assert told.status_code == 422
    assert "Dit moet nog anders" in told.text
    assert "<script>" not in told.text


@pytest.mark.parametrize("number", ["", "x", "0" * 32])
def test_a_number_of_nothing_is_nothing(at_work, number):
    assert at_work.submit(f"{PAGE}/vrijgeven", {"nummer": number}).status_code == 404
    assert at_work.submit(PAGE, {"nummer": number}).status_code == 303
