"""The glass file, and what one parent never reads of the other."""

import re
from dataclasses import replace

import pytest

from casework.access import Actor
from casework.demo import people
from casework.demo.besluit import AANVRAAG
from casework.demo.play import SWV
from casework.services.hold import view
from casework.services.looked import looked
from casework.services.open_case import open_case
from statemachines.convenant import TABEL, Partij
from statemachines.roles import Role
from tests.web.browser import Browser
from tests.web.ouder import comes_in, every_page, fill_in, says, send

SECRETS_OF_2 = ("meneer Verzonnen", "ouder-2@gezin.example", "ouder-2", "Veel te ver")


@pytest.fixture
def told(verhaal):
    """Tell the story until both parents have said what they think."""
    told = verhaal("hulp")
    told.stage.play(AANVRAAG[:5])
    return told


def test_a_parent_reads_nothing_of_the_other_on_any_page(told):
    browser = comes_in(told, "zienswijze", "ouder-2", "ouder-2")
    path = f"/mijn/zaken/{told.kenmerk('zienswijze', 'ouder-2')}/schriftelijk_indienen"
    send(browser, fill_in(browser, path, {"zienswijze": "Veel te ver weg."}))
    pages = every_page(browser)
    assert any("Veel te ver" in page.text for page in pages.values())
    other = every_page(comes_in(told, "zienswijze", "ouder-1", "ouder-1"))
    assert len(other) > 20
    for path, page in other.items():
        assert page.status_code < 500, path
        for secret in SECRETS_OF_2:
            assert secret not in page.text, (path, secret)


def test_every_link_of_a_parent_leads_somewhere(told):
    pages = every_page(comes_in(told, "zienswijze", "ouder-2", "ouder-2"))
    assert {path for path, page in pages.items() if page.status_code != 200} == set()


def test_the_file_says_what_was_shared_who_looked_and_how_a_term_was_counted(told):
    case_id, _ = told.case("opp")
    with told.desk.work(SWV) as work:
        looked(work, view(work, case_id, people.SWV_ER), people.SWV_ER, "zaak")
    page = says(comes_in(told).get("/mijn/dossier"))
    assert "een bericht aan de SWV-er" in page
    assert "(de SWV-er) bekeek waar de zaak staat. Waarvoor: het plan voor" in page
    assert "Hoe is dit berekend?" in page
    assert "De termijn van" in page
    assert "demo-swv-er" not in page


def test_when_the_other_parent_looked_is_not_told(told):
    comes_in(told, party="ouder-2").get(f"/mijn/zaken/{told.kenmerk('ot')}")
    page = comes_in(told).get("/mijn/dossier")
    assert "de ouder bekeek" not in says(page)
    assert "(de ouder)" not in says(page)


def test_a_parent_reads_and_keeps_the_own_letters_only(told):
    mine = comes_in(told, "zienswijze", "ouder-2", "ouder-2")
    [path, *_] = re.findall(
        r"/mijn/brieven/[0-9a-f-]{36}", mine.get("/mijn/dossier").text
    )
    assert "Beste" in says(mine.get(path))
    kept = mine.get(f"{path}.txt")
    assert kept.headers["content-type"] == "text/plain; charset=utf-8"
    assert "attachment" in kept.headers["content-disposition"]
    other = comes_in(told, "zienswijze", "ouder-1", "ouder-1")
    assert other.get(path).status_code == 404
    assert other.get(f"{path}.txt").status_code == 404
    assert other.get("/mijn/brieven/geen-nummer").status_code == 404


def test_parents_read_word_for_word_what_leerrecht_got(verhaal):
    told = verhaal("alert")
    case_id, _ = told.case("leerrecht_alert")
    told.browser.come_in(Actor("demo-ouder-mika", Role.OUDER), case_id, "ouder")
    page = says(told.browser.get("/mijn/dossier"))
    assert "Precies dit hebben wij gestuurd" in page
    assert "een bericht aan de leerplichtambtenaar" in page
    assert "zonder geldige reden niet op school" in page


def test_a_family_with_a_secret_address_sees_no_address_of_anybody(desk):
    secret = [
        replace(p, party=replace(p.party, geheim_adres=p.party.key == "ouder-2"))
        for p in people.everyone()
    ]
    with desk.work(SWV) as work:
        opened = open_case(work, "ot", secret, by=people.IB)
    with Browser(desk) as browser:
        browser.come_in(people.OUDER_1, opened.case_id, "ouder-1")
        pages = every_page(browser)
        path = f"/mijn/zaken/{opened.kenmerk}/bellen"
        calls = ({"wanneer": "altijd"}, {"taal": "nee"}, {"waarover": ""})
        pages["check"] = fill_in(browser, path, *calls)
    for path, page in pages.items():
        for word in ("gezin.example", "\u2022", "Dorpsstraat", "Verzonnen"):
            assert word not in page.text, (path, word)


def test_a_link_about_one_child_opens_nothing_about_another(verhaal):
    told = verhaal("verzuim")
    browser = comes_in(told)
    other = told.kenmerk("verzuim")
    assert browser.get(f"/mijn/zaken/{other}").status_code == 404
    assert other not in browser.get("/mijn").text


@pytest.mark.parametrize("path", ["/mijn", "/mijn/dossier", "/mijn/zaken/x/y/1"])
def test_without_a_session_a_parent_is_told_how_to_come_in_again(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 401
    assert "Open de link in uw bericht opnieuw." in says(answer)


def test_stopping_ends_the_session(told):
    browser = comes_in(told)
    assert "U bent uitgelogd" in says(browser.submit("/mijn/stoppen"))
    assert browser.get("/mijn").status_code == 401


def test_a_page_that_is_not_there_leads_a_parent_back_to_the_own_pages(told):
    answer = comes_in(told).get("/mijn/zaken/niets")
    assert answer.status_code == 404
    assert 'href="/mijn"' in answer.text


def test_a_form_without_the_secret_of_the_session_does_nothing(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/bellen/1"
    assert browser.post(path, data={"wanneer": "altijd"}).status_code == 403


def test_a_parent_reads_who_may_share_what_with_whom(told):
    browser = comes_in(told)
    assert 'href="/mijn/delen"' in browser.get("/mijn").text
    page = says(browser.get("/mijn/delen"))
    assert "U mag nee zeggen." in page
    assert "gegevens over gezondheid alleen aan het bestuur van de school" in page
    for rule in TABEL:
        assert rule.basis.uitleg in page or Partij.OUDER in {rule.van, rule.naar}
        assert all(wet in page for wet in rule.basis.wet) or rule.naar is Partij.OUDER
