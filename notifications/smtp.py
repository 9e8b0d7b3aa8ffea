"""Hand one message to the mail server, over TLS, and say exactly how that went.

Ways to fail, for they ask for different things: `TemporaryFailure` is tried again,
`PermanentFailure` never (``niet_bezorgd``), and after `Unknown` the message may have
arrived: it is tried again with the same Message-ID. With `NoServer` it is the server
that fails and not the message: the next message has to wait as well. Never straight to
the server of the recipient: DANE and MTA-STS are the work of the one smarthost.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP

import aiosmtplib

from notifications.post import envelope
from notifications.server import SmtpServer

_PERMANENT = 500
_CLOSING = 421


class Undelivered(Exception):
    """A message that is not known to have arrived. One Dutch line."""


class TemporaryFailure(Undelivered):
    """The message did not go out; a later try may succeed."""


class NoServer(TemporaryFailure):
    """The server is away, silent or not to be trusted: no message would go out."""


class PermanentFailure(Undelivered):
    """This recipient or this message is refused for good."""


class Unknown(Undelivered):
    """The connection broke after the message was handed over: it may have arrived."""


async def send(message: EmailMessage, server: SmtpServer) -> None:
    """Deliver to the one recipient. Raises `Undelivered` or `NotPostable`."""
    sender, recipient = envelope(message)
    async with _connected(server, hello=sender.rpartition("@")[2]) as client:
        await _address(client, sender, recipient)
        await _hand_over(client, message.as_bytes(policy=SMTP), server.patience)
        with suppress(aiosmtplib.SMTPException, OSError):
            await client.quit()


def deliver_now(message: EmailMessage, server: SmtpServer) -> None:
    """Deliver from code that is not asynchronous; raises what `send` raises."""
    asyncio.run(send(message, server))


@asynccontextmanager
async def _connected(server: SmtpServer, hello: str) -> AsyncIterator[aiosmtplib.SMTP]:
    try:
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            local_hostname=hello,
            timeout=server.timeout,
            use_tls=server.implicit_tls,
            start_tls=server.start_tls,
            tls_context=server.tls(),
        )
        await client.connect()
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise NoServer(_line("geen veilige verbinding", failure)) from failure
    transport = client.transport
    try:
        await _log_in(client, server)
        yield client
    finally:
        client.close()
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()  # nothing is said any more: do not wait for a goodbye
        await asyncio.sleep(0)  # the loop closes the socket


async def _log_in(client: aiosmtplib.SMTP, server: SmtpServer) -> None:
    if server.username is None:
        return
    try:
        await client.login(server.username, server.password or "")
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise NoServer(_line("niet ingelogd", failure)) from failure


async def _address(client: aiosmtplib.SMTP, sender: str, recipient: str) -> None:
    try:
        await client.mail(sender)
        await client.rcpt(recipient)
    except aiosmtplib.SMTPRecipientRefused as failure:
        raise _refusal(failure) from failure
    except aiosmtplib.SMTPResponseException as failure:
        raise _turned_away(failure) from failure
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise NoServer(_line("de server zwijgt", failure)) from failure


async def _hand_over(client: aiosmtplib.SMTP, content: bytes, patience: float) -> None:
    try:
        await client.data(content, timeout=patience)
    except aiosmtplib.SMTPResponseException as failure:
        raise _refusal(failure) from failure
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise Unknown(_line("misschien aangekomen", failure)) from failure


def _refusal(failure: aiosmtplib.SMTPResponseException) -> Undelivered:
    if failure.code >= _PERMANENT:
        return PermanentFailure(_line("geweigerd", failure))
    return _turned_away(failure)


def _turned_away(failure: aiosmtplib.SMTPResponseException) -> TemporaryFailure:
    kind = NoServer if failure.code == _CLOSING else TemporaryFailure
    return kind(_line("niet aangenomen", failure))


def _line(what: str, failure: Exception) -> str:
    return " ".join(f"{what}: {failure}".split())
