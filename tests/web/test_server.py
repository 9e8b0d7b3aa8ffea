"""How the pages are served by several processes."""

import socket

from casework.http.server import NoDelay


def test_a_shared_socket_does_not_hold_back_the_body_of_an_answer():
    config = NoDelay("casework.app:create", host="127.0.0.1", port=0, workers=2)
    with config.bind_socket() as bound:
        assert bound.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
