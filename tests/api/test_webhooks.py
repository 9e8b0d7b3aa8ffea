"""A program hears that a case moved: signed, at least once, ids only, never silence."""

import base64
import hmac
import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from casework.bootstrap import Office
from casework.services import webhook_send
from casework.services.advance import advance
from casework.services.api_clients import Scope, end_client
from casework.services.nightly import check_all
from casework.services.webhook_deliver import PAUSES, deliver_webhooks
from casework.services.webhook_subscriptions import hooks_of, subscribe, tell_again
from casework.settings import Settings
from casework.work import Work
from flows import report, sweep
from flows.webhooks import webhooks
from tests import toy
from tests.api import killed_while_telling
from tests.api.conftest import let_in
from tests.api.receiver import receiving
from tests.conftest import SWV
from tests.owner import as_owner

ROOT = Path(__file__).parents[2]
FILED = {"ontvangen_op": "2026-09-14", "toelichting": "Slaapt slecht."}


@pytest.fixture
def receiver():
    with receiving() as running:
        yield running


@pytest.fixture
def hook(desk, case, receiver):
    """Subscribe the program of the chair; return its client and secret."""
    client, _ = let_in(desk, toy.VOORZITTER)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=FILED)
        _, secret = subscribe(work, client, f"{receiver.url}/hoor?x=1", local=True)
    return client, secret


def move(desk, case):
    """Take a step in one case."""
    with desk.work(SWV) as work:
        advance(work, case.case_id, "stilleggen", by=toy.ADMIN)


def move_three(desk, case):
    """Take a step that two linked cases take along."""
    with desk.work(SWV) as work:
        advance(work, case.case_id, "intrekken", by=toy.VOORZITTER)


def deliver(desk):
    return [line.outcome for line in deliver_webhooks(desk, SWV, local=True).lines]


def standing(desk, client):
    with desk.work(SWV) as work:
        return hooks_of(work, client)[0]


