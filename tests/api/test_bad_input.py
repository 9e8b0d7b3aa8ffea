"""Bad input is refused with a problem: never a fault of ours, never an echo."""

import json

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from casework.api import problem
from casework.api.problem import answer
from casework.keystore import KeystoreUnavailable
from tests import toy

SECRET = "Noor-Verzonnen"
FILED = {"ontvangen_op": "2026-09-14", "toelichting": "x"}


@pytest.fixture
def program(program_of, with_toy):
    return program_of(toy.VOORZITTER)


def raw(program, case, body):
    return program.post(
        f"/zaken/{case.kenmerk}/stappen/indienen",
        content=body,
        headers={"If-Match": "*", "Content-Type": "application/json"},
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"feiten": {"soort": NaN}}',
        b'{"feiten": {"soort": 1e999}}',
        b'{"feiten": {"soort": -Infinity}}',
        b'{"feiten": {"soort": 12345678901234567890}}',
        b'{"feiten": {"soort": ' + b"9" * 5_000 + b"}}",
        b'{"feiten": {"soort": "a", "soort": "b"}}',
        b'{"feiten": {}, "feiten": {}}',
        b'{"feiten": {"soort": "a\\u0000b"}}',
        b'{"feiten": {"soort": "\\ud800"}}',
        b'{"feiten": {"\\u0000": "a"}}',
        b"[" * 100_000,
        b'{"feiten":' * 30 + b"{}" + b"}" * 30,
        json.dumps({"feiten": [SECRET]}).encode(),
        json.dumps({SECRET: SECRET}).encode(),
        json.dumps([SECRET]).encode(),
        json.dumps(SECRET).encode(),
        b"null",
    ],
)
def test_a_body_that_is_not_one_thing_is_refused(program, case, body):
    answer = raw(program, case, body)
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert SECRET not in answer.text
    assert program.get(f"/zaken/{case.kenmerk}").json()["version"] == 1


@pytest.mark.parametrize(
    "value", [{"a": 1}, [], [[1]], 1, True, "\u202e", "x" * 20_001, ["a"] * 51, {}]
)
def test_a_fact_of_another_kind_is_refused_with_reasons(program, case, value):
    answer = program.step(case.kenmerk, "indienen", {**FILED, "toelichting": value})
    assert answer.status_code == 409, answer.text
    assert answer.json()["redenen"]


def test_a_fact_with_a_made_up_name_is_not_repeated(program, case):
    answer = program.step(case.kenmerk, "indienen", {SECRET: "x"})
    assert answer.status_code == 409
    assert SECRET not in answer.text


def test_a_body_of_fifty_megabytes_is_not_read(program, case):
    body = b'{"feiten": {"soort": "' + b"x" * 50_000_000 + b'"}}'
    refused = raw(program, case, body)
    assert refused.status_code == 413
    told = answer(problem.TE_GROOT)
    assert (refused.json(), refused.headers["content-type"]) == (
        json.loads(bytes(told.body)),
        told.headers["content-type"],
    )
    pieces = (body[at : at + 2**20] for at in range(0, len(body), 2**20))
    assert raw(program, case, pieces).status_code in (400, 413)


@pytest.mark.parametrize(
    "path",
    [
        "/zaken/%00",
        "/zaken/AA-2026-00000-X%00",
        "/zaken/%F0%9F%92%A9",
        "/zaken/%ff",
        "/zaken/" + "x" * 3_000,
        "/zaken?na=xxx",
        "/zaken?na=" + "~" * 22,
        "/zaken?aantal=0",
        "/zaken?aantal=99999999999999999999",
        "/zaken?process=%00",
        f"/zaken?{SECRET}=1",
        "/zaken?proces=tlv",
        "/zaken?process=tlv&process=ot",
        "/processen/%00",
        "/werklijst/" + SECRET,
        "/webhooks/" + SECRET,
        "/termijnvraag?rule=%00&op=2026-01-01",
        "/termijnvraag?rule=C4&op=" + SECRET,
        "/zaken/AA-2026-00000-X/tijdlijn?na=99999999999999999999",
    ],
)
def test_a_strange_address_is_refused(program, path):
    answer = program.get(path)
    assert answer.status_code in (404, 405, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "header",
    [
        {"If-Match": "onzin"},
        {"If-Match": '"99999999999999999999"'},
        {"If-Match": "*", "Idempotency-Key": "a b"},
        {"If-Match": "*", "Idempotency-Key": "x" * 65},
        {"If-Match": "*", "Content-Type": "text/plain"},
    ],
)
def test_a_strange_header_is_refused(program, case, header):
    answer = program.post(
        f"/zaken/{case.kenmerk}/stappen/indienen",
        content=b'{"feiten": {}}',
        headers={"Content-Type": "application/json", **header},
    )
    assert answer.status_code == 422, answer.text


def test_a_fault_of_ours_tells_nothing(program, case, monkeypatch):
    def broken(*_):
        raise RuntimeError(SECRET)

    monkeypatch.setattr("casework.api.cases.case_view", broken)
    answer = program.get(f"/zaken/{case.kenmerk}")
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:casework:probleem:stuk"
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "away",
    [
        psycopg.OperationalError(SECRET),
        OperationalError(SECRET, {}, Exception()),
        KeystoreUnavailable(SECRET),
    ],
)
def test_a_database_that_is_away_asks_to_come_back(program, case, monkeypatch, away):
    def broken(*_):
        raise away

    monkeypatch.setattr("casework.api.cases.case_view", broken)
    answer = program.get(f"/zaken/{case.kenmerk}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert SECRET not in answer.text
