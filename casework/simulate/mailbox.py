"""The mail server of the year: it keeps what it took, and refuses what it must."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from enum import StrEnum

from notifications.smtp import NoServer, PermanentFailure

BOUNCES = "bestaat-niet.example"
"""The domain of addresses that no mail server knows."""


class Taken(StrEnum):
    """What the mail server did with a message."""

    ACCEPTED = "accepted"
    BOUNCED = "bounced"
    """Refused for good: there is no such mailbox."""
    AWAY = "away"
    """The server did not answer; the message is tried again."""
    LOST = "lost"
    """Sabotage: it said yes, and the message is gone."""


@dataclass(frozen=True)
class Mail:
    """One try to hand one message to the mail server, in the order in which it came.

    ``at`` is a virtual moment, ``to`` an invented address, ``message_id`` stays the
    same over the tries for one letter.
    """

    at: datetime
    to: str
    subject: str
    message_id: str
    taken: Taken
    text: str


@dataclass
class Mailbox:
    """What a mail server was offered. ``away`` and ``loses`` are asked every time."""

    clock: Callable[[], datetime]
    away: Callable[[], bool] = lambda: False
    loses: Callable[[EmailMessage], bool] = lambda _: False
    sent: list[Mail] = field(default_factory=list)

    def carry(self, message: EmailMessage) -> None:
        """Take a message, or raise what a mail server would make us raise."""
        taken = self._taken(message)
        self.sent.append(
            Mail(
                self.clock(),
                str(message["To"]),
                str(message["Subject"]),
                str(message["Message-ID"]),
                taken,
                _text(message),
            )
        )
        if taken is Taken.AWAY:
            raise NoServer("de mailserver antwoordt niet")
        if taken is Taken.BOUNCED:
            raise PermanentFailure("550 onbekend adres")

    def _taken(self, message: EmailMessage) -> Taken:
        if self.away():
            return Taken.AWAY
        if BOUNCES in str(message["To"]):
            return Taken.BOUNCED
        return Taken.LOST if self.loses(message) else Taken.ACCEPTED


def _text(message: EmailMessage) -> str:
    """Return what a reader reads."""
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""
