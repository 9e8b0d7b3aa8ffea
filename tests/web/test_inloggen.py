"""Sign in on pages: what a browser gets to see, and what an attacker does not."""

import re

import pytest

from casework.access import SYSTEEM, Actor
from casework.services.accounts.change import stop_account
from casework.services.accounts.limits import PASSWORDS
from casework.services.accounts.setup import give_setup_link
from casework.web.doorway import STEP, here
from casework.web.guest import COOKIE
from casework.web.visit import STAFF
from statemachines.roles import Role
from tests.casework.accounts import EMAIL, PASSWORD, SECRET, code_at, make
from tests.conftest import SWV
from tests.web.conftest import HOST
from tests.web.staff import csrf_in, fill_in, went

ME = {"swv": SWV, "email": EMAIL, "wachtwoord": PASSWORD}
pytestmark = pytest.mark.usefixtures("light")


def sign_in(browser, clock, **more):
    assert went(fill_in(browser, "/inloggen", {**ME, **more})) == (
        *(303, "/inloggen/code"),
    )
    return fill_in(browser, "/inloggen/code", {"code": code_at(clock())})


def test_in_and_out(browser, desk, clock):
    make(desk)
    assert went(sign_in(browser, clock)) == (303, "/")
    assert went(browser.get("/")) == (303, "/werklijst")
    page = browser.get("/mijn-account").text
    assert "Ib Verzonnen" in page
    assert went(fill_in(browser, "/mijn-account", {}, to="/uitloggen")) == (
        *(303, "/inloggen/uitgelogd"),
    )
    assert "U bent uitgelogd" in browser.get("/inloggen/uitgelogd").text
    assert went(browser.get("/mijn-account"))[0] == 303


def test_an_old_cookie_is_worthless_after_signing_out(browser, desk, clock):
    make(desk)
    sign_in(browser, clock)
    old = browser.cookies[STAFF]
    fill_in(browser, "/mijn-account", {}, to="/uitloggen")
    browser.cookies.set(STAFF, old)
    assert went(browser.get("/mijn-account"))[0] == 303


def test_every_step_has_its_own_token_in_a_cookie_that_nobody_reads(
    browser, desk, clock
):
    make(desk, roles=(Role.IB, Role.VOORZITTER))
    browser.cookies.set(STAFF, f"{SWV}.geplant", domain="casework.test")
    first = fill_in(browser, "/inloggen", ME)
    second = fill_in(browser, "/inloggen/code", {"code": code_at(clock())})
    third = fill_in(browser, "/inloggen/rol", {"rol": "ib"})
    given = [
        cookie
        for answer in (first, second, third)
        for cookie in answer.headers.get_list("set-cookie")
        if "Max-Age=0" not in cookie
    ]
    assert [cookie.split("=")[0] for cookie in given] == [STEP, STEP, STAFF]
    assert len({cookie.split(";")[0].partition("=")[2] for cookie in given}) == 3
    for cookie in given:
        assert cookie.startswith("__Host-")
        for flag in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
            assert flag in cookie
        assert "Domain" not in cookie
    assert "geplant" not in str(given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "niemand@werk.example"},
        {"wachtwoord": "een ander wachtwoord"},
        {"email": "stop@werk.example"},
        {"email": "' or 1=1 --"},
        {"email": "\x00" * 50, "wachtwoord": "\x00"},
        {"email": "x" * 100_000},
    ],
)
def test_the_page_says_the_same_whoever_it_is_about(browser, desk, wrong):
    make(desk)
    make(desk, "u-stop", "stop@werk.example")
    with desk.work(SWV) as work:
        stop_account(work, "u-stop", by=SYSTEEM)

    def shown(answer):
        text = re.sub(r'(id="email" [^>]*value=")[^"]*', r"\1", answer.text)
        return answer.status_code, re.sub(csrf_in(text), "", text)

    usual = fill_in(browser, "/inloggen", {**ME, "wachtwoord": "fout fout fout"})
    other = fill_in(browser, "/inloggen", {**ME, **wrong})
    assert shown(other) == shown(usual)
    assert other.status_code == 422
    assert STEP not in browser.cookies


