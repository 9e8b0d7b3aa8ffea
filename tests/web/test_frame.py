"""What every page has: headers, limits, and a kind word when something cannot be."""

import pytest

from casework.access import Actor
from casework.http.body_limit import MOST
from statemachines.roles import Role

CHAIR = Actor("demo-voorzitter", Role.VOORZITTER)


def test_nothing_runs_in_a_page_and_nothing_is_kept(browser):
    answer = browser.get("/stijl/kader.css")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert browser.get("/").headers["cache-control"] == "no-store"


def test_who_is_not_signed_in_is_asked_to_do_so_first(browser):
    answer = browser.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/inloggen?naar=/")


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.VOORZITTER, "/werklijst"),
        (Role.LEERRECHT, "/meldingen"),
        (Role.BEHEERDER, "/beheer"),
    ],
)
def test_everybody_goes_to_their_own_work(browser, role, first):
    browser.sign_in(Actor("iemand", role))
    assert browser.get("/").headers["location"] == first


def test_a_page_that_is_not_there_says_so_kindly(browser):
    answer = browser.get("/geheim<script>")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.text
    assert "geheim" not in answer.text


def test_another_host_is_refused(browser):
    assert browser.get("/", headers={"host": "kwaad.example"}).status_code == 400


@pytest.mark.parametrize("said", [True, False])
def test_a_body_that_is_too_large_is_refused(browser, said):
    parts = (b"x" * 1000 for _ in range(MOST // 1000 + 2))
    body = b"x" * (MOST + 1) if said else parts
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = browser.request("GET", "/", content=body, headers=kind)
    assert answer.status_code == 413
