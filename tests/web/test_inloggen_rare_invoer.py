"""Whatever is sent to the pages of signing in, none of them breaks or repeats it."""

import pytest

from casework.web.doorway import STEP
from casework.web.organisatie import AWAY
from casework.web.visit import STAFF
from tests.casework.accounts import EMAIL, PASSWORD, make
from tests.conftest import SWV
from tests.web.conftest import HOST
from tests.web.staff import csrf_in

ODD = (
    *(
        "\x00",
        "\x00" * 300,
        "x" * 20_000,
        "\ud7ff\ue000",
        "\u202e\u200b",
        "' or 1=1 --",
    ),
    *("<script>alert(1)</script>", "{{ 7 * 7 }}", "%00", "\r\nSet-Cookie: a=b", "%s"),
)
FORMS = (
    *("/inloggen", "/inloggen/code", "/inloggen/rol", "/instellen/app"),
    *("/instellen/codes", f"/instellen/{SWV}/x", "/bevestigen", "/uitloggen"),
    *("/mijn-account/rol", "/mijn-account/wachtwoord", "/mijn-account/codes"),
)
FIELDS = (
    *("email", "wachtwoord", "swv", "code", "rol", "naar"),
    *("nieuw", "nogmaals", "oud"),
)
PAGES = (
    *("/inloggen?naar=%00", "/inloggen?naar=%ff", "/inloggen?naar=a&naar=b"),
    *(
        "/inloggen/organisatie?swv=%00",
        "/inloggen/organisatie/terug?code=%00&state=%ff",
    ),
    *("/instellen/%00/%00", f"/instellen/{SWV}/%00", f"/instellen/{SWV}/%ff"),
    f"/instellen/{SWV}/{'x' * 5000}",
)
pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def wide(monkeypatch):
    """Let nobody be stopped by a limit, so that everything is really read."""
    for name in ("PASSWORDS", "CODES", "CODES_A_DAY", "FROM_ONE_ADDRESS"):
        monkeypatch.setattr(f"casework.services.accounts.limits.{name}", 10**6)


@pytest.mark.parametrize("path", FORMS)
def test_an_odd_form(browser, desk, wide, path):
    make(desk)
    csrf = csrf_in(browser.get("/inloggen").text)
    for odd in ODD:
        usual = {"csrf": csrf, "swv": SWV, "email": EMAIL, "wachtwoord": PASSWORD}
        for data in ({**usual, "csrf": odd}, {**usual, **dict.fromkeys(FIELDS, odd)}):
            answer = browser.post(path, data=data, headers={"origin": HOST})
            assert answer.status_code < 500, (odd, answer.status_code)
            assert "<script" not in answer.text
            assert "a" not in answer.cookies
        file = {"email": ("x.txt", odd.encode(errors="replace"))}
        sent = browser.post(path, data={"csrf": csrf}, files=file)
        assert sent.status_code < 500


@pytest.mark.parametrize("path", PAGES)
def test_an_odd_address(browser, path):
    assert browser.get(path).status_code < 500


@pytest.mark.parametrize("name", [STEP, STAFF, AWAY])
@pytest.mark.parametrize(
    "value", ["", ".", f"{SWV}.", f"{SWV}.%00", "%ff.%ff", "x" * 3000]
)
def test_an_odd_cookie(browser, name, value):
    browser.cookies.set(name, value)
    for path in ("/inloggen/code", "/inloggen/rol", "/instellen/app", "/mijn-account"):
        assert browser.get(path).status_code < 500
    assert browser.get("/inloggen/organisatie/terug").status_code < 500