def test_a_password_is_never_in_a_page(browser, desk):
    typed = "een heel eigen wachtwoord"
    answer = fill_in(browser, "/inloggen", {**ME, "wachtwoord": typed})
    assert typed not in answer.text
    assert EMAIL in answer.text, "what else was typed is kept"


@pytest.mark.parametrize("left_out", ["email", "wachtwoord", "swv"])
def test_what_is_missing_is_said_at_its_field(browser, desk, left_out):
    answer = fill_in(browser, "/inloggen", {**ME, left_out: ""})
    assert answer.status_code == 422
    assert f'href="#{left_out}"' in answer.text
    assert f'id="{left_out}-fout"' in answer.text


def test_too_often_says_when_again(browser, desk):
    for _ in range(PASSWORDS):
        fill_in(browser, "/inloggen", {**ME, "wachtwoord": "fout fout fout"})
    answer = fill_in(browser, "/inloggen", ME)
    assert answer.status_code == 429
    assert "Probeer het over 15 minuten weer" in answer.text


@pytest.mark.parametrize(
    "path", ["/inloggen", "/inloggen/code", "/inloggen/rol", "/instellen/codes"]
)
@pytest.mark.parametrize(
    ("csrf", "headers"),
    [
        ("", {}),
        ("x" * 43, {}),
        (None, {"origin": "https://kwaad.example"}),
        (None, {"origin": "null", "sec-fetch-site": "cross-site"}),
    ],
)
def test_a_form_of_another_site_signs_nobody_in(browser, desk, path, csrf, headers):
    make(desk)
    known = csrf_in(browser.get("/inloggen").text)
    answer = browser.post(
        path,
        data={**ME, "csrf": known if csrf is None else csrf},
        headers={"origin": HOST, **headers},
    )
    assert answer.status_code == 403
    browser.cookies.delete(COOKIE)
    answer = browser.post(path, data={**ME, "csrf": ""}, headers={"origin": HOST})
    assert answer.status_code == 403
    assert {STEP, STAFF}.isdisjoint(browser.cookies)


HERE_IT_IS = ("/werklijst", "/zaken/TLV-2026-7F3K9-Q/stap/indienen", "/bericht/0a")
ELSEWHERE = (
    *("//kwaad.example", "/\\kwaad.example", "https://kwaad.example", "kwaad.example"),
    *("/%2f/kwaad.example", "/\t/kwaad.example", "/x\r\nSet-Cookie: a=b", "/x//kwaad"),
    *("javascript:alert(1)", "/inloggen/code", "/uitloggen", "/../x", "", "/" * 400),
    "/x?naar=//kwaad.example",
)


@pytest.mark.parametrize("path", HERE_IT_IS)
def test_one_goes_on_to_the_page_that_was_asked(browser, desk, clock, path):
    make(desk)
    started = browser.get(f"/inloggen?naar={path}").text
    assert f'name="naar" value="{path}"' in started
    assert went(sign_in(browser, clock, naar=path)) == (303, path)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nobody_is_sent_to_another_site(browser, desk, clock, path):
    make(desk)
    assert here(path) == ""
    assert 'name="naar"' not in browser.get("/inloggen", params={"naar": path}).text
    assert went(sign_in(browser, clock, naar=path)) == (303, "/")


def test_a_step_that_is_over_begins_again(browser, desk, clock):
    make(desk)
    for path in ("/inloggen/code", "/inloggen/rol", "/instellen/codes"):
        assert went(browser.get(path)) == (303, "/inloggen")
    fill_in(browser, "/inloggen", ME)
    page = browser.get("/inloggen/code").text
    clock.forward(minutes=11)
    late = {"csrf": csrf_in(page), "code": code_at(clock())}
    answer = browser.post("/inloggen/code", data=late, headers={"origin": HOST})
    assert answer.status_code == 422
    assert "Begin opnieuw" in answer.text
    assert 'name="wachtwoord"' in answer.text


