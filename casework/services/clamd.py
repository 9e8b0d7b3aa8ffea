"""Ask the virus scanner (clamd) about some bytes: the INSTREAM command of ClamAV.

The bytes go in pieces, each after its length; nothing is written to a disk. An answer
that is not understood is no answer: the document stays unscanned.
"""

import socket
from dataclasses import dataclass
from pathlib import Path

from casework.models import Scan

_ASK = b"zINSTREAM\0"
_PIECE = 65_536
_LENGTH = 4
_LONGEST_ANSWER = 4_096
PATIENCE = 20.0
"""Seconds for each step of the talk; a page waits for it."""


class ScannerAway(Exception):
    """The scanner did not answer, or not in a way that can be understood."""


@dataclass(frozen=True)
class Clamd:
    """The scanner, at ``host:port`` or at a socket of this machine (``/run/...``)."""

    place: str

    def __call__(self, content: bytes) -> Scan:
        """Return whether these bytes are clean. Raises `ScannerAway`."""
        try:
            with self._connected() as line:
                answer = _talk(line, content)
        except OSError as fault:
            raise ScannerAway(type(fault).__name__) from None
        return _understood(answer)

    def _connected(self) -> socket.socket:
        if self.place.startswith("/"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(PATIENCE)
            try:
                line.connect(str(Path(self.place)))
            except OSError:
                line.close()
                raise
            return line
        host, _, port = self.place.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), PATIENCE)


def _talk(line: socket.socket, content: bytes) -> bytes:
    """Send the bytes, and read the answer. One that is too much is cut off by clamd."""
    try:
        line.sendall(_ASK)
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            line.sendall(len(piece).to_bytes(_LENGTH, "big") + piece)
        line.sendall(bytes(_LENGTH))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it can have said why before it hung up
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        more = line.recv(_LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer


def _understood(answer: bytes) -> Scan:
    """Read ``stream: OK`` or ``stream: NAME FOUND``; anything else is no answer."""
    said = answer.removesuffix(b"\0").strip()
    if said == b"stream: OK":
        return Scan.SCHOON
    if said.startswith(b"stream: ") and said.endswith(b" FOUND"):
        return Scan.BESMET
    raise ScannerAway("onbekend antwoord")
