"""The keystore is taken away while the program runs: every door says so, kindly.

Nothing is shown and nothing is written in clear, and it works again when it is back.
"""

from contextlib import contextmanager
from pathlib import Path

import pytest

from casework.demo import people
from casework.keystore import KeystoreUnavailable
from casework.models import Subject
from casework.services.notes import add_note
from flows.sweep import SweepFailed, only_the_class_of_errors
from tests import toy
from tests.api.conftest import Program, let_in
from tests.casework.accounts import EMAIL, PASSWORD, make
from tests.conftest import SWV
from tests.web.browser import Browser
from tests.web.ouder import comes_in
from tests.web.staff import fill_in, went

TEXT = "Een zin die nergens leesbaar mag staan."


@contextmanager
def without_keys(desk):
    """Take the file of the keys away for a while. The memory of keys is still warm."""
    keystore = desk.vault.keystore
    file = Path(keystore.database.engine.url.database)
    gone = file.with_suffix(".weg")
    file.rename(gone)
    keystore.pulse.stop()  # as if a quarter of a second went by
    yield
    assert not file.exists()  # nobody made an empty one in its place
    gone.rename(file)


@pytest.fixture
def told(verhaal):
    return verhaal("advies")


def away(answer):
    """Check that an answer says that it is not now, when to come back, and no more."""
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["retry-after"]) > 0
    assert "no-store" in answer.headers["cache-control"]
    assert "Noor" not in answer.text
    return answer.text


def test_the_pages_of_the_staff(told):
    told.browser.sign_in(people.VOORZITTER)
    path = f"/zaken/{told.kenmerk('tlv')}"
    assert told.browser.get(path).status_code == 200
    with without_keys(told.desk):
        assert "Probeer het over een paar minuten weer" in away(told.browser.get(path))
        away(told.browser.submit("/zoeken", {"naam": "Noor"}))
    assert told.browser.get(path).status_code == 200


def test_the_pages_of_a_parent(told):
    browser = comes_in(told)
    assert browser.get("/mijn/dossier").status_code == 200
    with without_keys(told.desk):
        assert "Even niet bereikbaar" in away(browser.get("/mijn/dossier"))
    assert browser.get("/mijn/dossier").status_code == 200


def test_signing_in(desk, light):
    """The work address is found with a key too: without it nobody comes in."""
    make(desk)
    typed = {"swv": SWV, "email": EMAIL, "wachtwoord": PASSWORD}
    with Browser(desk) as browser:
        with without_keys(desk):
            away(fill_in(browser, "/inloggen", typed))
        assert went(fill_in(browser, "/inloggen", typed)) == (303, "/inloggen/code")


def test_the_api(desk, case):
    _, token = let_in(desk, toy.VOORZITTER)
    facts = {"ontvangen_op": "2026-09-14", "toelichting": TEXT}
    with Program(desk, token) as program:
        with without_keys(desk):
            answer = program.step(case.kenmerk, "indienen", facts)
            assert '"urn:casework:probleem:bezet"' in away(answer)
            assert answer.headers["content-type"] == "application/problem+json"
        assert program.step(case.kenmerk, "indienen", facts).status_code == 200


def test_whether_it_can_work(told):
    with without_keys(told.desk):
        away(told.browser.get("/gezond/klaar"))
        assert told.browser.get("/gezond/live").status_code == 200
    assert told.browser.get("/gezond/klaar").status_code == 200


def test_a_flow_fails_and_tries_again_later(told):
    """What a flow tells of it is the class of the error, and nothing was written."""
    case_id, _ = told.case("tlv")
    with without_keys(told.desk):
        with (
            pytest.raises(SweepFailed, match="KeystoreUnavailable"),
            only_the_class_of_errors(),
            told.desk.work(SWV) as work,
        ):
            add_note(work, case_id, Subject.GEWOON, TEXT, by=people.VOORZITTER)
        with told.desk.work(SWV) as work, pytest.raises(KeystoreUnavailable):
            add_note(work, case_id, Subject.GEWOON, TEXT, by=people.VOORZITTER)
    with told.desk.work(SWV) as work:
        assert not work.rows(
            "select 1 from note where ciphertext::text like %s", ["%Een zin%"]
        )
        add_note(work, case_id, Subject.GEWOON, TEXT, by=people.VOORZITTER)
