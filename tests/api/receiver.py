"""A program that receives webhooks, on this machine: a real server in a thread."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer


class Receiver:
    """What came in, and how the next requests are answered."""

    def __init__(self):
        self.got = []
        self.answers = []
        self.headers = {}
        self.url = ""

    def next_status(self):
        return self.answers.pop(0) if self.answers else 204


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Say nothing: a sender that hangs up is part of the tests."""


@contextmanager
def receiving():
    """Run a receiver for as long as the block takes."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            receiver.got.append((self.path, dict(self.headers), body))
            status = receiver.next_status()
            if status is None:  # think longer than the sender waits
                time.sleep(2)
                return
            self.send_response(status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_):
            """Write nothing."""

    server: HTTPServer = _Server(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
