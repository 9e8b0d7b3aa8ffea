"""Where the post is handed in: the one mail server, and the TLS it must speak."""

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from notifications.loopback import is_loopback


class UnsafeServer(ValueError):
    """A mail server that would be spoken to in clear."""


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """The one mail server. Without TLS only on this machine, in embedded mode.

    ``start_tls`` upgrades (port 587), ``implicit_tls`` starts with TLS (port 465).
    ``ca_file`` trusts one more authority; nothing switches verification off.
    ``timeout`` is in seconds, for each answer of the server; ``patience`` for the
    answer to the message itself. With these a delivery ends within 5 minutes.
    """

    host: str
    port: int = 587
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    start_tls: bool = True
    implicit_tls: bool = False
    embedded: bool = False
    ca_file: Path | None = None
    timeout: float = 10.0
    patience: float = 60.0

    def __post_init__(self) -> None:
        """Refuse a server that would read the post in clear."""
        if self.start_tls and self.implicit_tls:
            raise UnsafeServer("kies start_tls (poort 587) of implicit_tls (poort 465)")
        clear = not (self.start_tls or self.implicit_tls)
        if clear and not (self.embedded and is_loopback(self.host)):
            raise UnsafeServer(f"zonder TLS gaat er geen post naar {self.host}")

    def tls(self) -> ssl.SSLContext:
        """Return the rules of the encrypted connection: verified, TLS 1.2 or newer."""
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.ca_file:
            context.load_verify_locations(self.ca_file)
        return context
