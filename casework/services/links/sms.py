"""How a code leaves: by text message, through the gateway of the installation.

The message goes to a number and holds a code, and neither is ever in a log line or in
the text of an error.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx

from casework.clock import Clock
from casework.ids import new_id

PATIENCE = httpx.Timeout(5.0)
"""Seconds that a parent waits for the gateway before the page says: call us."""


class SmsFailed(Exception):
    """The message is not known to have left. Says nothing about to whom, or what."""


class Sms(Protocol):
    """What takes a text message out of the building."""

    def __call__(self, number: str, text: str, ident: str) -> None:
        """Send ``text`` to ``number`` (E.164), or raise `SmsFailed`.

        ``ident`` is the same at every try, so that a gateway can see a repeat.
        """


@dataclass(frozen=True)
class SmsFolder:
    """Keeps every message as a file that only we can read: nothing leaves."""

    folder: Path
    clock: Clock

    def __call__(self, number: str, text: str, ident: str) -> None:
        """Write one message: the number, an empty line, the text."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self.folder / f".{ident}"
            with os.fdopen(_private(fresh), "w", encoding="utf-8") as file:
                file.write(f"Aan: {number}\n\n{text}\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.rename(self.folder / f"{new_id(self.clock())}.txt")
        except OSError as fault:
            raise SmsFailed(type(fault).__name__) from None


@dataclass(frozen=True)
class SmsGateway:
    """Posts every message as JSON to the gateway of a provider."""

    url: str
    token: str = field(repr=False)

    def __call__(self, number: str, text: str, ident: str) -> None:
        """Hand one message over; any answer but 2xx is a failure."""
        try:
            answer = httpx.post(
                self.url,
                json={"to": number, "text": text, "id": ident},
                headers={"Authorization": f"Bearer {self.token}"},
                timeout=PATIENCE,
                follow_redirects=False,
            )
        except httpx.HTTPError as fault:
            raise SmsFailed(type(fault).__name__) from None
        if not answer.is_success:
            raise SmsFailed(f"de sms-dienst antwoordde {answer.status_code}")


def _private(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
