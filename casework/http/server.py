"""Run an application with uvicorn, in one process or several."""

import socket

import uvicorn
from uvicorn.supervisors import Multiprocess

from casework.http.log_lines import LOGGING

LAST_SECONDS = 10
"""So long may a request that runs go on when the program has to end."""
HUNG = 20
"""After so many seconds of silence a process counts as hung and is killed, with every
request in it. On a machine that is too busy five seconds are nothing; and one that is
killed while it is asked is missed only after these seconds (both measured)."""


class NoDelay(uvicorn.Config):
    """Several processes share a socket that sends at once.

    One that uvicorn makes for them waits for an acknowledgement before it sends the
    body after the headers: 40 ms a request, measured.
    """

    def bind_socket(self) -> socket.socket:
        """Return the socket of all processes."""
        bound = super().bind_socket()
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return bound


def serve(
    app: str, *, host: str, port: int, workers: int, factory: bool = False
) -> None:
    """Serve an application, named as ``module:name``, until somebody ends it."""
    config = NoDelay(
        app,
        factory=factory,
        host=host,
        port=port,
        workers=workers,
        log_config=LOGGING,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=LAST_SECONDS,
        timeout_worker_healthcheck=HUNG,
    )
    if workers > 1:
        Multiprocess(config, sockets=[config.bind_socket()]).run()
        return
    uvicorn.Server(config).run()
