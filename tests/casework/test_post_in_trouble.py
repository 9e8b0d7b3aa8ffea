"""A real mail server that fails in every way, seen from the office.

Whatever it does: the state of the case is right, nothing goes in clear, nothing is
lost, and nobody is mailed twice, except after DATA, with the same Message-ID.
"""

from email import message_from_bytes

import psycopg
import pytest

from casework.services.advance import advance
from casework.services.claim import MOST_TRIES, claim
from casework.services.deliver_due import deliver_due
from casework.services.insist import PAUSES
from casework.services.parcel import Parcel
from casework.services.settle import Result, settle
from casework.services.verify import verify
from notifications.retry import BACKOFF
from notifications.server import SmtpServer
from notifications.smtp import deliver_now
from tests.conftest import SWV
from tests.notifications.mail_server import (
    HOST,
    Mailbox,
    impatient,
    make_certificate,
    of_server,
    serving,
)
from tests.post import invited

MOTHER = "moeder@gezin.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("tls"))


def by(port, server=impatient):
    return lambda message: deliver_now(message, server(port))


def sweep(desk, carry):
    """Do the batches of one sweep, as the flow does; return the lines."""
    batch = deliver_due(desk, SWV, carry)
    lines = list(batch.lines)
    while batch.after:
        batch = deliver_due(desk, SWV, carry, batch.after)
        lines += batch.lines
    return lines


def rows(desk, query):
    with desk.work(SWV) as work:
        return work.rows(query, [])


def waiting(desk):
    """Return how often each letter that has not left was tried."""
    query = "select attempts from outbox where status = 'wacht' order by attempts"
    return [attempts for (attempts,) in rows(desk, query)]


def state_of(desk, case_id):
    with desk.work(SWV) as work:
        query = "select state from cases where id = %s"
        [(state,)] = work.rows(query, [case_id])
        return state


def idents(mailbox):
    return [message_from_bytes(raw)["Message-ID"] for raw in mailbox.received]


def everything_arrives_once(desk, clock, case_id, before=()):
    """Let a good server take over, an hour later; all arrives and is proven."""
    clock.forward(hours=1)
    good = Mailbox()
    with serving(good) as port:
        sweep(desk, by(port))
        clock.forward(minutes=1)
        sweep(desk, by(port))
    assert waiting(desk) == []
    assert len(set(idents(good))) == len(good.received)
    assert set(before) <= set(idents(good)), "the second time is the same message"
    sent = rows(desk, "select id from outbox where status = 'verzonden'")
    assert len(sent) == len(good.received)
    assert state_of(desk, case_id) == "uitgenodigd"
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


@pytest.mark.parametrize(
    ("answers", "tried", "taken"),
    [
        ({"MAIL": "hang"}, 1, 0),
        ({"MAIL": "drop"}, 1, 0),
        ({"MAIL": "421 closing"}, 1, 0),
        ({"RCPT": "hang"}, 1, 0),
        ({"RCPT": "drop"}, 1, 0),
        ({"DATA": "drop"}, 1, 1),
        ({"DATA": "hang"}, 1, 1),
        ({"MAIL": "451 later"}, None, 0),
        ({"RCPT": "450 busy"}, None, 0),
        ({"DATA": "451 later"}, None, None),
    ],
    ids=str,
)
def test_a_server_that_fails_loses_nothing(desk, clock, answers, tried, taken):
    """A bad server costs one letter one try; a refused letter costs its own."""
    case_id = invited(desk)
    letters = len(waiting(desk))
    assert letters > 1
    mailbox = Mailbox(**answers)
    with serving(mailbox) as port:
        lines = sweep(desk, by(port))
    count = tried or letters
    assert waiting(desk) == [0] * (letters - count) + [1] * count
    assert len(lines) == count
    assert len(mailbox.received) == (letters if taken is None else taken)
    assert state_of(desk, case_id) == "uitnodiging_onderweg"
    everything_arrives_once(desk, clock, case_id, idents(mailbox))


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_what_is_refused_for_good_is_not_tried_again(desk, clock, command):
    case_id = invited(desk)
    mailbox = Mailbox(**{command: "554 refused"})
    with serving(mailbox) as port:
        lines = sweep(desk, by(port))
        clock.forward(days=3)
        again = sweep(desk, by(port))
    assert {line.outcome for line in lines} == {"niet bezorgd"}
    assert state_of(desk, case_id) == "uit_te_nodigen", "people must act"
    known = {line.what for line in lines}
    assert not [line for line in again if line.what in known]


def starttls(port):
    return SmtpServer(host=HOST, port=port, timeout=1)


def test_nothing_is_said_to_a_server_that_strips_starttls(desk, clock):
    case_id = invited(desk)
    mailbox = Mailbox()
    with serving(mailbox) as port:
        [line] = sweep(desk, by(port, starttls))
    assert line.outcome == "nog niet weg, wordt opnieuw geprobeerd"
    assert mailbox.commands == []
    everything_arrives_once(desk, clock, case_id)


