"""The frame of the parent pages in Dutch and English; Dutch is what counts."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from casework.web import taal
from casework.web.fields import fields_of
from casework.web.ouder.vragen import ALTIJD, FIELDS, WOORDEN, antwoord
from notifications.language import measure
from tests.web.ouder import comes_in, every_page, main_of, says
from tests.web.test_ouder_stappen import STEPS

WEB = Path(taal.__file__).parent
PLACES = re.compile(r"%\([a-z]+\)s")


def messages():
    """Return every text that the pages of parents mark for translation."""
    with (taal.CATALOGUES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    words = {"nl": None, "_": None}
    found = extract_from_dir(WEB, methods, options, words)
    return {str(message) for _, _, message, _, _ in found}


MESSAGES = sorted(messages())
ENGLISH = taal.language("en").texts


def questions_of_the_law():
    """Return what the law asks parents, as far as the flows have no words for it."""
    found = set()
    for process, step in STEPS:
        words = antwoord(process, step)
        names = [n for n in (*step.asks, *step.may_ask) if n not in words.vult]
        for field in fields_of(process, names):
            if field.name not in words.vragen:
                found |= {field.label, field.hulp, *(c.text for c in field.keuzes)}
    return found - {""}


def test_every_text_has_its_translation_and_no_translation_is_left_over():
    assert len(MESSAGES) > 200
    assert {*MESSAGES} | questions_of_the_law() == {*ENGLISH}


@pytest.mark.parametrize("dutch", MESSAGES)
def test_a_translation_fills_in_the_same_places(dutch):
    assert sorted(PLACES.findall(dutch)) == sorted(PLACES.findall(ENGLISH[dutch]))
    assert dutch != ENGLISH[dutch]


def test_every_text_of_the_flows_is_marked():
    texts = {w.titel for w in WOORDEN.values()}
    for words in WOORDEN.values():
        texts |= {*words.waarom, *words.standen.values(), *words.te_laat.values()}
        texts |= {text for why in words.waarom_als.values() for text in why}
        texts |= {words.niets_doen} - {""}
    answers = [a for words in WOORDEN.values() for a in words.antwoorden.values()]
    for answer in (*answers, *ALTIJD.values()):
        texts |= {answer.keuze, answer.uitleg, answer.gevolg, answer.daarna}
        texts |= {answer.anders, answer.knop, *answer.vragen.values()}
    for field in (field for fields in FIELDS.values() for field in fields):
        texts |= {field.label, *(choice.text for choice in field.keuzes)}
        texts |= {field.hulp} - {""}
    assert texts <= {*MESSAGES}


def test_every_text_can_be_read_at_b1():
    found = [f"{text}: {finding}" for text in MESSAGES for finding in measure(text)]
    assert not [line for line in found if "leg dit woord uit" not in line]
    assert not measure(" ".join(text for text in MESSAGES if text.endswith(".")))


def choose(browser, language, back="/mijn"):
    return browser.submit("/mijn/taal", {"taal": language, "naar": back})


def test_the_frame_is_in_the_language_that_was_chosen(verhaal):
    told = verhaal("opp")
    browser = comes_in(told)
    assert '<html lang="nl"' in browser.get("/mijn").text
    assert choose(browser, "en").headers["location"] == "/mijn"
    page = browser.get("/mijn")
    assert '<html lang="en"' in page.text
    assert "What do we ask of you now?" in says(page)
    assert "The Dutch text is the one that counts." in page.text
    assert "Monday 5 October 2026" in says(page)
    choose(browser, "nl")
    assert '<html lang="nl"' in browser.get("/mijn").text


def test_what_stays_dutch_in_an_english_page_says_so(verhaal):
    told = verhaal("opp")
    browser = comes_in(told)
    choose(browser, "en")
    opp = browser.get(f"/mijn/zaken/{told.kenmerk('opp')}").text
    stand = "Alleen het perspectief is vastgesteld. Over de hulp is geen akkoord."
    assert re.search(rf'<p[^>]* lang="nl">{re.escape(stand)}</p>', opp)
    letter = re.search(r"/mijn/brieven/[0-9a-f-]{36}", opp)
    assert letter
    assert '<article lang="nl">' in browser.get(letter[0]).text
    question = browser.get(f"/mijn/zaken/{told.kenmerk('opp')}/gpo_melden/1").text
    assert "When did you send the case to the committee?" in question
    assert "Question 1 of 1" in question


@pytest.mark.parametrize("chosen", ["xx", "", "../nl", "en\r\nSet-Cookie: a=b"])
def test_a_language_that_is_not_there_is_dutch(verhaal, chosen):
    browser = comes_in(verhaal("ot"))
    assert choose(browser, chosen).status_code == 303
    assert '<html lang="nl"' in browser.get("/mijn").text


@pytest.mark.parametrize(
    "elsewhere",
    ["//kwaad.example", "https://kwaad.example", "/mijn/\\kwaad", "/beheer"],
)
def test_a_choice_of_language_leads_to_the_own_pages_only(verhaal, elsewhere):
    browser = comes_in(verhaal("ot"))
    assert choose(browser, "en", elsewhere).headers["location"] == "/mijn"


@pytest.mark.parametrize("chapter", ["opp", "aanvraag", "besluit"])
def test_every_page_of_a_parent_can_be_read_at_b1(verhaal, chapter):
    told = verhaal(chapter)
    pages = every_page(comes_in(told))
    assert len(pages) > 8
    for path, page in pages.items():
        if "/brieven/" in path:
            continue  # a letter is measured where it is written
        read = main_of(page).replace("\n", ".\n")
        hard = [f for f in measure(read) if "leg dit woord uit" not in str(f)]
        assert not hard, (path, [str(finding) for finding in hard])
