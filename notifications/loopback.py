"""Which host names mean this machine, and nothing else. Pure: no name is looked up."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Say whether this host is the machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
