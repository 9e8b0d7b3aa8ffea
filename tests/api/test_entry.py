"""Who gets in: every fault of a token is the same, and a flood ends."""

from datetime import timedelta

import pytest

from casework.access import SYSTEEM, Actor
from casework.api import caller
from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.change import stop_account
from casework.services.api_clients import Scope, add_client, end_client
from statemachines.roles import Role
from tests import toy
from tests.api.conftest import let_in
from tests.conftest import SWV

GOOD = "A" * 43


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Bearer",
        "Basic dTpw",
        "Bearer cw_",
        f"Bearer cw_{SWV}.{GOOD}",
        f"Bearer cw_elders.{GOOD}",
        f"Bearer cw_{SWV}.{GOOD}\x00",
        "Bearer cw_\xff." + GOOD,
        f"Bearer {'x' * 5_000}",
    ],
)
def test_every_wrong_token_gets_the_same_answer(stranger, given):
    headers = {} if given is None else {"Authorization": given.encode("latin-1")}
    answer = stranger.get("/zaken", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="casework"'
    assert answer.json() == {
        "type": "urn:casework:probleem:geen-toegang",
        "title": "Dit token geeft geen toegang",
        "status": 401,
    }


def test_a_token_ends_when_it_is_ended_and_by_itself(program_of, desk, clock):
    program = program_of(toy.VOORZITTER)
    assert program.get("/werklijst").status_code == 200
    clock.forward(days=31)
    assert program.get("/werklijst").status_code == 401
    client, token = let_in(desk, toy.VOORZITTER)
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get("/werklijst").status_code == 200
    with desk.work(SWV) as work:
        end_client(work, client.id)
    assert program.get("/werklijst").status_code == 401


def test_only_a_hash_of_the_token_is_kept(desk):
    with desk.work(SWV) as work:
        _, token = add_client(
            work, "proef", toy.VOORZITTER, [Scope.ZAKEN_LEES], timedelta(days=1)
        )
        [row] = work.rows("select * from api_client", [])
    assert token.partition(".")[2] not in str(row)


def test_too_many_requests_of_one_program_are_refused(program_of, monkeypatch):
    monkeypatch.setattr(caller, "MOST", 2)
    program, other = program_of(toy.VOORZITTER), program_of(toy.ADMIN)
    answers = [program.get("/werklijst").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert program.get("/werklijst").headers["retry-after"] == "60"
    assert other.get("/werklijst").status_code == 200


def test_who_keeps_guessing_tokens_is_held_up(stranger, monkeypatch):
    monkeypatch.setattr(caller, "MOST_WRONG", 2)
    answers = [stranger.get("/zaken").status_code for _ in range(3)]
    assert answers == [401, 401, 429]


def test_a_token_of_a_colleague_who_stopped_lets_nobody_in(program_of, desk):
    with desk.work(SWV) as work:
        new = NewAccount("Vera Verzonnen", "vera@voorbeeld.invalid", (Role.IB,))
        account = add_account(work, new, by=SYSTEEM)
    program = program_of(Actor(account, Role.IB))
    assert program.get("/werklijst").status_code == 200
    with desk.work(SWV) as work:
        stop_account(work, account, by=SYSTEEM)
    assert program.get("/werklijst").status_code == 401
    assert program_of(Actor(account, Role.JOS)).get("/werklijst").status_code == 401
