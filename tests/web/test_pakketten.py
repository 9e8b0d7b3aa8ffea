"""The page where a partner fetches its packages; and what the school sees of one."""

import pytest

from casework.access import Actor
from casework.services.advance import advance
from casework.services.exchange.packages import packages_of_case
from statemachines.roles import Role
from tests import sending
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import VOORZITTER
from tests.sending import LEERRECHT, case_of

OTHER = Actor("u-wijk", Role.WIJKTEAM)


@pytest.fixture
def waiting(browser, light):
    """Return a browser of the partner, the exchange, and the page of its package."""
    ident, _ = sending.ready(browser.desk)
    make(browser.desk, OTHER.id, "w@w.example", (OTHER.role,))
    with browser.desk.look(SWV) as work:
        [package] = packages_of_case(work, ident)
    browser.sign_in(LEERRECHT)
    return browser, ident, f"/pakketten/{package.id}"


def recall(browser, ident):
    with browser.desk.work(SWV) as work:
        advance(work, ident, "terughalen", by=VOORZITTER, facts={"reden_einde": "Nee."})


def test_a_partner_fetches_and_confirms(waiting):
    browser, ident, page = waiting
    assert page in browser.get("/pakketten").text
    shown = browser.get(page).text
    assert "openssl cms -decrypt" in shown
    pem = browser.get(f"{page}/certificaat").text
    assert pem.startswith("-----BEGIN CERTIFICATE-----")
    assert sending.STUKKEN not in shown
    assert browser.submit(page, {"wat": "geopend"}).status_code == 422
    fetched = browser.submit(page, {"wat": "ophalen"})
    assert fetched.status_code == 303
    given = browser.get(fetched.headers["location"])
    assert given.headers["content-type"].startswith("application/pkcs7-mime")
    assert given.headers["content-disposition"] == 'attachment; filename="pakket.p7m"'
    assert given.content[:1] == b"\x30"
    assert browser.submit(page, {"wat": "geopend"}).status_code == 303
    assert case_of(browser.desk, ident)[0] == "ontvangen"
    assert "U heeft het ontvangen" in browser.get(page).text
    assert browser.submit(page, {"wat": "ophalen"}).status_code == 422
    assert browser.get(f"{page}/bestand").status_code == 422


def test_looking_changes_nothing(waiting):
    browser, ident, page = waiting
    assert browser.get(page).status_code == 200
    assert browser.get(f"{page}/bestand").status_code == 422
    assert case_of(browser.desk, ident)[0] == "verzonden"


def test_a_recalled_package_is_not_given_and_the_answer_is_kept(waiting):
    browser, ident, page = waiting
    browser.submit(page, {"wat": "ophalen"})
    recall(browser, ident)
    refused = browser.get(f"{page}/bestand")
    assert refused.status_code == 422
    assert "er niet meer" in refused.text
    assert browser.submit(page, {"wat": "gewist"}).status_code == 422
    answer = {"wat": "gewist", "wisantwoord": "gewist"}
    assert browser.submit(page, answer).status_code == 303
    assert case_of(browser.desk, ident)[0] == "wissen_beantwoord"


def test_of_another_partner_it_is_as_if_it_does_not_exist(waiting):
    browser, _, page = waiting
    browser.sign_in(OTHER)
    nowhere = "/pakketten/01a05bc4-8181-774f-9e32-aa34154e48dd"
    assert page not in browser.get("/pakketten").text
    for path in (page, f"{page}/bestand"):
        assert browser.get(path).status_code == browser.get(nowhere).status_code == 404
    assert browser.submit(page, {"wat": "ophalen"}).status_code == 404
    assert browser.get("/pakketten/onzin").status_code == 404


def test_a_fresh_code_is_asked_before_a_package(waiting, clock):
    browser, _, page = waiting
    clock.forward(minutes=6)
    for path in (page, f"{page}/bestand"):
        asked = browser.get(path)
        assert asked.status_code == 303
        assert asked.headers["location"].startswith("/bevestigen")


@pytest.mark.parametrize("wat", ["", "wissen", "\x00"])
def test_nonsense_is_no_deed(waiting, wat):
    browser, ident, page = waiting
    assert browser.submit(page, {"wat": wat}).status_code == 400
    assert case_of(browser.desk, ident)[0] == "verzonden"


def test_the_school_sees_where_the_package_is(waiting):
    browser, ident, page = waiting
    with browser.desk.look(SWV) as work:
        [package] = packages_of_case(work, ident)
    browser.sign_in(VOORZITTER)
    case = f"/zaken/{package.kenmerk}"
    assert (
        "Het staat klaar. De ontvanger haalde het nog niet op."
        in browser.get(case).text
    )
    browser.sign_in(LEERRECHT)
    browser.submit(page, {"wat": "ophalen"})
    browser.sign_in(VOORZITTER)
    assert "De ontvanger haalde het op" in browser.get(case).text


def test_the_school_reads_why_it_cannot_leave_yet(browser, light):
    sending.office(browser.desk)
    with browser.desk.work(SWV) as work:
        ident = sending.chosen(work)
        [(kenmerk,)] = work.rows("select kenmerk from cases where id = %s", [ident])
    browser.sign_in(VOORZITTER)
    shown = browser.get(f"/zaken/{kenmerk}").text
    assert "Het pakket kan nog niet weg" in shown
    assert "Uw organisatie heeft nog geen eigen sleutel" in shown
    assert "Deze ontvanger staat niet in het register van partners." in shown
