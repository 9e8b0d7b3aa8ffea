"""Ask pages over HTTP, from a process of its own: asking costs the server nothing.

    python casework/bench/http/load.py PORT

It imports nothing of the project. On stdin comes an order a line, on stdout goes what
came of it: `{"targets": [...], "times": 10}` asks every target ten times; each target
has a connection of its own that stays open, and all go at once. A target with a `form`
is a step: what it says it saw is the version that the answer before told.
"""

import asyncio
import json
import re
import sys
import uuid
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_VERSION = re.compile(rb"\r\nlocation: [^\r]*[?&]vastgelegd=(\d+)", re.IGNORECASE)
PATIENCE = 60.0
"""Seconds that one answer may take at most."""
_STATUS = slice(9, 12)
"""Where the status stands in `HTTP/1.1 200 OK`."""


@dataclass
class Target:
    """One address, who asks it, and the form that is sent if it is a step."""

    path: str
    cookie: str
    form: dict[str, str] | None = None
    seen: int = 0
    took: list[float] = field(default_factory=list)
    failed: int = 0
    wrong: str = ""

    def request(self, port: int) -> bytes:
        """Return the next request; a form gets a new key and the version seen."""
        head = f"Host: 127.0.0.1:{port}\r\nCookie: {self.cookie}\r\n"
        if self.form is None:
            return f"GET {self.path} HTTP/1.1\r\n{head}\r\n".encode()
        key = {"sleutel": uuid.uuid4().hex, "gezien": str(self.seen)}
        body = urlencode({**self.form, **key})
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        size = f"Content-Length: {len(body)}\r\n"
        return f"POST {self.path} HTTP/1.1\r\n{head}{kind}{size}\r\n{body}".encode()

    def heard(self, answer: bytes, took: float) -> None:
        """Count an answer: a page must be there, a step must be recorded."""
        self.took.append(took)
        recorded = _VERSION.search(answer) if self.form else None
        if recorded:
            self.seen = int(recorded[1])
        elif self.form or answer[_STATUS] != b"200":
            self.failed += 1
            self.wrong = answer[_STATUS].decode()


async def ask(port: int, target: Target, times: int) -> None:
    """Ask one target a number of times over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(times):
        began = perf_counter()
        writer.write(target.request(port))
        head = await reader.readuntil(b"\r\n\r\n")
        if length := _LENGTH.search(head):
            await reader.readexactly(int(length[1]))
        target.heard(head, perf_counter() - began)
    writer.close()
    await writer.wait_closed()


async def ask_all(port: int, targets: list[Target], times: int) -> None:
    """Ask all targets at once. Raises `TimeoutError` when an answer does not come."""
    async with asyncio.timeout(PATIENCE * times):
        await asyncio.gather(*(ask(port, target, times) for target in targets))


def told(targets: list[Target], seconds: float) -> dict[str, object]:
    """Return what came of an order."""
    return {
        "seconds": seconds,
        "took": [took for target in targets for took in target.took],
        "failed": sum(target.failed for target in targets),
        "wrong": sorted({target.wrong for target in targets if target.wrong}),
        "seen": [target.seen for target in targets],
    }


def main() -> None:
    """Carry out the orders of stdin until it ends."""
    port = int(sys.argv[1])
    for line in sys.stdin:
        order = json.loads(line)
        targets = [Target(**target) for target in order["targets"]]
        began = perf_counter()
        asyncio.run(ask_all(port, targets, order["times"]))
        seconds = perf_counter() - began
        sys.stdout.write(json.dumps(told(targets, seconds)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
