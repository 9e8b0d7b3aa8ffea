"""Where mail and text messages arrive: a folder on a small disk, and a gateway."""

import json
import re
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.links import link_in

_CODE = re.compile(r"code is ([0-9]{6})")
NOBODY = (0, "")


class PostOffice:
    """Reads what arrived. A letter is read once, when its file is there."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._seen: set[str] = set()
        self._links: dict[str, str] = {}
        self.codes: dict[str, tuple[int, str]] = {}
        self.arrived: list[str] = []
        self.broken: list[str] = []

    def look(self):
        """Read every letter that came since the last look.

        A name with a dot before it is a letter that is still being written.
        """
        for file in sorted(self.folder.glob("[!.]*.eml")):
            if file.name not in self._seen:
                self._seen.add(file.name)
                self._read(file)

    def _read(self, file):
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        if not message["Message-ID"] or not message["To"] or message.defects:
            self.broken.append(file.name)
            return
        self.arrived.append(message["Message-ID"])
        if "/l/" in message.as_string():
            self._links[str(message["To"])] = link_in(message)

    def link_to(self, address):
        """Return the path of the link in the last letter to somebody."""
        return self._links.get(address)

    def code_for(self, number):
        """Return the number of the last text message to a telephone, and its code."""
        return self.codes.get(number, NOBODY)

    def text(self, number, text):
        """Take a text message."""
        if found := _CODE.search(text):
            self.codes[number] = (self.code_for(number)[0] + 1, found[1])


@contextmanager
def gateway(post):
    """Run a gateway for text messages; give its address."""

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["content-length"])
            told = json.loads(self.rfile.read(size))
            post.text(told["to"], told["text"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_told):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sms"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
