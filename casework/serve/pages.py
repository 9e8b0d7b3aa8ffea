"""The pages on this machine: their port, their address, and whether they answer."""

import socket
import sys
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from casework.serve.ports import LOOPBACK, free_port
from casework.settings import Settings


class PortTaken(Exception):
    """The port that was asked for is in use. One Dutch line."""

    def __init__(self, port: int) -> None:
        """Say what to do."""
        super().__init__(
            f"poort {port} is bezet: stop wat daar draait, of zet CASEWORK_WEB_PORT"
        )


@dataclass(frozen=True)
class Pages:
    """Where the pages are served, and the address that letters carry."""

    port: int
    url: str

    @property
    def command(self) -> tuple[str, ...]:
        """Return the command that serves them."""
        return (sys.executable, "-m", "casework", "web", "--port", str(self.port))

    @property
    def env(self) -> dict[str, str]:
        """Return what all programs must know of it: one address in every letter."""
        return {
            "CASEWORK_PUBLIC_URL": self.url,
            "CASEWORK_WEB_PORT": str(self.port),
        }

    def answer(self) -> bool:
        """Tell whether a request can be answered."""
        connection = HTTPConnection(LOOPBACK, self.port, timeout=5)
        try:
            connection.request("GET", "/gezond/live")
            return connection.getresponse().status == 200  # noqa: PLR2004  fine
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


def pages_of(settings: Settings) -> Pages:
    """Choose where the pages go. Raises `PortTaken`.

    A port that nobody asked for by name may be another one when it is in use; then the
    address follows, unless that was set.
    """
    port = settings.web_port
    if _in_use(port):
        if "web_port" in settings.model_fields_set:
            raise PortTaken(port)
        port = free_port()
    if "public_url" in settings.model_fields_set:
        return Pages(port, settings.public_url)
    return Pages(port, f"http://{LOOPBACK}:{port}")


def _in_use(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False
