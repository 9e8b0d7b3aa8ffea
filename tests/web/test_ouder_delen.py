"""A parent says yes, no, or no after all to sharing, by the real link and code."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from casework.access import SYSTEEM
from casework.demo.people import IB, OUDER_1, OUDER_2
from casework.ids import new_id
from casework.services.avg.own_part import own_part
from casework.services.hold import view
from casework.services.links.phone import set_phone
from tests.conftest import SWV
from tests.links import Phone, link_in
from tests.partners import registered
from tests.web.ouder import comes_in, every_page, follow, play, says, send, state_of
from tests.web.test_link import send as send_form

UW = "uitwisseling"
ACTS = ("toestemming_geven", "toestemming_weigeren", "toestemming_intrekken")


@pytest.fixture
def told(verhaal):
    """Tell the story until both parents are asked whether the wijkteam may know."""
    told = verhaal("ot")
    case_id, _ = told.case("ot")
    with told.desk.work(SWV) as work:
        set_phone(work, case_id, "ouder-1", "06 12 34 56 78", by=IB)
    told.stage.post = []
    told.stage.carry = told.stage.post.append
    chosen = {
        "afzender": "school",
        "ontvanger": "wijkteam",
        "doel": "ondersteuning_school",
        "overleg": "ondersteuningsteam",
        "klassen": ["onderwijs"],
        "omschrijving": "Het verslag van het gesprek.",
        "grondslag": "toestemming",
        "leeftijd": 9,
        "verloopt_op": (told.stage.clock.day + timedelta(days=60)).isoformat(),
    }
    play(told, "ot", "gegevens_delen", IB)
    play(told, UW, "grondslag_kiezen", IB, **chosen)
    play(told, UW, "toestemming_vragen", IB)
    return told


@pytest.fixture
def browser(told):
    """Come in by the link in the letter about sharing, and the code by sms."""
    phone, browser = Phone(), told.browser
    state = browser.app.state
    state.office = replace(state.office, sms=phone)
    mails = [m for m in told.stage.post if m["To"] == "ouder-1@gezin.example"]
    path = link_in(mails[-1])
    send_form(browser, path, doe="code")
    assert send_form(browser, f"{path}/code", code=phone.code).status_code == 303
    page = browser.get("/mijn")
    browser.csrf = re.findall(r'name="csrf" value="([^"]+)"', page.text)[0]
    return browser


@pytest.fixture
def path(told):
    return f"/mijn/zaken/{told.kenmerk(UW)}"


def answers(browser, path, action):
    return send(browser, follow(browser, browser.get(f"{path}/{action}")))


def test_the_question_is_asked_in_plain_words_on_the_first_page(browser, path):
    assert "Gegevens over uw kind delen" in says(browser.get("/mijn"))
    page = says(browser.get(path))
    assert "Ja, dit mag worden gedeeld" in page
    assert "Nee, ik wil niet dat dit wordt gedeeld" in page
    assert "U mag nee zeggen. Dat heeft geen gevolg voor het onderwijs." in page
    assert "Antwoordt u niet? Dan delen wij dit niet." in page
    check = follow(browser, browser.get(f"{path}/toestemming_geven"))
    for shown in (page, says(check)):
        assert "Met wie? het wijkteam Waarvoor? hulp op school" in shown
    assert f'href="{path}">Terug</a>' in check.text


def test_yes_of_one_parent_is_kept_and_the_other_is_still_asked(told, browser, path):
    assert "Dank u wel" in says(answers(browser, path, "toestemming_geven"))
    assert state_of(told, UW)[0] == "toestemming_gevraagd"
    again = follow(browser, browser.get(f"{path}/toestemming_geven"))
    assert "U zei al ja. Uw antwoord is bewaard. (AVG 7)" in says(again)
    browser.cookies.clear()
    other = comes_in(told, UW, "ouder-2")
    answers(other, path, "toestemming_geven")
    play(told, UW, "toestemming_vaststellen", SYSTEEM)
    assert state_of(told, UW)[0] == "verleend"


def test_no_ends_it(told, browser, path):
    assert "Dank u wel" in says(answers(browser, path, "toestemming_weigeren"))
    assert state_of(told, UW)[0] == "geweigerd"
    assert browser.get(f"{path}/toestemming_geven").status_code == 409


def test_the_file_tells_with_whom_what_and_why_and_has_the_way_out(told, browser, path):
    answers(browser, path, "toestemming_geven")
    page = browser.get("/mijn/dossier")
    for words in (
        "Met wie? het wijkteam",
        "Waarvoor? hulp op school",
        "Wat? hoe het gaat op school",
        "toestemming (AVG 6 lid 1 onder a)",
        "WPO 8 lid 4",
        "Tot en met welke dag?",
        "De ouders zijn gevraagd of zij ja zeggen.",
    ):
        assert words in says(page), words
    assert f'href="{path}/toestemming_intrekken"' in page.text
    assert "Het verslag van het gesprek" not in page.text
    answers(browser, path, "toestemming_intrekken")
    assert state_of(told, UW)[0] == "ingetrokken"
    after = browser.get("/mijn/dossier")
    assert "Het delen stopt. Er ging niets weg." in says(after)
    assert "toestemming_intrekken" not in after.text


def test_what_came_from_a_partner_is_told_to_who_decides(told, browser):
    """The package itself comes in by its own tests: here is what a parent reads."""
    case_id, _ = told.case("ot")
    with told.desk.work(SWV) as work:
        partner = registered(work)
        id_, zero = new_id(work.now), bytes(32)
        row = [id_, SWV, case_id, partner, zero, "a" * 32, zero, "wijkteam"]
        row += ["ondersteuning_school", "toestemming", ["onderwijs"], work.now]
        row += [work.now + timedelta(days=60), 2, work.now, IB.id, IB.role.value]
        places = ", ".join(["%s"] * len(row))
        work.rows(f"insert into received_package values ({places})", row)
    page = says(browser.get("/mijn/dossier"))
    assert "Wat wij van anderen kregen (1)" in page
    assert "Wijkteam Verzonnen (het wijkteam). hoe het gaat op school." in page


def test_no_link_of_these_pages_is_dead(browser):
    pages = every_page(browser)
    assert {p: a.status_code for p, a in pages.items() if a.status_code >= 500} == {}


def test_the_pages_are_there_in_english_too(browser, path):
    browser.cookies.set("taal", "en")
    page = says(browser.get("/mijn/dossier"))
    assert "With whom?" in page or "Met wie?" in page
    assert browser.get(path).status_code == 200


def test_who_has_no_gezag_does_not_decide_and_is_not_told(told, path):
    with told.desk.work(SWV) as work:
        work.rows(
            """update cases set people = (
                select jsonb_agg(case when p ->> 'account' = %s
                    then p || '{"gezag": false}' else p end)
                from jsonb_array_elements(people) p)""",
            [OUDER_2.id],
        )
    other = comes_in(told, UW, "ouder-2")
    assert other.get(f"{path}/toestemming_geven").status_code == 409
    assert "Met wie?" not in says(other.get("/mijn/dossier"))


def test_the_own_copy_has_it_too(told, path):
    case_id, _ = told.case(UW)
    with told.desk.work(SWV) as work:
        found = own_part(work, view(work, case_id, OUDER_1), OUDER_1)
    lines = [line for part in found.zaken for line in part.gedeeld]
    [line] = [line for line in lines if "wijkteam" in line.wat]
    assert line.wat == "Nog niet gedeeld met het wijkteam"
    assert "hulp op school" in line.tekst
