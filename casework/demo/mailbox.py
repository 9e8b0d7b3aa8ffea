"""A real mail server on loopback that keeps what it gets, for demo and tests."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from notifications.server import SmtpServer

LOOPBACK = "127.0.0.1"


class Mailbox:
    """What the mail server received, in order."""

    def __init__(self) -> None:
        """Start empty."""
        self.messages: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802  the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep one message."""
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        self.messages.append(message_from_bytes(raw, policy=policy.default))
        return "250 bewaard"


@contextmanager
def mail_server() -> Generator[tuple[Mailbox, SmtpServer], None, None]:
    """Run a mail server on a free port; give its mailbox and how to reach it."""
    mailbox, port = Mailbox(), _free_port()
    controller = Controller(mailbox, hostname=LOOPBACK, port=port)
    controller.start()
    try:
        server = SmtpServer(host=LOOPBACK, port=port, start_tls=False, embedded=True)
        yield mailbox, server
    finally:
        controller.stop()


def _free_port() -> int:
    """Ask the machine for a free port; aiosmtpd cannot start on port 0 itself."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
