"""A program of a partner brings a package: once in, however often it is sent."""

import pytest

from casework.services.api_clients import Scope
from casework.services.exchange.members import add_member
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.partners import ASKS
from tests.post import VOORZITTER
from tests.received import WIJK, sender_of
from tests.received import stranger as vreemde

SENT = {"Content-Type": "application/pkcs7-mime"}


@pytest.fixture
def sender(desk, light):
    make(desk, WIJK.id, "w@wijk.example", (WIJK.role,))
    with desk.work(SWV) as work:
        found = sender_of(work)
        add_member(work, found.partner, WIJK.id, by=ASKS)
    return found


def bring(program, data):
    return program.post("/pakketten", content=data, headers=SENT)


def test_a_package_comes_in_and_again_is_the_same_receipt(program_of, desk, sender):
    program, data = program_of(WIJK), sender.sealed(desk.clock())
    first, again = bring(program, data), bring(program, data)
    assert (first.status_code, again.status_code) == (201, 200)
    told = {"kenmerk": sender.kenmerk, "bestanden": 2, "repeated": False}
    assert first.json().items() >= told.items()
    assert again.json() == {**first.json(), "repeated": True}
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from upload", []) == [(2,)]


def test_every_refusal_is_the_same_answer(program_of, desk, sender):
    now, program = desk.clock(), program_of(WIJK)
    data = sender.sealed(now)
    bring(program, data)
    refused = [
        bring(program_of(VOORZITTER), data),
        bring(program, b""),
        bring(program, b"x"),
        bring(program, vreemde(sender).sealed(now)),
        bring(program, sender.sealed(now, case_ref="OT-2026-7F3K9-Q")),
        bring(program, sender.sealed(now, purpose="thuiszitter")),
    ]
    assert {answer.status_code for answer in refused} == {422}
    assert len({answer.content for answer in refused}) == 1
    assert refused[0].json() == {
        "type": "urn:casework:probleem:geen-pakket",
        "title": "Het pakket kan niet worden geopend",
        "status": 422,
    }


def test_it_takes_a_token_with_the_scope(program_of, stranger, desk, sender):
    data = sender.sealed(desk.clock())
    other = program_of(WIJK, (Scope.ZAKEN_SCHRIJF,))
    assert bring(stranger, data).status_code == 401
    assert bring(other, data).status_code == 403