def test_a_wrong_code_is_asked_again(browser, desk, clock):
    make(desk)
    fill_in(browser, "/inloggen", ME)
    answer = fill_in(browser, "/inloggen/code", {"code": "000 000"})
    assert answer.status_code == 422
    assert "klopt niet" in answer.text
    assert (
        went(fill_in(browser, "/inloggen/code", {"code": code_at(clock())}))[0] == 303
    )


def test_another_role_is_chosen_before_and_after(browser, desk, clock):
    make(desk, roles=(Role.LEERRECHT, Role.IB))
    assert went(sign_in(browser, clock)) == (303, "/inloggen/rol")
    assert STAFF not in browser.cookies
    bad = fill_in(browser, "/inloggen/rol", {"rol": "beheerder"})
    assert bad.status_code == 422
    assert went(fill_in(browser, "/inloggen/rol", {"rol": "leerrecht"})) == (303, "/")
    assert went(browser.get("/")) == (303, "/meldingen")
    old = browser.cookies[STAFF]
    switch = {"to": "/mijn-account/rol"}
    assert went(fill_in(browser, "/mijn-account", {"rol": "ib"}, **switch)) == (
        303,
        "/",
    )
    assert went(browser.get("/")) == (303, "/werklijst")
    assert browser.cookies[STAFF] != old
    none = fill_in(browser, "/mijn-account", {"rol": "beheerder"}, **switch)
    assert went(none) == (303, "/mijn-account")
    assert went(browser.get("/")) == (303, "/werklijst")


def link(desk, account):
    with desk.work(SWV) as work:
        url = give_setup_link(work, account, by=Actor("u-b", Role.BEHEERDER))
    return url.removeprefix("http://127.0.0.1:8000")


def test_the_first_time(browser, desk, clock, monkeypatch):
    monkeypatch.setattr("casework.services.accounts.setup.new_secret", lambda: SECRET)
    page = link(desk, make(desk, password=None, totp_secret=None))
    shown = browser.get(page)
    assert shown.status_code == 200
    for personal in ("Verzonnen", EMAIL):
        assert personal not in shown.text
    chosen = {"nieuw": PASSWORD, "nogmaals": PASSWORD}
    differ = fill_in(browser, page, {**chosen, "nogmaals": "iets anders"})
    assert (differ.status_code, 'id="nogmaals-fout"' in differ.text) == (422, True)
    short = fill_in(browser, page, {"nieuw": "kort", "nogmaals": "kort"})
    assert (short.status_code, 'id="nieuw-fout"' in short.text) == (422, True)
    assert went(fill_in(browser, page, chosen)) == (303, "/instellen/app")

    app = browser.get("/instellen/app").text
    assert "<svg" in app
    assert "viewBox" in app, "or a narrow screen cuts the code off"
    assert "JBSW Y3DP" in app
    assert "style=" not in app
    wrong = fill_in(browser, "/instellen/app", {"code": "1"})
    assert wrong.status_code == 422
    coupled = fill_in(browser, "/instellen/app", {"code": code_at(clock())})
    assert went(coupled) == (303, "/instellen/codes")
    codes = re.findall(
        r"<code>([0-9A-Z-]+)</code>", browser.get("/instellen/codes").text
    )
    assert len(codes) == 10
    assert went(fill_in(browser, "/instellen/codes", {})) == (303, "/")
    assert went(browser.get("/")) == (303, "/werklijst")
    assert went(browser.get("/instellen/codes")) == (303, "/inloggen")

    fill_in(browser, "/mijn-account", {}, to="/uitloggen")
    fill_in(browser, "/inloggen", ME)
    assert went(fill_in(browser, "/inloggen/code", {"code": codes[0]})) == (303, "/")


