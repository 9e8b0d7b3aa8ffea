"""One envelope, one recipient, and no header that anyone else could write."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.neutral import neutral_mail
from notifications.post import NotPostable, address, compose, envelope, message_id
from tests.notifications.samples import LETTER, SENDER

MAIL = neutral_mail(LETTER)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
IDENT = message_id(UUID(int=7), SENDER)


def write(to="ouder@example.nl", *, mail=MAIL, sender=SENDER, ident=IDENT, at=AT):
    return compose(mail, to=to, sender=sender, ident=ident, at=at)


def read(message):
    return message_from_bytes(message.as_bytes(), policy=default)


def test_a_message_has_these_headers_and_no_others():
    headers = dict(read(write()).items())
    assert headers.pop("Content-Type").startswith("multipart/alternative; boundary=")
    assert headers == {
        "From": "SWV Voorbeeldstad <post@swv-voorbeeldstad.example>",
        "To": "ouder@example.nl",
        "Subject": "Bericht van uw samenwerkingsverband",
        "Date": "Tue, 24 Nov 2026 09:30:00 +0000",
        "Message-ID": "<00000000000000000000000000000007@swv-voorbeeldstad.example>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
    }


def test_a_message_is_text_first_and_the_same_as_a_page():
    message = read(write())
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert text.get_content().replace("\r\n", "\n").strip() == MAIL.body
    assert html.get_content_type() == "text/html"
    assert html.get_content().replace("\r\n", "\n").strip() == MAIL.html.strip()


def test_a_second_try_is_the_same_message():
    assert write()["Message-ID"] == write()["Message-ID"] == IDENT


def test_every_line_fits_and_is_ascii():
    lines = write().as_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert all(line.isascii() for line in lines)
    assert not any(b"\n" in line for line in lines)


NOT_ONE_ADDRESS = [
    "",
    "a",
    "@example.nl",
    "a@",
    "a@localhost",
    "a@x.nl, evil@y.nl",
    "a@x.nl;evil@y.nl",
    "a@x.nl evil@y.nl",
    "a@x.nl>",
    "Ouder <a@x.nl>",
    "groep: a@x.nl, b@y.nl;",
    "a@x.nl\r\nBcc: evil@y.nl",
    "a@x.nl\n",
    " a@x.nl",
    "a@x.nl\u2028Bcc: evil@y.nl",
    "a@x.nl\x00",
    "a@b@x.nl",
    "a..b@x.nl",
    ".a@x.nl",
    '"a b"@x.nl',
    "a@[127.0.0.1]",
    "a@-x.nl",
    "a@x..nl",
    "a(evil@y.nl)@x.nl",
    "a" * 65 + "@x.nl",
    "a@" + "b" * 64 + ".nl",
    "a@" + "b." * 130 + "nl",
    "jos\u00e9@example.nl",
    "a@b\u00fccher.example",
    "a@ex\u0430mple.nl",
]


@pytest.mark.parametrize("to", NOT_ONE_ADDRESS)
def test_what_is_not_plainly_one_address_is_refused(to):
    with pytest.raises(NotPostable, match="e-mailadres"):
        write(to)


@pytest.mark.parametrize(
    "to", ["a@x.nl", "jan.de-wit+school@mail.example.nl", "a@xn--bcher-kva.example"]
)
def test_an_ordinary_address_is_the_one_recipient(to):
    assert envelope(write(to)) == (SENDER.email, to)


@given(st.text())
def test_any_text_is_one_recipient_or_refused(text):
    try:
        message = write(text)
    except NotPostable:
        return
    assert envelope(message)[1] == text
    assert len(read(message)["To"].addresses) == 1


@given(st.text())
def test_any_name_of_a_sender_is_one_header_or_refused(name):
    try:
        message = write(sender=replace(SENDER, naam=name))
    except NotPostable:
        return
    assert read(message).keys() == read(write()).keys()
    assert [a.addr_spec for a in read(message)["From"].addresses] == [SENDER.email]


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\0"])
@pytest.mark.parametrize("field", ["naam", "subject", "email"])
def test_a_line_break_cannot_become_a_header(break_, field):
    evil = f"SWV{break_}Bcc: evil@y.nl"
    mail = replace(MAIL, subject=evil) if field == "subject" else MAIL
    sender = SENDER if field == "subject" else replace(SENDER, **{field: evil})
    with pytest.raises(NotPostable):
        write(mail=mail, sender=sender)


@pytest.mark.parametrize(
    "ident", ["", "7", "<7>", "<a@b>\r\nBcc: c@d.nl", "<a b@c.nl>"]
)
def test_a_message_id_is_one_token(ident):
    with pytest.raises(NotPostable, match="Message-ID"):
        write(ident=ident)


def test_a_moment_needs_a_time_zone():
    with pytest.raises(NotPostable, match="tijdzone"):
        write(at=AT.replace(tzinfo=None))


@pytest.mark.parametrize("header", ["Cc", "Bcc", "Resent-To"])
def test_nobody_can_be_added_later(header):
    message = write()
    message[header] = "evil@example.nl"
    with pytest.raises(NotPostable, match="één ontvanger"):
        envelope(message)


def test_two_recipients_in_one_header_are_refused():
    message = write()
    message.replace_header("To", "a@example.nl, b@example.nl")
    with pytest.raises(NotPostable, match="één ontvanger"):
        envelope(message)


def test_an_address_may_carry_a_name():
    assert str(address("a@x.nl", "SWV, Noord")) == '"SWV, Noord" <a@x.nl>'
