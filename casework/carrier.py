"""How letters leave the building: the one mail server of the installation."""

from casework.services.deliver import Carry
from casework.settings import Settings
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
