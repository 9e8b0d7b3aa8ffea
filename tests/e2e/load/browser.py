"""A person with a browser: keeps cookies, fills in forms, sends again what was lost.

Every person calls from an address of their own, as phones do. What was lost on the way
is asked again; a form is sent again as it was, with its own key.
"""

import asyncio
import re
import time
from html.parser import HTMLParser

import httpx

from tests.e2e.load.accountant import LATE

PATIENCE = httpx.Timeout(90.0)
AGAIN = 1.0
"""Seconds before somebody presses the button again."""
MOST_TRIES = 60
_COOKIE = re.compile(r"^([^=]+)=([^;]*)")


class GaveUp(Exception):
    """Nobody answered for a minute, or something else than was expected came."""


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.names: set[str] = set()
        self.places: set[str] = set()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "input" and told.get("type") == "hidden":
            self.hidden.setdefault(told["name"] or "", told.get("value") or "")
        if tag in {"input", "textarea", "select"}:
            self.names.add(told.get("name") or "")
        if tag == "a" and told.get("href"):
            self.places.add(told["href"] or "")


def read(page):
    """Return the hidden fields of a page, its fields, and where it leads."""
    forms = _Forms()
    forms.feed(page.text)
    return forms


class Browser:
    def __init__(self, url, accountant, address, cookies=()):
        self.url, self.accountant = url, accountant
        self.cookies = dict(cookies)
        way = httpx.AsyncHTTPTransport(verify=False, local_address=address)
        self.client = httpx.AsyncClient(
            base_url=url, transport=way, timeout=PATIENCE, follow_redirects=False
        )

    async def close(self):
        await self.client.aclose()

    async def once(self, kind, method, path, data=None):
        """Ask once; nothing when no answer came, or one that says: not now."""
        began = time.perf_counter()
        try:
            answer = await self.client.request(
                method, path, data=data, headers=self._headers(method)
            )
        except httpx.TransportError as lost:
            self.accountant.unanswered(kind, type(lost).__name__)
            return None
        self.accountant.answered(kind, answer.status_code, time.perf_counter() - began)
        self._keep(answer)
        return None if answer.status_code == LATE else answer

    async def ask(self, kind, method, path, data=None):
        """Ask until there is an answer."""
        for _ in range(MOST_TRIES):
            answer = await self.once(kind, method, path, data)
            if answer is not None:
                return answer
            await asyncio.sleep(AGAIN)
        raise GaveUp(f"{kind}: geen antwoord na {MOST_TRIES} keer")

    async def get(self, kind, path):
        return await self.ask(kind, "GET", path)

    async def follow(self, kind, path):
        """Open a page, and go where it leads."""
        answer = await self.get(kind, path)
        while answer.status_code == 303:
            answer = await self.get(kind, answer.headers["location"])
        return answer

    async def post(self, kind, path, data):
        return await self.ask(kind, "POST", path, data)

    def _headers(self, method):
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = {"origin": self.url} if method == "POST" else {}
        return {"cookie": told, **origin}

    def _keep(self, answer):
        """Keep the cookies; they are for TLS, which a proxy would end."""
        for line in answer.headers.get_list("set-cookie"):
            if found := _COOKIE.match(line):
                self.cookies[found[1]] = found[2]
