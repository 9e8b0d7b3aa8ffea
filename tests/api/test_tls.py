"""A webhook over TLS: to the checked address, with the certificate of the name."""

import ssl
import subprocess
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from casework.services.webhook_address import Target
from casework.services.webhook_send import Event, NotDelivered, new_secret, send

NAME = "hoor.voorbeeld.test"
AT = datetime(2026, 9, 14, 9, tzinfo=UTC)
EVENT = Event("OT-1-2", "x", "signaleren", "OT-1", AT, 2)


class Receiver(HTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Quiet)
        self.hosts: list[str] = []

    def handle_error(self, request, client_address):
        """Say nothing: a sender that hangs up is the test."""


class Quiet(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        assert isinstance(self.server, Receiver)
        self.server.hosts.append(self.headers["Host"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Write nothing."""


@pytest.fixture
def server(tmp_path, monkeypatch):
    """Run a receiver with a certificate that this machine trusts for one name."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = (
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "3650",
    )
    name = ("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}")
    files = ("-keyout", str(key), "-out", str(cert))
    subprocess.run([*words, *name, *files], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    running = Receiver()
    running.socket = context.wrap_socket(running.socket, server_side=True)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def target(server, name):
    return Target("https", name, server.server_port, "/", "127.0.0.1")


def test_the_name_of_the_url_is_the_name_in_the_certificate(server):
    send(target(server, NAME), EVENT, new_secret(), AT)
    assert server.hosts == [f"{NAME}:{server.server_port}"]


def test_a_certificate_of_another_name_gets_nothing(server):
    with pytest.raises(NotDelivered, match="niet veilig"):
        send(target(server, "ander.voorbeeld.test"), EVENT, new_secret(), AT)
    assert server.hosts == []