def test_nothing_is_said_to_a_server_nobody_vouches_for(desk, clock, certificate):
    case_id = invited(desk)
    mailbox = Mailbox()
    with serving(mailbox, tls_context=of_server(certificate)) as port:
        sweep(desk, by(port, starttls))
    assert mailbox.commands == []
    everything_arrives_once(desk, clock, case_id)


def test_after_the_last_try_days_later_people_must_act(desk, clock):
    case_id = invited(desk)
    tries = []
    with serving(Mailbox(RCPT="451 later")) as port:
        for _ in range(40):
            tries += sweep(desk, by(port))
            clock.forward(hours=1)
    invitation = [line for line in tries if line.what == "zienswijze/uitnodiging"]
    assert [line.outcome for line in invitation] == [
        *["nog niet weg, wordt opnieuw geprobeerd"] * len(BACKOFF),
        "niet bezorgd",
    ]
    assert state_of(desk, case_id) == "uit_te_nodigen"


def test_without_a_mail_server_nothing_is_tried_and_nothing_is_lost(desk, clock):
    case_id = invited(desk)
    before = waiting(desk)
    assert sweep(desk, None) == []
    assert waiting(desk) == before
    everything_arrives_once(desk, clock, case_id)


def test_a_slow_server_does_not_keep_the_others_waiting(desk, clock):
    invited(desk)

    def slow(_message):
        clock.forward(minutes=3)

    assert len(sweep(desk, slow)) == 1


def test_a_letter_is_tried_once_in_a_sweep(desk, clock):
    invited(desk)

    def never(_message):
        clock.forward(seconds=45)
        raise ConnectionError

    with desk.work(SWV) as work:
        work.rows("update outbox set next_try_at = %s", [work.now])
    sweep(desk, never)
    assert max(waiting(desk)) == 1


@pytest.fixture
def impatient_office(monkeypatch):
    """Wait no seconds between the tries to write an outcome."""
    monkeypatch.setattr("casework.services.insist.PAUSES", (0,) * len(PAUSES))


@pytest.mark.usefixtures("impatient_office")
def test_a_database_that_restarts_after_data_mails_nobody_twice(desk, clock):
    """The letter has left; its outcome is written as soon as the database is back."""
    case_id = invited(desk)

    def cut_off(message):
        deliver_now(message, impatient(port))
        with psycopg.connect(_dsn(desk), autocommit=True) as other:
            other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                "where datname = current_database() and pid <> pg_backend_pid()"
            )

    mailbox = Mailbox()
    with serving(mailbox) as port:
        sweep(desk, cut_off)
        clock.forward(hours=1)
        sweep(desk, cut_off)
    assert waiting(desk) == []
    assert len(set(idents(mailbox))) == len(mailbox.received)
    assert state_of(desk, case_id) == "uitgenodigd"


@pytest.mark.usefixtures("impatient_office")
def test_a_busy_row_does_not_cost_the_proof_of_sending(desk, monkeypatch):
    """The step of the letter meets a lock: the outcome waits, and nothing is lost."""
    case_id = invited(desk)
    taken, locked = settle_with_trouble(monkeypatch)
    sweep(desk, lambda _message: None)
    assert locked == []
    assert taken
    assert state_of(desk, case_id) == "uitgenodigd"


def settle_with_trouble(monkeypatch):
    """Let the first two steps after a letter meet a lock."""
    name, taken = "casework.services.settle.advance", []
    locked = [psycopg.errors.LockNotAvailable("bezet")] * 2

    def busy(work, case_id, action, *, by):
        if locked:
            raise locked.pop()
        taken.append(action)
        return advance(work, case_id, action, by=by)

    monkeypatch.setattr(name, busy)
    return taken, locked


def test_the_last_try_is_not_given_up_while_it_runs(desk, clock):
    """Another sweep comes by while the last possible try is under way."""
    invited(desk)
    with desk.work(SWV) as work:
        work.rows("update outbox set attempts = %s", [MOST_TRIES - 1])
    with desk.work(SWV) as work:
        claimed = claim(work)
    clock.forward(seconds=5)
    with desk.work(SWV) as work:
        claim(work)
    assert claimed is not None
    query = f"select status from outbox where id = '{claimed.id}'"
    assert rows(desk, query) == [("wacht",)]


def test_an_answer_that_is_late_is_not_written_over_a_later_try(desk, clock):
    invited(desk)
    with desk.work(SWV) as work:
        first = claim(work)
    clock.forward(minutes=11)
    sweep(desk, lambda _message: None)
    assert first is not None
    with desk.work(SWV) as work:
        assert settle(work, Parcel(first), Result.IMPOSSIBLE) is None


def _dsn(desk):
    return desk.engine.url.set(drivername="postgresql").render_as_string(
        hide_password=False
    )
