"""Put a neutral e-mail in its envelope: one recipient, and nothing that tells more.

The caller gives the moment and the Message-ID, so that a second try is the same
message. An address that is not plainly one address is refused, never repaired.
"""

import re
import unicodedata
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from uuid import UUID

from notifications.letter import Sender
from notifications.neutral import Mail

_LOCAL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
)
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(\.{_LABEL})+")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,253}>")
_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class NotPostable(ValueError):
    """An address, name or moment with which no letter may leave."""


def address(text: str, name: str = "") -> Address:
    """Return the one address this text is. Raises `NotPostable`."""
    if not text.isascii():
        raise NotPostable(f"een e-mailadres heeft alleen gewone letters: {text!r}")
    local, _, domain = text.rpartition("@")
    fits = len(local) <= 64 and len(domain) <= 253  # noqa: PLR2004  RFC 5321, 4.5.3.1
    if not (fits and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise NotPostable(f"dit is niet één e-mailadres: {text!r}")
    return Address(_line(name), local, domain)


def message_id(ident: UUID, sender: Sender) -> str:
    """Return the Message-ID of an outbox row: the same at every try."""
    return f"<{ident.hex}@{address(sender.email).domain}>"


def compose(
    mail: Mail, *, to: str, sender: Sender, ident: str, at: datetime
) -> EmailMessage:
    """Return the message for exactly one recipient. Raises `NotPostable`."""
    if at.tzinfo is None:
        raise NotPostable("een bericht heeft een tijdstip met tijdzone nodig")
    if not _MESSAGE_ID.fullmatch(ident):
        raise NotPostable(f"dit is geen Message-ID: {ident!r}")
    message = EmailMessage(policy=SMTP)
    message["From"] = address(sender.email, sender.naam)
    message["To"] = address(to)
    message["Subject"] = _line(mail.subject)
    message["Date"] = at
    message["Message-ID"] = ident
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def envelope(message: EmailMessage) -> tuple[str, str]:
    """Return the bare sender and the one recipient. Raises `NotPostable`."""
    if any(name in message for name in ("Cc", "Bcc", "Resent-To")):
        raise NotPostable("een bericht heeft precies één ontvanger")
    people = [_addresses(message, name) for name in ("From", "To")]
    if any(len(found) != 1 for found in people):
        raise NotPostable("een bericht heeft precies één afzender en één ontvanger")
    return people[0][0], people[1][0]


def _addresses(message: EmailMessage, header: str) -> list[str]:
    found = (value for value in message.get_all(header, []))
    return [str(address(a.addr_spec).addr_spec) for h in found for a in h.addresses]


def _line(text: str) -> str:
    if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
        raise NotPostable(f"dit past niet op één regel: {text!r}")
    return text
