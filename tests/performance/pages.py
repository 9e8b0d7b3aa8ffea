"""What the page of a case costs, as a ratio to an empty route: `docs/performance.md`.

    python -m tests.performance.pages

A chair looks at an OT case with its OPP, signatures, TLV and zienswijzen, and a hundred
entries in the journal. An empty FastAPI route is served by as many processes; both are
asked in turns, in one run, by Debian's `wrk` with eight connections.
"""

import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from fastapi import FastAPI

from casework.bootstrap import office
from casework.demo.first_start import prepare
from casework.demo.people import VOORZITTER
from casework.serve.ports import free_port
from casework.services.advance import advance
from casework.services.sessions import start_session
from casework.settings import Settings
from casework.web.visit import STAFF, cookie_of
from tests.conftest import SWV

ENTRIES = 100
ROUNDS = 5
SECONDS = 5
CONNECTIONS = 8
_FIND = """
select c.id, c.kenmerk, c.version from cases c where c.tenant_id = %s
    and c.process = 'ot' and c.state = 'uitvoeren' and exists (
    select from cases t where t.parent_id = c.id and t.process = 'tlv')
order by c.opened_at limit 1"""
_TOLD = re.compile(r"(50|99)%\s+([\d.]+)(us|ms|s)\b")
_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}

empty = FastAPI(openapi_url=None)


@empty.get("/")
def nothing() -> dict[str, str]:
    return {}


def main():
    with TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        with office(settings) as opened:
            prepare(opened, settings.public_url, lambda _: None)
            path, cookie = _case(opened.desk)
            for workers in (1, 2):
                _measure(home, workers, path, cookie)


def _case(desk):
    """Return the page of a case with a hundred entries, and who may see it."""
    with desk.work(SWV) as work:
        [(case_id, kenmerk, version)] = work.rows(_FIND, [SWV])
        facts = {"notitie": "Gesproken met de ouders."}
        for _ in range(ENTRIES - version):
            advance(work, case_id, "notitie_maken", by=VOORZITTER, facts=facts)
        token = start_session(work, VOORZITTER.id, VOORZITTER.role, mfa=True)
    return f"/zaken/{kenmerk}", f"{STAFF}={cookie_of(SWV, token)}"


def _measure(home, workers, path, cookie):
    env = {**os.environ, "CASEWORK_HOME": home}
    ours = ("casework.app:create", True)
    nobody = ("tests.performance.pages:empty", False)
    found: dict[str, list[tuple[float, float]]] = {"page": [], "floor": []}
    with ExitStack() as stack:
        at = {
            "page": stack.enter_context(_served(ours, workers, env)) + path,
            "floor": stack.enter_context(_served(nobody, workers, env)) + "/",
        }
        for url in at.values():
            _ask(url, cookie, 2)
        for _ in range(ROUNDS):
            for what, url in at.items():
                found[what].append(_ask(url, cookie, SECONDS))
    page, floor = _middle(found["page"]), _middle(found["floor"])
    sys.stdout.write(
        f"{workers} workers: page p50 {page[0]:.1f} p99 {page[1]:.1f} ms, "
        f"floor p50 {floor[0]:.1f} p99 {floor[1]:.1f} ms, "
        f"ratio p50 {page[0] / floor[0]:.1f} p99 {page[1] / floor[1]:.1f}\n"
    )


def _middle(told):
    return median(p50 for p50, _ in told), median(p99 for _, p99 in told)


@contextmanager
def _served(app, workers, env):
    port = free_port()
    name, factory = app
    program = (
        "from casework.http.server import serve; "
        f"serve({name!r}, host='127.0.0.1', port={port}, workers={workers}, "
        f"factory={factory})"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=env, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers(port):
            assert process.poll() is None
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/gezond/live")
        connection.getresponse()
    except OSError:
        return False
    else:
        return True
    finally:
        connection.close()


def _ask(url, cookie, seconds):
    """Return the p50 and the p99 in milliseconds."""
    asked = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    told = subprocess.run(
        [*asked, "-H", f"Cookie: {cookie}", url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Non-2xx" not in told, told
    found = {at: float(n) * _MS[unit] for at, n, unit in _TOLD.findall(told)}
    return found["50"], found["99"]


if __name__ == "__main__":
    main()
