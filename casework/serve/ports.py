"""A free port on this machine."""

import socket

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """Ask the machine for a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
