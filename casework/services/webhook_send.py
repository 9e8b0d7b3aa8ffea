"""Send one event to one receiver: signed, to the address that was checked, once.

After the conventions of Standard Webhooks: the signature is an HMAC-SHA256 over the id,
the moment and the body. A redirect is not followed, and an answer is not read.
"""

import asyncio
import base64
import hmac
import json
import logging
import secrets
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import httpx

from casework.services.webhook_address import Target

SECRET = "whsec_"  # noqa: S105  what a secret begins with, and not one
_SECRET_BYTES = 32
PATIENCE = 10.0
"""Seconds that a receiver may think, all in all."""
_OK = range(200, 300)

logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log the whole URL


class NotDelivered(Exception):
    """The receiver did not say that it has the event. One Dutch line."""


@dataclass(frozen=True)
class Event:
    """That a case moved. Which case and which step: no name, no fact."""

    ident: str
    source: str
    action: str
    subject: str
    at: datetime
    version: int

    def body(self) -> bytes:
        """Return the event as CloudEvents 1.0 writes it in JSON."""
        told: dict[str, Any] = {
            "specversion": "1.0",
            "id": self.ident,
            "source": self.source,
            "type": f"nl.casework.zaak.{self.action}",
            "subject": self.subject,
            "time": self.at.isoformat(),
            "datacontenttype": "application/json",
            "data": {"version": self.version},
        }
        return json.dumps(told).encode()


def new_secret() -> str:
    """Draw the secret that a receiver checks signatures with."""
    drawn = secrets.token_bytes(_SECRET_BYTES)
    return SECRET + base64.b64encode(drawn).decode()


def headers_of(event: Event, secret: str, at: datetime) -> dict[str, str]:
    """Return the headers that prove who sent this body, and when."""
    stamp = int(at.timestamp())
    key = base64.b64decode(secret.removeprefix(SECRET))
    signed = f"{event.ident}.{stamp}.".encode() + event.body()
    mac = base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
    return {
        "Content-Type": "application/cloudevents+json; charset=utf-8",
        "User-Agent": "casework",
        "webhook-id": event.ident,
        "webhook-timestamp": str(stamp),
        "webhook-signature": f"v1,{mac}",
    }


def send(target: Target, event: Event, secret: str, at: datetime) -> None:
    """Deliver an event, or raise `NotDelivered`."""
    deliver(target, event.body(), headers_of(event, secret, at))


def deliver(target: Target, body: bytes, headers: Mapping[str, str]) -> None:
    """Post a body to the address that was checked, or raise `NotDelivered`."""
    sent = {**headers, "Host": _host(target)}
    try:
        status = asyncio.run(_post(target, body, sent))
    except TimeoutError:
        raise NotDelivered("De ontvanger antwoordde niet op tijd.") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError):
        raise NotDelivered("De ontvanger was niet veilig te bereiken.") from None
    if status not in _OK:
        raise NotDelivered(f"De ontvanger antwoordde met {status}.")


async def _post(target: Target, body: bytes, headers: dict[str, str]) -> int:
    """Return the status; the name of the certificate must be that of the URL."""
    async with (
        asyncio.timeout(PATIENCE),
        httpx.AsyncClient(
            trust_env=False, timeout=PATIENCE, verify=ssl.create_default_context()
        ) as client,
        client.stream(
            "POST",
            target.url,
            content=body,
            headers=headers,
            extensions={"sni_hostname": target.host},
        ) as answer,
    ):
        return answer.status_code


def _host(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{host}:{target.port}"
