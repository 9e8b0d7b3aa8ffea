"""The real pages on a real port of this machine, and a real browser to look at them."""

import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from casework.app import create_app
from casework.bootstrap import Office
from casework.services.sessions import start_session
from casework.settings import Settings
from casework.web.visit import PARENT, STAFF, cookie_of
from tests.conftest import SWV

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
AXE = Path(__file__).parents[2] / "casework/web/node_modules/axe-core/axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def served(desk, home, sms=None):
    """Serve the pages of a desk; give their address. ``sms`` takes the codes."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = Settings(public_url=url, home=home)
    app = create_app(Office(desk, settings, None, sms))
    config = uvicorn.Config(app, port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        assert running.is_alive()
        time.sleep(0.02)
    try:
        yield url
    finally:
        server.should_exit = True
        running.join()


@contextmanager
def chromium():
    """Start the browser of Debian, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def looking(browser, url, size=DESK, *, scripts=False):
    """Give a page in a fresh window; no page of ours needs a script."""
    context = browser.new_context(
        base_url=url, viewport=size, java_script_enabled=scripts, locale="nl-NL"
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def sign_in(page, desk, url, actor):
    """Put the session of a member of staff in the window."""
    with desk.work(SWV) as work:
        token = start_session(work, actor.id, actor.role, mfa=True)
    _cookie(page, url, STAFF, token)


def come_in(page, desk, url, actor, case_id, party):
    """Put the session of a parent in the window, as the code would."""
    with desk.work(SWV) as work:
        token = start_session(
            work, actor.id, actor.role, mfa=True, case_id=case_id, party=party
        )
    _cookie(page, url, PARENT, token)


def _cookie(page, url, name, token):
    page.context.add_cookies(
        [
            {
                "name": name,
                "value": cookie_of(SWV, token),
                "url": url.replace("http://", "https://"),
                "secure": True,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )


def violations(page):
    """Return what axe finds wrong on a page, in one line each."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async rules => (await axe.run(document, {runOnly: rules})).violations
            .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))""",
        _RULES,
    )
    return [*found]


def is_too_wide(page):
    """Tell whether a reader must scroll sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
