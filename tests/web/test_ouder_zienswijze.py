"""A parent says what they think of it: in writing, in a talk, later, or too late."""

from datetime import timedelta

import pytest

from casework.demo import people
from casework.demo.besluit import AANVRAAG
from tests.conftest import SWV
from tests.web.ouder import comes_in, fill_in, main_of, play, says, send, state_of

ZW = "zienswijze"
OWN_WORDS = "Ik vind een kleine groep goed. Maar niet zo ver weg."


@pytest.fixture
def told(verhaal):
    """Tell the story until the second parent is asked, and has not answered."""
    told = verhaal("hulp")
    told.stage.play(AANVRAAG[:5])
    return told


@pytest.fixture
def path(told):
    return f"/mijn/zaken/{told.kenmerk(ZW, 'ouder-2')}"


@pytest.fixture
def browser(told):
    return comes_in(told, ZW, "ouder-2", "ouder-2")


def test_the_first_page_says_what_is_asked_and_until_when(browser, path):
    page = says(browser.get("/mijn"))
    assert "Over Sterre" in page
    assert "Wat vindt u van de aanvraag?" in page
    assert "uiterlijk donderdag 28 januari 2027" in page
    choices = says(browser.get(path))
    for choice in (
        "Ik schrijf wat ik ervan vind",
        "Ik vertel het liever in een gesprek",
        "Ik heb meer tijd nodig",
        "Ik wil eerst met iemand praten",
        "Nu niet, terug naar het begin",
        "Lees de hele brief",
    ):
        assert choice in choices


def test_nothing_is_sent_before_the_last_button(told, browser, path):
    before = state_of(told, ZW, "ouder-2")
    check = fill_in(browser, f"{path}/schriftelijk_indienen", {"zienswijze": OWN_WORDS})
    assert OWN_WORDS in says(check)
    assert "Nu is er nog niets verstuurd." in says(check)
    assert "o\u2022\u2022\u2022@gezin.example" in says(check)
    assert state_of(told, ZW, "ouder-2") == before
    receipt = send(browser, check)
    kenmerk = told.kenmerk(ZW, "ouder-2")
    state, version = state_of(told, ZW, "ouder-2")
    assert state == "ontvangen_schriftelijk"
    assert f"{kenmerk}-{version}" in says(receipt)
    assert "Dank u wel" in says(receipt)
    assert "Dat doen wij uiterlijk" in says(receipt)


def test_an_empty_answer_is_asked_again_and_a_typed_one_is_kept(browser, path):
    first = f"{path}/schriftelijk_indienen/1"
    empty = browser.submit(first, {"zienswijze": "  "})
    assert empty.status_code == 422
    assert "Vul dit nog in." in says(empty)
    assert 'href="#zienswijze"' in empty.text
    browser.submit(first, {"zienswijze": OWN_WORDS})
    assert OWN_WORDS in browser.get(first).text
    assert "Vraag 1 van 1" in says(browser.get(first))


def test_what_was_typed_is_there_after_a_new_session(told, browser, path):
    first = f"{path}/schriftelijk_indienen/1"
    browser.submit(first, {"zienswijze": OWN_WORDS})
    again = comes_in(told, ZW, "ouder-2", "ouder-2")
    assert OWN_WORDS in again.get(first).text


def test_what_was_begun_is_on_the_first_page_until_it_is_thrown_away(browser, path):
    answer = f"{path}/schriftelijk_indienen"
    check = fill_in(browser, answer, {"zienswijze": OWN_WORDS})
    begun = browser.get("/mijn")
    assert "U was hiermee bezig" in says(begun)
    assert f'href="{answer}"' in begun.text
    assert "weggooien" in check.text
    assert browser.submit(f"{answer}/weggooien").status_code == 303
    assert "U was hiermee bezig" not in says(browser.get("/mijn"))
    assert OWN_WORDS not in browser.get(f"{answer}/1").text


def test_a_draft_is_kept_for_two_weeks(told, browser, path):
    first = f"{path}/schriftelijk_indienen/1"
    browser.submit(first, {"zienswijze": OWN_WORDS})
    told.stage.wait_until(told.stage.clock.day + timedelta(days=15))
    again = comes_in(told, ZW, "ouder-2", "ouder-2")
    assert OWN_WORDS not in again.get(first).text


