"""Who works for us outside: a mail server, a gateway for codes, a virus scanner."""

from casework.clock import Clock
from casework.services.clamd import Clamd
from casework.services.deliver import Carry
from casework.services.links.sms import Sms, SmsFolder, SmsGateway
from casework.services.scan_uploads import Scanner
from casework.settings import Settings
from notifications.loopback import is_loopback
from notifications.server import SmtpServer
from notifications.smtp import deliver_now

TLS_PORT = 465
"""The port of mail servers that speak TLS from the first byte."""


def carrier(settings: Settings) -> Carry | None:
    """Return what takes a message to the mail server, or nothing without one."""
    if settings.smtp_host is None:
        return None
    password = settings.smtp_password
    server = SmtpServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        username=settings.smtp_user,
        password=password.get_secret_value() if password else None,
        start_tls=settings.smtp_start_tls and settings.smtp_port != TLS_PORT,
        implicit_tls=settings.smtp_port == TLS_PORT,
        embedded=settings.embedded,
    )
    return lambda message: deliver_now(message, server)


def texter(settings: Settings, clock: Clock) -> Sms | None:
    """Return what takes a code to a telephone, or nothing when nobody does.

    An installation of which the mail stays on this machine keeps the codes in a folder.
    """
    if settings.sms_url and settings.sms_token:
        return SmsGateway(settings.sms_url, settings.sms_token.get_secret_value())
    host = settings.smtp_host
    if settings.embedded and (host is None or is_loopback(host)):
        return SmsFolder(settings.home / "sms", clock)
    return None


def scanner(settings: Settings) -> Scanner | None:
    """Return what looks for viruses, or nothing when this installation has none."""
    return Clamd(settings.clamd) if settings.clamd else None