def test_an_event_is_signed_and_holds_ids_only(desk, case, hook, receiver, clock):
    client, secret = hook
    move(desk, case)
    clock.forward(minutes=1)
    assert deliver(desk) == ["bezorgd"]
    [(path, headers, body)] = receiver.got
    assert path == "/hoor?x=1"
    event = json.loads(body)
    assert event == {
        "specversion": "1.0",
        "id": f"{case.kenmerk}-3",
        "source": "http://127.0.0.1:8000/api/v1",
        "type": "nl.casework.zaak.stilleggen",
        "subject": case.kenmerk,
        "time": "2026-09-14T09:00:00+00:00",
        "datacontenttype": "application/json",
        "data": {"version": 3},
    }
    ident, stamp = headers["webhook-id"], headers["webhook-timestamp"]
    assert (ident, int(stamp)) == (event["id"], int(clock().timestamp()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{ident}.{stamp}.".encode() + body, sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(signed).decode()
    assert deliver(desk) == []
    assert standing(desk, client).wacht == 0


def test_an_event_is_tried_again_after_an_error_and_a_silence(
    desk, case, hook, receiver, clock, monkeypatch
):
    monkeypatch.setattr(webhook_send, "PATIENCE", 0.5)
    receiver.answers = [500, None, 200]
    move(desk, case)
    for _ in range(2):
        assert deliver(desk) == ["nog niet bezorgd, wordt opnieuw geprobeerd"]
        assert deliver(desk) == []
        clock.forward(minutes=6)
    found = standing(desk, hook[0])
    assert (found.wacht, found.laatste_fout) == (
        1,
        "De ontvanger antwoordde niet op tijd.",
    )
    assert deliver(desk) == ["bezorgd"]
    assert len({headers["webhook-id"] for _, headers, _ in receiver.got}) == 1
    assert len({body for *_, body in receiver.got}) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(desk, case, hook, receiver, status):
    receiver.answers, receiver.headers = (
        [status],
        {"Location": f"{receiver.url}/elders"},
    )
    move(desk, case)
    assert deliver(desk) == ["nog niet bezorgd, wordt opnieuw geprobeerd"]
    assert [path for path, *_ in receiver.got] == ["/hoor?x=1"]


def test_after_days_of_trying_people_are_told_and_can_try_again(
    desk, case, hook, receiver, clock, program_of
):
    receiver.answers = [503] * (len(PAUSES) + 1)
    move(desk, case)
    for _ in range(len(PAUSES)):
        assert deliver(desk) == ["nog niet bezorgd, wordt opnieuw geprobeerd"]
        clock.forward(hours=25)
    assert deliver(desk) == ["niet bezorgd"]
    clock.forward(hours=100)
    assert deliver(desk) == []
    told = [
        line.outcome for line in check_all(desk, SWV).lines if line.what == "webhook"
    ]
    assert told == ["1 keer niet bezorgd bij programma proef"]
    found = standing(desk, hook[0])
    assert (found.niet_bezorgd, found.laatste_fout) == (
        1,
        "De ontvanger antwoordde met 503.",
    )
    with desk.work(SWV) as work:
        tell_again(work, hook[0], found.id)
    assert deliver(desk) == ["bezorgd"]


def test_a_receiver_that_is_away_holds_up_nobody_else(desk, case, hook, receiver):
    other, _ = let_in(desk, toy.ADMIN)
    with receiving() as second:
        with desk.work(SWV) as work:
            subscribe(work, other, second.url, local=True)
        receiver.answers = [500, 500, 500]
        move_three(desk, case)
        deliver(desk)
        assert len(receiver.got) == 1
        assert len(second.got) == 3


def test_only_the_cases_of_the_account_are_told(desk, case, hook, receiver):
    move_three(desk, case)
    with desk.work(SWV) as work:
        mother, _ = toy.of_parents(work)
    with as_owner(desk) as connection:
        connection.exec_driver_sql(
            "delete from party where role = 'voorzitter' and case_id = %s", (mother,)
        )
    outcomes = deliver(desk)
    assert sorted(outcomes) == [
        "bezorgd",
        "bezorgd",
        "vervallen: niet meer voor dit programma",
    ]


def test_a_program_that_was_ended_hears_nothing_more(desk, case, hook, receiver):
    move(desk, case)
    with desk.work(SWV) as work:
        end_client(work, hook[0].id)
    assert set(deliver(desk)) == {"vervallen: niet meer voor dit programma"}
    with desk.work(SWV) as work:
        toy.opened(work)
    assert deliver(desk) == []
    assert receiver.got == []


def test_a_program_whose_token_is_over_hears_nothing_more(desk, case, hook, clock):
    move(desk, case)
    clock.forward(days=31)
    assert set(deliver(desk)) == {"vervallen: niet meer voor dit programma"}


def test_a_step_costs_no_statement_more_for_who_listens(
    desk, with_toy, receiver, monkeypatch
):
    count = 0
    rows = Work.rows

    def counted(work, query, values):
        nonlocal count
        count += 1
        return rows(work, query, values)

    def statements():
        nonlocal count
        with desk.work(SWV) as work:
            opened = toy.opened(work)
            advance(work, opened.case_id, "indienen", by=toy.VOORZITTER, facts=FILED)
            count = 0
            advance(work, opened.case_id, "stilleggen", by=toy.ADMIN)
            return count

    monkeypatch.setattr(Work, "rows", counted)
    before = statements()
    client, _ = let_in(desk, toy.VOORZITTER)
    with desk.work(SWV) as work:
        subscribe(work, client, receiver.url, local=True)
    assert statements() == before
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from webhook_event", []) > [(0,)]


def test_a_step_that_fails_tells_nobody(desk, case, hook):
    def step_and_fail():
        with desk.work(SWV) as work:
            advance(work, case.case_id, "stilleggen", by=toy.ADMIN)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        step_and_fail()
    assert deliver(desk) == []


@pytest.mark.slow
def test_a_killed_delivery_is_told_again_and_never_lost(
    desk, case, hook, receiver, clock, tmp_path
):
    move_three(desk, case)
    url = desk.engine.url.render_as_string(hide_password=False)
    keystore = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    for last in (2, 4, 5, 7):  # claimed, read, written, and the next one claimed
        words = (url, keystore, str(last), clock().isoformat())
        done = subprocess.run(
            [sys.executable, killed_while_telling.__file__, *words],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
        clock.forward(minutes=11)
    deliver(desk)
    with desk.work(SWV) as work:
        assert work.rows("select distinct status from webhook_event", []) == [
            ("bezorgd",)
        ]
        events = {(f"{k}-{seq}",) for k, seq in work.rows(_EVENTS, [])}
    assert {(headers["webhook-id"],) for _, headers, _ in receiver.got} == events


_EVENTS = """
select c.kenmerk, e.seq from webhook_event e join cases c on c.id = e.case_id"""


def test_the_address_and_the_secret_are_sealed(desk, case, hook, receiver):
    with desk.work(SWV) as work:
        [row] = work.rows("select * from webhook", [])
    assert hook[1] not in str(row)
    assert "hoor" not in str(row)


def test_a_program_keeps_its_own_webhooks(program_of, receiver, case, desk):
    program = program_of(toy.VOORZITTER, [Scope.WEBHOOKS_BEHEER])
    made = program.post("/webhooks", json={"url": receiver.url})
    assert made.status_code == 201
    assert made.json()["geheim"].startswith("whsec_")
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=FILED)
    receiver.answers = [500] * 3
    deliver(desk)
    [shown] = program.get("/webhooks").json()["webhooks"]
    assert (shown["url"], shown["wacht"]) == (receiver.url, 3)
    assert made.json()["geheim"] not in program.get("/webhooks").text
    with desk.work(SWV) as work:
        work.rows("update webhook_event set status = 'niet_bezorgd'", [])
    again = program.post(f"/webhooks/{shown['id']}/opnieuw")
    assert (again.json()["niet_bezorgd"], again.json()["wacht"]) == (0, 3)
    assert program.delete(f"/webhooks/{shown['id']}").status_code == 204
    assert program.get("/webhooks").json() == {"webhooks": []}
    assert program.delete(f"/webhooks/{shown['id']}").status_code == 404


def test_a_webhook_to_a_machine_in_the_house_is_refused(program_of, case):
    program = program_of(toy.VOORZITTER)
    answer = program.post("/webhooks", json={"url": "https://10.0.0.1/"})
    assert answer.status_code == 409
    assert answer.json()["redenen"][0]["zin"]
    assert "10.0.0.1" not in answer.text


def test_the_flow_tells_and_shows_what_it_did(desk, case, hook, receiver, monkeypatch):
    tables = []

    @contextmanager
    def office():
        yield Office(desk, Settings(), None)

    monkeypatch.setattr(sweep, "office", office)
    monkeypatch.setattr(sweep, "one_batch", sweep.one_batch.fn)
    monkeypatch.setattr(report, "create_table_artifact", lambda **t: tables.append(t))
    move_three(desk, case)
    webhooks.fn([SWV])
    assert len(receiver.got) == 3
    assert {row["uitkomst"] for row in tables[0]["table"]} == {"bezorgd"}
