"""The page on which a package of a partner is opened, as staff use it."""

import re

import pytest

from casework.access import Actor
from casework.clock import utc_now
from casework.exchange.refusal import SENTENCE
from casework.http.body_limit import MOST_WITH_PACKAGE
from statemachines.roles import Role
from tests.conftest import SWV
from tests.post import VOORZITTER
from tests.received import PDF, WIJK, by_openssl, sender_of, stranger

PATH = "/pakketten/ontvangen"


@pytest.fixture
def sender(browser):
    with browser.desk.work(SWV) as work:
        found = sender_of(work)
    browser.sign_in(VOORZITTER)
    return found


def hand_in(browser, zaak, data, name="p.p7m"):
    files = {"pakket": (name, data, "application/pkcs7-mime")}
    return browser.submit(PATH, {"zaak": zaak}, files=files)


def test_a_package_is_opened_and_its_files_are_in_the_case(browser, sender):
    case = f"/zaken/{sender.kenmerk}/stukken"
    assert f'href="{PATH}?zaak={sender.kenmerk}"' in browser.get(case).text
    page = browser.get(f"{PATH}?zaak={sender.kenmerk}")
    assert f'value="{sender.kenmerk}"' in page.text
    assert page.text.count("<h1") == 1
    answer = hand_in(browser, sender.kenmerk, sender.sealed(browser.desk.clock()))
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"{case}?ontvangen=ja",
    )
    shown = browser.get(answer.headers["location"]).text
    assert "Het pakket is geopend." in shown
    assert "verslag.pdf" in shown
    assert "brief.txt" in shown
    assert "een pakket van Wijkteam Verzonnen (het wijkteam), met 2 bestanden" in shown
    assert "Waarvoor: hulp op school" in shown


def test_what_a_partner_makes_with_stock_openssl_comes_in(browser, clock, tmp_path):
    """OpenSSL writes the time of this run, so all of this happens at that time."""
    clock.time = utc_now()
    with browser.desk.work(SWV) as work:
        sender = sender_of(work)
    browser.sign_in(VOORZITTER)
    data = by_openssl(tmp_path, sender, clock.time)
    answer = hand_in(browser, sender.kenmerk, data)
    shown = browser.get(answer.headers["location"]).text
    assert "een pakket van Wijkteam Verzonnen (het wijkteam), met 2 bestanden" in shown
    [path] = re.findall(
        rf'href="(/zaken/{sender.kenmerk}/stukken/[^"?]+)">versl', shown
    )
    assert browser.get(path).content == PDF
    assert SENTENCE in hand_in(browser, sender.kenmerk, data).text


def test_every_refusal_is_the_same_page(browser, sender):
    now = browser.desk.clock()
    data = sender.sealed(now)
    assert hand_in(browser, sender.kenmerk, data).status_code == 303
    wrong = [data, b"x", stranger(sender).sealed(now), sender.sealed(now)[:-9]]
    pages = [hand_in(browser, sender.kenmerk, each) for each in wrong]
    assert {page.status_code for page in pages} == {422}
    assert len({page.text for page in pages}) == 1
    assert SENTENCE in pages[0].text
    assert f'value="{sender.kenmerk}"' in pages[0].text


def test_a_case_of_another_is_told_as_one_that_is_not_there(browser, sender):
    data = sender.sealed(browser.desk.clock())
    browser.sign_in(Actor("u-vreemd", Role.VOORZITTER))
    told = [hand_in(browser, zaak, data) for zaak in (sender.kenmerk, "OT-0", "", "\0")]
    assert {page.status_code for page in told} == {422}
    texts = {page.text.replace(sender.kenmerk, "").replace("OT-0", "") for page in told}
    assert all("Deze zaak bestaat niet" in text for text in texts)
    browser.sign_in(VOORZITTER)
    assert hand_in(browser, sender.kenmerk, data).status_code == 303


def test_nothing_chosen_is_asked_again(browser, sender):
    page = browser.submit(PATH, {"zaak": sender.kenmerk})
    assert page.status_code == 422
    assert "Kies het bestand met het pakket." in page.text


def test_what_is_too_large_is_not_read(browser, sender):
    data = b"x" * 29_100_000
    assert SENTENCE in hand_in(browser, sender.kenmerk, data).text
    assert hand_in(browser, sender.kenmerk, b"x" * MOST_WITH_PACKAGE).status_code == 413
    elsewhere = browser.submit("/zoeken", {"x": "x" * 1_100_000})
    assert elsewhere.status_code == 413


def test_who_keeps_no_documents_here_sees_nothing_of_packages(browser, sender):
    hand_in(browser, sender.kenmerk, sender.sealed(browser.desk.clock()))
    browser.sign_in(WIJK)
    shown = browser.get(f"/zaken/{sender.kenmerk}/stukken")
    assert "Pakketten van partners" not in shown.text


def test_who_is_not_signed_in_brings_nothing(browser, sender):
    browser.cookies.clear()
    answer = hand_in(browser, sender.kenmerk, b"x")
    assert (answer.status_code, answer.headers["location"][:9]) == (303, "/inloggen")