def test_a_link_that_is_over_used_or_never_was_is_one_page(browser, desk, clock):
    account = make(desk)
    other = next(code for code in desk.tenants if code != SWV)
    old, elsewhere = link(desk, account), link(desk, account).replace(SWV, other)
    over = link(desk, account)
    clock.forward(hours=73)
    paths = (old, over, elsewhere, f"/instellen/{SWV}/x", "/instellen/nergens/x")
    csrf = csrf_in(browser.get("/inloggen").text)
    posted = {"csrf": csrf, "nieuw": PASSWORD, "nogmaals": PASSWORD}
    answers = [browser.get(path) for path in paths]
    answers += [
        browser.post(path, data=posted, headers={"origin": HOST}) for path in paths
    ]
    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.text for answer in answers}) == 1


def test_looking_at_a_link_changes_nothing(browser, desk):
    path = link(desk, make(desk, password=None, totp_secret=None))
    for method in ("GET", "HEAD", "OPTIONS") * 20:
        browser.request(method, path)
    assert browser.post(path, data={"nieuw": PASSWORD}).status_code == 403
    chosen = {"nieuw": PASSWORD, "nogmaals": PASSWORD}
    assert went(fill_in(browser, path, chosen)) == (303, "/instellen/app")


def test_a_fresh_code_comes_before_another_password(browser, desk, clock):
    make(desk)
    sign_in(browser, clock)
    clock.forward(minutes=6)
    page = "/mijn-account/wachtwoord"
    assert went(browser.get(page)) == (303, f"/bevestigen?naar={page}")
    assert went(fill_in(browser, "/mijn-account", {}, to=page)) == (
        *(303, "/bevestigen?naar="),
    )
    wrong = fill_in(browser, "/bevestigen", {"code": "1", "naar": page})
    assert (wrong.status_code, f'value="{page}"' in wrong.text) == (422, True)
    before = browser.cookies[STAFF]
    sure = {"code": code_at(clock()), "naar": page}
    assert went(fill_in(browser, "/bevestigen", sure)) == (303, page)
    assert browser.cookies[STAFF] != before

    new = "drie nieuwe woorden"
    tries = (
        ({"oud": "x", "nieuw": new, "nogmaals": new}, 422),
        ({"oud": PASSWORD, "nieuw": new, "nogmaals": "x"}, 422),
        ({"oud": PASSWORD, "nieuw": "kort", "nogmaals": "kort"}, 422),
        ({"oud": PASSWORD, "nieuw": new, "nogmaals": new}, 303),
    )
    for typed, status in tries:
        assert fill_in(browser, page, typed).status_code == status
    assert browser.get("/mijn-account").status_code == 200
    fill_in(browser, "/mijn-account", {}, to="/mijn-account/overal-uitloggen")
    assert fill_in(browser, "/inloggen", ME).status_code == 422
    assert went(fill_in(browser, "/inloggen", {**ME, "wachtwoord": new}))[0] == 303


def test_new_codes_on_paper(browser, desk, clock):
    make(desk)
    sign_in(browser, clock)
    made = fill_in(browser, "/mijn-account", {}, to="/mijn-account/codes")
    assert went(made) == (303, "/instellen/codes")
    kept = browser.cookies[STAFF]
    assert went(fill_in(browser, "/instellen/codes", {})) == (303, "/mijn-account")
    assert browser.cookies[STAFF] == kept
    assert "nog 10 herstelcodes" in browser.get("/mijn-account").text


def test_everywhere_else_is_ended_too(browser, desk, clock):
    make(desk)
    sign_in(browser, clock)
    first = browser.cookies[STAFF]
    clock.forward(minutes=1)
    sign_in(browser, clock)
    assert "Ergens anders" in browser.get("/mijn-account").text
    fill_in(browser, "/mijn-account", {}, to="/mijn-account/overal-uitloggen")
    browser.cookies.set(STAFF, first)
    assert went(browser.get("/mijn-account"))[0] == 303
