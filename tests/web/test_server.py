"""How the pages are served by several processes."""

import socket

import uvicorn

from casework.http import server
from casework.http.server import NoDelay


def test_a_shared_socket_does_not_hold_back_the_body_of_an_answer():
    config = NoDelay("casework.app:create", host="127.0.0.1", port=0, workers=2)
    with config.bind_socket() as bound:
        assert bound.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_process_that_is_only_slow_is_not_killed(monkeypatch):
    made = []

    class Supervisor:
        def __init__(self, config, sockets):
            made.append(config)
            for each in sockets:
                each.close()

        def run(self):
            """Serve nobody."""

    monkeypatch.setattr(server, "Multiprocess", Supervisor)
    server.serve("casework.app:create", host="127.0.0.1", port=0, workers=2)
    [config] = made
    ours = uvicorn.Config("casework.app:create").timeout_worker_healthcheck
    assert config.timeout_worker_healthcheck >= 4 * ours
