"""A mail server on this machine that keeps every message as a file, to look at.

For an installation that has no mail server yet. A message is only accepted when its
file is on the disk; while the disk is full it is asked to come back later.
"""

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from casework.clock import utc_now
from casework.ids import new_id
from casework.serve.ports import LOOPBACK, free_port

log = logging.getLogger("casework.mail")
_FULL = "421 4.3.1 geen plaats op de schijf, probeer het later"
"""Not now, and not only this letter: after a 5xx it would count as refused for good."""


class MailFolder:
    """Keeps messages as files; their names are in the order of arrival."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, made when absent, that only we can read."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder

    async def handle_DATA(  # noqa: N802  the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep one message, or say that it cannot be kept now."""
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        try:
            self.keep(raw)
        except OSError as fault:
            log.error("mail niet bewaard: %s", fault.strerror)  # noqa: TRY400  no trace
            return _FULL
        return "250 bewaard"

    def keep(self, raw: bytes) -> None:
        """Write one message to the disk: whole, or not at all."""
        name = f"{new_id(utc_now())}.eml"
        fresh = self.folder / f".{name}"
        try:
            with fresh.open("xb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            fresh.rename(self.folder / name)
        finally:
            fresh.unlink(missing_ok=True)


@contextmanager
def mail_folder(folder: Path) -> Generator[int, None, None]:
    """Run the mail server on a free port of this machine; give the port."""
    port = free_port()
    controller = Controller(MailFolder(folder), hostname=LOOPBACK, port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
