"""Through the organisation, on pages: from our button there and back."""

import pytest
from pydantic import SecretStr

from casework.bootstrap import Office
from casework.http.masked import masked
from casework.settings import Settings
from casework.web.organisatie import AWAY
from casework.web.visit import STAFF
from statemachines.roles import Role
from tests.casework import oidc_provider
from tests.casework.accounts import EMAIL, make
from tests.casework.oidc_provider import CLIENT, SECRET
from tests.conftest import SWV
from tests.web.conftest import HOST
from tests.web.staff import fill_in, went

OUT = f"/inloggen/organisatie?swv={SWV}&naar=/zoeken"
BACK = "/inloggen/organisatie/terug"
pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def there(clock):
    with oidc_provider.running(clock) as provider:
        yield provider


@pytest.fixture
def at_work(browser, there, desk):
    """Give a browser at an installation that has a provider."""
    settings = Settings(
        public_url=HOST,
        oidc_issuer=there.issuer,
        oidc_client_id=CLIENT,
        oidc_client_secret=SecretStr(SECRET),
    )
    browser.app.state.office = Office(desk, settings, None)
    return browser


def out(browser):
    answer = browser.get(OUT)
    assert answer.status_code == 303
    return answer.headers["location"]


def refused(browser, given):
    answer = browser.get(BACK, params=given)
    assert STAFF not in browser.cookies
    assert answer.status_code == 422
    return answer.text


def test_there_and_back(at_work, there, desk):
    make(desk)
    assert "Inloggen via uw organisatie" in at_work.get("/inloggen").text
    given = there.sign_in(out(at_work))
    assert went(at_work.get(BACK, params=given)) == (303, "/zoeken")
    assert "Ib Verzonnen" in at_work.get("/mijn-account").text
    assert AWAY not in at_work.cookies


def test_with_several_roles_one_is_chosen(at_work, there, desk):
    make(desk, roles=(Role.IB, Role.LEERRECHT))
    given = there.sign_in(out(at_work))
    assert went(at_work.get(BACK, params=given)) == (303, "/inloggen/rol")
    assert went(fill_in(at_work, "/inloggen/rol", {"rol": "ib"})) == (303, "/zoeken")


def test_what_came_back_lets_in_once(at_work, there, desk):
    """Also with the cookie of before, and with a code that is new."""
    make(desk)
    url = out(at_work)
    cookie = at_work.cookies[AWAY]
    assert went(at_work.get(BACK, params=there.sign_in(url)))[0] == 303
    at_work.cookies.clear()
    at_work.cookies.set(AWAY, cookie)
    refused(at_work, there.sign_in(url))


def test_everything_that_goes_wrong_is_one_page(at_work, there, desk):
    make(desk)
    pages = {refused(at_work, {"code": "x", "state": "x"}), refused(at_work, {})}
    for wrong in ({"nonce": "x"}, {"aud": "x"}, {"exp": 1}, {"amr": ["pwd"]}):
        there.claims = wrong
        pages.add(refused(at_work, there.sign_in(out(at_work))))
    there.claims = {}
    pages.add(refused(at_work, there.sign_in(out(at_work), "niemand@werk.example")))
    used = there.sign_in(out(at_work))
    there.codes.clear()
    pages.add(refused(at_work, used))
    error = {"error": "access_denied", "state": there.sign_in(out(at_work))["state"]}
    pages.add(refused(at_work, error))
    assert len(pages) == 1
    [page] = pages
    for detail in (EMAIL, "access_denied", there.issuer, "mfa"):
        assert detail not in page


def test_another_browser_cannot_finish_what_this_one_began(at_work, there, desk):
    """Or an attacker signs a victim in to the attacker's own account."""
    make(desk)
    given = there.sign_in(out(at_work))
    at_work.cookies.clear()
    refused(at_work, given)
    out(at_work)
    refused(at_work, given)


@pytest.mark.parametrize(
    "cookie", ["", "x", f"{SWV}.", f"{SWV}.a.\u00e9", "nergens.a.b"]
)
def test_a_cookie_that_is_not_ours(at_work, there, cookie):
    at_work.cookies.set(AWAY, cookie.encode("ascii", "replace").decode())
    refused(at_work, {"code": "x", "state": "x"})


def test_without_a_provider_there_is_no_such_page(browser):
    assert browser.get(OUT).status_code == 404
    assert browser.get(BACK).status_code == 404
    assert "organisatie" not in browser.get("/inloggen").text


def test_a_provider_that_is_away_is_said_kindly(at_work, there):
    there.metadata = {"issuer": "https://kwaad.example"}
    answer = at_work.get(OUT)
    assert answer.status_code == 422
    assert "Probeer het nog een keer" in answer.text


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        (f"/instellen/{SWV}/geheim", "/instellen/***"),
        (f"{BACK}?code=geheim&state=geheim", f"{BACK}?***"),
        ("/inloggen?naar=/x", "/inloggen?naar=/x"),
    ],
)
def test_what_lets_somebody_in_is_not_in_a_log(path, logged):
    assert masked(path) == logged