def test_a_draft_is_sealed_and_gone_when_it_is_sent(told, browser, path):
    check = fill_in(browser, f"{path}/schriftelijk_indienen", {"zienswijze": OWN_WORDS})
    with told.desk.work(SWV) as work:
        [(sealed,)] = work.rows("select sealed from draft", [])
        assert b"kleine groep" not in bytes(sealed)
    send(browser, check)
    with told.desk.work(SWV) as work:
        assert work.rows("select 1 from draft", []) == []


def test_sending_twice_sends_once(told, browser, path):
    check = fill_in(browser, f"{path}/schriftelijk_indienen", {"zienswijze": OWN_WORDS})
    receipt = send(browser, check)
    after = state_of(told, ZW, "ouder-2")
    assert send(browser, check).url == receipt.url
    assert state_of(told, ZW, "ouder-2") == after


def test_more_time_offers_only_the_days_that_the_law_allows(told, browser, path):
    question = browser.get(f"{path}/uitstel_vragen/1")
    days = main_of(question)
    assert "vrijdag 29 januari 2027" in days
    assert "donderdag 4 februari 2027" in days
    assert "zaterdag" not in days
    late = browser.submit(f"{path}/uitstel_vragen/1", {"uitstel_tot": "2027-03-01"})
    assert late.status_code == 422
    check = fill_in(browser, f"{path}/uitstel_vragen", {"uitstel_tot": "2027-02-04"})
    assert "donderdag 4 februari 2027" in says(check)
    send(browser, check)
    assert state_of(told, ZW, "ouder-2")[0] == "uitstel"


def test_a_talk_is_as_easy_as_writing(told, browser, path):
    check = fill_in(browser, f"{path}/mondeling_kiezen", {"tolk_nodig": "ja"})
    assert says(send(browser, check)).startswith("Dank u wel")
    assert state_of(told, ZW, "ouder-2")[0] == "mondeling_gepland"


def test_a_late_answer_is_taken_and_the_page_says_kindly_what_late_means(
    told, browser, path
):
    told.stage.wait_until(told.stage.clock.day.replace(month=2, day=1))
    browser = comes_in(told, ZW, "ouder-2", "ouder-2")
    page = says(browser.get(path))
    assert "U mag nog steeds antwoorden." in page
    check = fill_in(browser, f"{path}/schriftelijk_indienen", {"zienswijze": OWN_WORDS})
    send(browser, check)
    assert state_of(told, ZW, "ouder-2")[0] == "ontvangen_schriftelijk"


def test_what_is_not_possible_any_more_is_told_with_a_way_on(told, browser, path):
    play(told, f"{ZW}/ouder-2", "schriftelijk_indienen", people.OUDER_2, zienswijze="x")
    gone = browser.get(f"{path}/mondeling_kiezen")
    assert gone.status_code == 409
    assert "Dit kan nu niet" in says(gone)
    assert "Wat kan ik wel doen?" in says(gone)


@pytest.mark.parametrize("page", ["", "/schriftelijk_indienen", "/bellen/1"])
def test_the_case_of_the_other_parent_does_not_exist(told, browser, page):
    other = told.kenmerk(ZW, "ouder-1")
    unknown = browser.get(f"/mijn/zaken/ZW-2027-00000-A{page}")
    found = browser.get(f"/mijn/zaken/{other}{page}")
    assert found.status_code == unknown.status_code == 404
    assert found.text == unknown.text.replace("ZW-2027-00000-A", other)


@pytest.mark.parametrize("word", ["onzin", "%00", "vervallen%00", "..%2f..", "%ff"])
def test_an_answer_that_does_not_exist_is_never_a_fault_of_ours(browser, path, word):
    for page in ("", "/1", "/controle", "/lezen"):
        assert browser.get(f"{path}/{word}{page}").status_code in {400, 404}


def test_a_number_can_be_called_with_one_tap(browser, path):
    assert 'href="tel:0000000000"' in browser.get(path).text


def test_a_question_that_is_not_there_does_not_exist(browser, path):
    assert browser.get(f"{path}/schriftelijk_indienen/0").status_code == 404
    assert browser.get(f"{path}/schriftelijk_indienen/9").status_code == 404
