"""From which network somebody calls: as much of an address as we count by, or keep."""

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

UNKNOWN = "onbekend"


def network(address: str, lengths: Mapping[int, int]) -> str:
    """Return the network of an address; ``lengths`` are the bits of it by IP version.

    A socket that listens to both kinds writes an IPv4 address inside an IPv6 one: that
    is still the IPv4 address, or all of IPv4 would be one caller.
    """
    try:
        parsed = _plain(ip_address(address.partition("%")[0]))
    except ValueError:
        return UNKNOWN
    return str(ip_network((parsed, lengths[parsed.version]), strict=False))


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
