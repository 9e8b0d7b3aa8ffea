"""A real mail server for one test, on this machine, that fails in the way asked for."""

import asyncio
import ssl
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from notifications.neutral import neutral_mail
from notifications.post import compose
from notifications.server import SmtpServer
from notifications.smtp import deliver_now
from tests.notifications.samples import LETTER, SENDER

HOST = "127.0.0.1"
RECIPIENT = "ouder@example.nl"
MESSAGE = compose(
    neutral_mail(LETTER),
    to=RECIPIENT,
    sender=SENDER,
    ident="<7@swv-voorbeeldstad.example>",
    at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
)


class Mailbox:
    """A mail server that keeps what it gets, and answers what the test tells it to."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.commands: list[str] = []
        self.received: list[bytes] = []

    async def _answer(self, command, server, otherwise="250 OK"):
        self.commands.append(command)
        answer = self.answers.get(command, otherwise)
        if answer == "hang":
            await asyncio.sleep(3)
        if answer == "drop":
            server.transport.abort()
        return answer

    async def handle_MAIL(self, server, _session, envelope, sender, _options):  # noqa: N802  aiosmtpd names it
        envelope.mail_from = sender
        return await self._answer("MAIL", server)

    async def handle_RCPT(self, server, _session, envelope, recipient, _options):  # noqa: N802  aiosmtpd names it
        envelope.rcpt_tos.append(recipient)
        return await self._answer("RCPT", server)

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802  aiosmtpd names it
        self.received.append(envelope.content)
        self.envelope = (envelope.mail_from, envelope.rcpt_tos)
        return await self._answer("DATA", server)


def in_clear(port: int) -> SmtpServer:
    return SmtpServer(host=HOST, port=port, start_tls=False, embedded=True)


def impatient(port: int) -> SmtpServer:
    return replace(in_clear(port), timeout=0.2, patience=0.2)


def deliver(mailbox, message=MESSAGE, *, to=in_clear, tls=None, **options) -> None:
    """Start a server on a free port, deliver to it from another thread, and stop it."""

    talks: list[SMTP] = []

    async def scene() -> None:
        loop = asyncio.get_running_loop()

        def talk() -> SMTP:
            talks.append(SMTP(mailbox, loop=loop, **options))
            return talks[-1]

        listening = await loop.create_server(talk, HOST, 0, ssl=tls)
        port = listening.sockets[0].getsockname()[1]
        try:
            await asyncio.to_thread(deliver_now, message, to(port))
        finally:
            listening.close()
            for server in talks:
                if isinstance(server.transport, asyncio.Transport):
                    server.transport.abort()
            await asyncio.sleep(0)

    asyncio.run(scene())


def make_certificate(folder: Path) -> Path:
    """Make a certificate for this machine that nobody trusts until told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "smtp.example")])
    now = datetime(2020, 1, 1, tzinfo=UTC)
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(built.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder


def of_server(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return context


@contextmanager
def serving(mailbox, *, tls=None, **options):
    """Run a server until the block ends; give its port."""
    loop = asyncio.new_event_loop()
    talks: list[SMTP] = []

    def talk() -> SMTP:
        talks.append(SMTP(mailbox, loop=loop, **options))
        return talks[-1]

    listening = loop.run_until_complete(loop.create_server(talk, HOST, 0, ssl=tls))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield listening.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_close(listening, talks), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(listening, talks) -> None:
    listening.close()
    for server in talks:
        if isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
