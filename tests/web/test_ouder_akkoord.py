"""A parent says yes or no to the plan: what was shown is what is signed."""

import re
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest

from casework.demo.people import IB
from casework.demo.school import HULP_IN_HET_PLAN, ONTWIKKELINGSPERSPECTIEF, PLAN
from casework.models import Subject
from casework.services.links.evidence import read_evidence
from casework.services.links.phone import set_phone
from casework.services.uploads import File, add_document
from tests.conftest import SWV
from tests.links import Phone, link_in
from tests.web.ouder import comes_in, fill_in, says, send, state_of
from tests.web.test_link import send as send_form

HT = "handtekening"
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA"
    "AABJRU5ErkJggg=="
)
"""A picture of one dot: a page of paper that somebody scanned."""


@pytest.fixture
def told(verhaal):
    """Tell the story until both parents are asked to sign."""
    told = verhaal("ot")
    case_id, _ = told.case("ot")
    with told.desk.work(SWV) as work:
        set_phone(work, case_id, "ouder-1", "06 12 34 56 78", by=IB)
    told.stage.post = []
    told.stage.carry = told.stage.post.append
    told.stage.play(ONTWIKKELINGSPERSPECTIEF[:6])
    return told


@pytest.fixture
def browser(told):
    """Come in by the real link and the real code: only then a signature counts."""
    phone, browser = Phone(), told.browser
    state = browser.app.state
    state.office = replace(state.office, sms=phone)
    mails = [m for m in told.stage.post if m["To"] == "ouder-1@gezin.example"]
    path = link_in(mails[-1])
    send_form(browser, path, doe="code")
    assert send_form(browser, f"{path}/code", code=phone.code).status_code == 303
    page = browser.get("/mijn")
    browser.csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
    return browser


@pytest.fixture
def path(told):
    return f"/mijn/zaken/{told.kenmerk(HT, 'ouder-1')}"


def test_the_plan_comes_first_word_for_word(browser, path):
    assert browser.get(f"{path}/tekenen").headers["location"] == f"{path}/tekenen/lezen"
    page = says(browser.get(f"{path}/tekenen/lezen"))
    assert HULP_IN_HET_PLAN in page
    assert "Ik ben het niet eens" in page


def test_a_signature_binds_the_very_text_that_was_shown(told, browser, path):
    receipt = send(browser, browser.get(f"{path}/tekenen/controle"))
    assert "Dank u wel" in says(receipt)
    state, version = state_of(told, HT, "ouder-1")
    assert state == "getekend"
    case_id, _ = told.case(HT, "ouder-1")
    with told.desk.work(SWV) as work:
        proof = read_evidence(work, case_id, version)
        [(dossier,)] = work.rows("select dossier from cases where id = %s", [case_id])
    assert proof
    assert proof["getoond"] == sha256(HULP_IN_HET_PLAN.encode()).hexdigest() == PLAN
    assert proof["inloggen"]["code_naar"] == "eindigt op 78"
    assert (dossier["getekende_hash"], dossier["inlogniveau"]) == (PLAN, "substantieel")


def test_a_form_of_another_text_signs_nothing(told, browser, path):
    before = state_of(told, HT, "ouder-1")
    answer = browser.submit(f"{path}/tekenen/controle", {"stuk": "0" * 64})
    assert answer.headers["location"] == f"{path}/tekenen/lezen"
    assert state_of(told, HT, "ouder-1") == before


def test_no_is_as_easy_as_yes(told, browser, path):
    choices = says(browser.get(path))
    assert "Ja, ik ben het eens" in choices
    assert "Nee, ik ben het niet eens" in choices
    check = fill_in(browser, f"{path}/weigeren", {"weigering": "Te weinig rust."})
    send(browser, check)
    assert state_of(told, HT, "ouder-1")[0] == "geweigerd"


def test_who_came_in_without_a_code_reads_why_signing_is_not_possible(told):
    browser = comes_in(told, HT, "ouder-2", "ouder-2")
    path = f"/mijn/zaken/{told.kenmerk(HT, 'ouder-2')}"
    refused = browser.get(f"{path}/tekenen")
    assert refused.status_code == 409
    assert "Het portaal weet niet zeker genoeg wie er inlogde." in says(refused)
    assert "op papier" in says(refused)


def test_without_the_very_text_there_is_nothing_to_sign(told, browser, path):
    with told.desk.work(SWV) as work:
        work.rows(
            "update cases set dossier = dossier || %s where process = %s",
            [f'{{"document_hash": "{"0" * 64}"}}', HT],
        )
    refused = browser.get(f"{path}/tekenen")
    assert refused.status_code == 409
    assert "Teken het plan op papier." in says(refused)
    assert "Nee, ik ben het niet eens" in says(browser.get(path))


def test_a_plan_that_is_a_file_is_signed_byte_for_byte(told, browser, path):
    opp_id, _ = told.case("opp")
    with told.desk.work(SWV) as work:
        file = File("plan.png", PNG)
        add_document(work, opp_id, Subject.ONDERWIJS, file, by=IB)
        fingerprint = sha256(PNG).hexdigest()
        work.rows(
            "update cases set dossier = dossier || %s where process = any(%s)",
            [f'{{"document_hash": "{fingerprint}"}}', [HT, "opp"]],
        )
    assert f'href="{path}/plan.bestand"' in browser.get(f"{path}/tekenen/lezen").text
    given = browser.get(f"{path}/plan.bestand")
    assert (given.content, given.headers["content-type"]) == (PNG, "image/png")
    send(browser, browser.get(f"{path}/tekenen/controle"))
    case_id, _ = told.case(HT, "ouder-1")
    with told.desk.work(SWV) as work:
        proof = read_evidence(work, case_id, state_of(told, HT, "ouder-1")[1])
    assert proof
    assert proof["getoond"] == fingerprint


def test_four_signatures_at_once_are_one(told, browser, path):
    check = browser.get(f"{path}/tekenen/controle")
    stuk = re.findall(r'name="stuk" value="([0-9a-f]+)"', check.text)[0]

    def press(_):
        return browser.submit(f"{path}/tekenen/controle", {"stuk": stuk}).status_code

    with ThreadPoolExecutor(4) as pool:
        assert {*pool.map(press, range(4))} <= {303, 409}
    case_id, _ = told.case(HT, "ouder-1")
    with told.desk.work(SWV) as work:
        [(done,)] = work.rows("select done from cases where id = %s", [case_id])
        [(kept,)] = work.rows("select count(*) from evidence", [])
    assert (len(done["tekenen"]), kept) == (1, 1)
