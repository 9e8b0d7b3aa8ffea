"""A form is text in UTF-8; what is written otherwise is refused before it is read."""

import pytest

from casework.access import Actor
from statemachines.roles import Role
from tests.web.browser import HOST

FIELD = 'Content-Disposition: form-data; name="csrf"'
NO_TEXT = ("utf-7", '"UTF-7"', "undefined", "unicode_escape", "punycode", "x\0y", "no")


def send(browser, charset, value):
    kind = f"multipart/form-data; boundary=b; charset={charset}"
    body = b"--b\r\n" + FIELD.encode() + b"\r\n\r\n" + value + b"\r\n--b--\r\n"
    headers = {"content-type": kind, "origin": HOST}
    return browser.post("/inloggen", content=body, headers=headers)


@pytest.mark.parametrize("charset", NO_TEXT)
@pytest.mark.parametrize("value", [b"+2AA-", b"\\ud800", b"\xff\xfe"])
def test_half_characters_in_another_writing_are_no_fault_of_ours(
    browser, charset, value
):
    browser.get("/inloggen")
    assert send(browser, charset, value).status_code == 415


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf8"'])
def test_a_form_in_utf_8_is_read(browser, charset):
    browser.get("/inloggen")
    assert send(browser, charset, b"niet van ons").status_code == 403


LONG = "9" * 5000


def test_a_number_of_thousands_of_digits_is_no_fault_of_ours(browser):
    browser.sign_in(Actor("een-beheerder", Role.BEHEERDER))
    assert browser.get(f"/werklijst?blad={LONG}").status_code == 200
    for path in ("/mijn/ontvangst/x/", "/mijn/zaken/x/y/", "/beheer/scholen/"):
        assert browser.get(path + LONG).status_code == 404
    for path in ("scholen/nieuw", "kalender", "instellingen/beleid"):
        answer = browser.submit(f"/beheer/{path}", {"gezien": LONG})
        assert answer.status_code in {409, 422}, path


@pytest.mark.parametrize("naam", ["\0wijk", "\u202ewijk"])
def test_what_is_no_text_does_not_come_in_the_settings(browser, naam):
    browser.sign_in(Actor("een-beheerder", Role.BEHEERDER))
    form = {"naam": naam, "gemeente": "Schiedam", "scholen": "s", "gezien": "0"}
    assert browser.submit("/beheer/scholen/nieuw", form).status_code == 422


NUL = (
    *("/zaken/%00", "/zaken/a%00b/dossier/gezin", "/beheer/mensen/a%00b"),
    *("/overdragen?van=x&naar=%00", "/werklijst?lijst=%00"),
)


@pytest.mark.parametrize("path", NUL)
@pytest.mark.parametrize("role", [Role.IB, Role.BEHEERDER])
def test_an_address_that_is_no_text_is_not_there(browser, path, role):
    browser.sign_in(Actor("iemand", role))
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("path", ["cases/%00", "zaken/%00", "zaken/a%00b", "x%00"])
def test_nor_is_one_of_the_api(browser, path):
    assert browser.get(f"/api/v1/{path}").status_code in {401, 404}
