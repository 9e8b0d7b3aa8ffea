"""Where a webhook may go: outside, over TLS, and never to a machine in the house.

A name is looked up when the message leaves, and the message goes to the very address
that was checked: a name that answers differently the second time gets nothing.
"""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from notifications.loopback import is_loopback

Address = IPv4Address | IPv6Address
Lookup = Callable[[str, int], list[str]]

_PLAIN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[!-~]*)?")
_LONGEST = 500
_TLS = 443
_HTTP = 80
_THROUGH = (IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16"))
"""Addresses that carry an IPv4 address, which could be one in the house."""


class BadAddress(ValueError):
    """A webhook cannot go there. One Dutch line."""


@dataclass(frozen=True)
class Target:
    """Where one message goes: the address that was checked, and the name it had."""

    scheme: str
    host: str
    port: int
    path: str
    address: str

    @property
    def url(self) -> str:
        """Return the URL of the checked address."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def check_address(url: str, *, local: bool) -> None:
    """Raise `BadAddress` when a webhook may never go to this URL.

    ``local``: this installation runs on one machine, and may call itself.
    """
    _split(url, local=local)


def target_of(url: str, *, local: bool, lookup: Lookup = look_up) -> Target:
    """Return where a message to this URL goes now, or raise `BadAddress`."""
    parts = _split(url, local=local)
    host = parts.hostname or ""
    port = parts.port or (_TLS if parts.scheme == "https" else _HTTP)
    try:
        found = lookup(host, port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise BadAddress("De naam van dit adres bestaat niet.")
    at_home = local and is_loopback(host)
    if not all(_allowed(ip_address(each), at_home=at_home) for each in found):
        raise BadAddress("Dit adres ligt niet buiten dit netwerk.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, found[0])


def _split(url: str, *, local: bool) -> SplitResult:
    parts = _parts(url)
    host = parts.hostname or ""
    if is_loopback(host) and local:
        return parts
    if parts.scheme != "https":
        raise BadAddress("Een webhook gaat alleen over https.")
    if is_loopback(host) or _is_inside(host):
        raise BadAddress("Dit adres ligt niet buiten dit netwerk.")
    return parts


def _parts(url: str) -> SplitResult:
    strange = BadAddress("Dit is geen adres van een webpagina.")
    if len(url) > _LONGEST or not _PLAIN.fullmatch(url) or "#" in url:
        raise strange
    try:
        parts = urlsplit(url)
        known = parts.hostname and parts.port != 0
    except ValueError:
        raise strange from None
    if not known:
        raise strange
    return parts


def _is_inside(host: str) -> bool:
    try:
        return not _allowed(ip_address(host), at_home=False)
    except ValueError:
        return False


def _allowed(address: Address, *, at_home: bool) -> bool:
    if at_home:
        return address.is_loopback
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return _allowed(address.ipv4_mapped, at_home=False)
        if any(address in network for network in _THROUGH):
            return False
    return address.is_global and not address.is_multicast
