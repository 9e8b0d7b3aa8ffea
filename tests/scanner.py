"""A scanner for viruses that speaks as clamd does, on this machine, and knows one."""

import socketserver
import threading
from contextlib import contextmanager

VIRUS = b"dit is een verzonnen virus"
LIMIT = 2_000_000


class _Talk(socketserver.StreamRequestHandler):
    """One INSTREAM: a command, pieces with their length, and one answer."""

    def handle(self):
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        self.server.asked.append(said)
        content, length = b"", self._length()
        while length:
            piece = self.rfile.read(length)
            assert len(piece) == length, "a piece is as long as it says"
            content += piece
            if len(content) > LIMIT:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
            length = self._length()
        self.server.seen.append(content)
        self.wfile.write(self.server.answer or _judged(content))

    def _length(self):
        return int.from_bytes(self.rfile.read(4), "big")


def _judged(content):
    return b"stream: Verzonnen.Virus FOUND\0" if VIRUS in content else b"stream: OK\0"


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def clamd(path=None, answer=b""):
    """Run a scanner on a port, or on a socket at ``path``; give it with its place."""
    server = _Unix(str(path), _Talk) if path else _Tcp(("127.0.0.1", 0), _Talk)
    server.asked, server.seen, server.answer = [], [], answer
    running = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    running.start()
    try:
        server.place = str(path) if path else f"127.0.0.1:{server.server_address[1]}"
        yield server
    finally:
        server.shutdown()
        server.server_close()
        running.join()
