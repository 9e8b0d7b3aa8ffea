"""A scanner for viruses that speaks as clamd does, on this machine, and knows one."""

import socketserver
import threading
from contextlib import contextmanager

VIRUS = b"dit is een verzonnen virus"
LIMIT = 2_000_000


class Asked:
    """What a scanner was asked, what it saw, and what it always answers."""

    def __init__(self, answer):
        self.asked, self.seen, self.answer = [], [], answer
        self.place = ""


class _Talk(socketserver.StreamRequestHandler):
    """One INSTREAM: a command, pieces with their length, and one answer."""

    heard: Asked

    def handle(self):
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        self.heard.asked.append(said)
        content, length = b"", self._length()
        while length:
            piece = self.rfile.read(length)
            assert len(piece) == length, "a piece is as long as it says"
            content += piece
            if len(content) > LIMIT:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
            length = self._length()
        self.heard.seen.append(content)
        self.wfile.write(self.heard.answer or _judged(content))

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
    heard = Asked(answer)
    talk = type("Talk", (_Talk,), {"heard": heard})
    server: socketserver.BaseServer
    if path:
        server, heard.place = _Unix(str(path), talk), str(path)
    else:
        server = _Tcp(("127.0.0.1", 0), talk)
        heard.place = f"127.0.0.1:{server.socket.getsockname()[1]}"
    running = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    running.start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
        running.join()
