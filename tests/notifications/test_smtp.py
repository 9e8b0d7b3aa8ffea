"""Real deliveries to a real server on this machine, and every way they can go wrong."""

import socket
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.smtp import AuthResult

from notifications.post import NotPostable
from notifications.server import SmtpServer, UnsafeServer
from notifications.smtp import (
    NoServer,
    PermanentFailure,
    TemporaryFailure,
    Undelivered,
    Unknown,
    deliver_now,
)
from tests.notifications.mail_server import (
    HOST,
    MESSAGE,
    RECIPIENT,
    Mailbox,
    deliver,
    impatient,
    in_clear,
    make_certificate,
    of_server,
)
from tests.notifications.samples import SENDER


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("tls"))


def test_a_message_arrives_at_one_recipient_as_it_was_written():
    mailbox = Mailbox()
    deliver(mailbox)
    assert mailbox.envelope == (SENDER.email, [RECIPIENT])
    (content,) = mailbox.received
    received = message_from_bytes(content, policy=default)
    assert received["Message-ID"] == MESSAGE["Message-ID"]
    text = next(received.iter_parts()).get_content()
    assert "Er staat een bericht voor u klaar" in text


@pytest.mark.parametrize(
    ("command", "answer", "failure"),
    [
        ("MAIL", "451 later", TemporaryFailure),
        ("MAIL", "550 not you", TemporaryFailure),
        ("MAIL", "421 closing", NoServer),
        ("MAIL", "drop", NoServer),
        ("MAIL", "hang", NoServer),
        ("RCPT", "450 mailbox busy", TemporaryFailure),
        ("RCPT", "452 mailbox full", TemporaryFailure),
        ("RCPT", "550 no such user", PermanentFailure),
        ("RCPT", "554 refused", PermanentFailure),
        ("RCPT", "421 closing", NoServer),
        ("RCPT", "drop", NoServer),
        ("RCPT", "hang", NoServer),
        ("DATA", "451 later", TemporaryFailure),
        ("DATA", "554 spam", PermanentFailure),
        ("DATA", "drop", Unknown),
        ("DATA", "hang", Unknown),
    ],
)
def test_each_failure_says_whether_to_try_again(command, answer, failure):
    mailbox = Mailbox(**{command: answer})
    with pytest.raises(Undelivered) as found:
        deliver(mailbox, to=impatient)
    assert type(found.value) is failure
    assert "\n" not in str(found.value)
    assert mailbox.commands[-1] == command


def test_after_unknown_the_second_try_is_the_same_message():
    mailbox = Mailbox(DATA="drop")
    with pytest.raises(Unknown):
        deliver(mailbox)
    mailbox.answers = {}
    deliver(mailbox)
    first, second = (message_from_bytes(m)["Message-ID"] for m in mailbox.received)
    assert first == second


def test_a_server_that_says_nothing_is_a_temporary_failure():
    with socket.create_server((HOST, 0)) as silent:  # nobody accepts
        port = silent.getsockname()[1]
        with pytest.raises(TemporaryFailure):
            deliver_now(MESSAGE, impatient(port))


def test_a_server_that_is_not_there_is_a_temporary_failure():
    with socket.socket() as taken:
        taken.bind((HOST, 0))  # bound and not listening: nobody answers here
        with pytest.raises(TemporaryFailure):
            deliver_now(MESSAGE, in_clear(taken.getsockname()[1]))


def test_when_starttls_is_stripped_not_even_the_sender_is_told():
    mailbox = Mailbox()
    with pytest.raises(TemporaryFailure, match="STARTTLS"):
        deliver(mailbox, to=lambda port: SmtpServer(host=HOST, port=port))
    assert mailbox.commands == []


def test_an_untrusted_certificate_is_refused(certificate):
    mailbox = Mailbox()
    with pytest.raises(TemporaryFailure, match="CERTIFICATE_VERIFY_FAILED"):
        deliver(
            mailbox,
            to=lambda port: SmtpServer(host=HOST, port=port),
            tls_context=of_server(certificate),
        )
    assert mailbox.commands == []


def test_a_certificate_of_another_host_is_refused(certificate):
    mailbox = Mailbox()
    trusted = SmtpServer(host="localhost", ca_file=certificate / "cert.pem")
    with pytest.raises(TemporaryFailure, match="Hostname mismatch"):
        deliver(
            mailbox,
            to=lambda port: replace(trusted, port=port),
            tls_context=of_server(certificate),
        )
    assert mailbox.commands == []


def test_a_certificate_file_that_is_missing_is_a_failure_not_a_crash(tmp_path):
    with pytest.raises(TemporaryFailure):
        deliver_now(MESSAGE, SmtpServer(host=HOST, ca_file=tmp_path / "weg.pem"))


@pytest.mark.parametrize("password", ["geheim", "fout"])
def test_with_starttls_the_message_arrives_when_the_password_is_right(
    certificate, password
):
    def check(_server, _session, _envelope, _mechanism, given):
        known = (given.login, given.password) == (b"swv", b"geheim")
        return AuthResult(success=known, handled=False)

    mailbox = Mailbox()
    server = SmtpServer(
        host=HOST,
        username="swv",
        password=password,
        ca_file=certificate / "cert.pem",
    )
    wrong = pytest.raises(TemporaryFailure, match="535")
    with nullcontext() if password == "geheim" else wrong:
        deliver(
            mailbox,
            to=lambda port: replace(server, port=port),
            tls_context=of_server(certificate),
            require_starttls=True,
            authenticator=check,
        )
    assert bool(mailbox.received) == (password == "geheim")


def test_with_tls_from_the_first_byte_the_message_arrives(certificate):
    mailbox = Mailbox()
    server = SmtpServer(
        host=HOST,
        start_tls=False,
        implicit_tls=True,
        ca_file=certificate / "cert.pem",
    )
    deliver(
        mailbox,
        to=lambda port: replace(server, port=port),
        tls=of_server(certificate),
    )
    assert mailbox.commands == ["MAIL", "RCPT", "DATA"]


def test_a_message_with_a_second_recipient_does_not_leave():
    message = deepcopy(MESSAGE)
    message["Bcc"] = "evil@example.nl"
    mailbox = Mailbox()
    with pytest.raises(NotPostable):
        deliver(mailbox, message)
    assert mailbox.commands == []


@pytest.mark.parametrize(
    "server",
    [
        {"host": "smtp.example.nl", "start_tls": False},
        {"host": "smtp.example.nl", "start_tls": False, "embedded": True},
        {"host": "127.0.0.1", "start_tls": False},
        {"host": "127.0.0.1.evil.example", "start_tls": False, "embedded": True},
        {"host": "0.0.0.0", "start_tls": False, "embedded": True},
    ],
)
def test_without_tls_post_stays_on_this_machine(server):
    with pytest.raises(UnsafeServer, match="zonder TLS"):
        SmtpServer(**server)


def test_there_is_one_kind_of_tls():
    with pytest.raises(UnsafeServer, match="kies"):
        SmtpServer(host="smtp.example.nl", implicit_tls=True)


def test_a_password_does_not_show():
    assert "geheim" not in repr(SmtpServer(host="smtp.example.nl", password="geheim"))
