"""The real application in a process of its own, on the database of the bench."""

import base64
import os
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from psycopg import Connection

from casework.bench.http.by_hand import ADDRESS
from casework.bench.place import Bench, Office, plain
from casework.rights import APP
from casework.serve.pages import Pages
from casework.serve.ports import LOOPBACK, free_port
from casework.work import Row

LOGIN = "bench_run"
"""Who the application is in the database: a member of its role, no more."""
_PROGRAM = """
import os, sys, threading
import uvicorn
from casework.app import create
from casework.bench.http.by_hand import with_page
from casework.http.log_lines import LOGGING
def end_with_parent():
    sys.stdin.read()
    os._exit(0)
threading.Thread(target=end_with_parent, daemon=True).start()
uvicorn.run(with_page(create()), host="127.0.0.1", port=int(sys.argv[1]),
    log_config=LOGGING, access_log=False, server_header=False)"""
"""What `casework web` runs with one process, with the page by hand beside it. As text:
the benchmark stands below the application and knows it by name only."""
_KEY = base64.b64encode(bytes(32)).decode()
_PATIENCE = 180.0
"""Seconds in which it must answer, on a machine that is very busy."""
_PIDS = "select pid from pg_stat_activity where usename = %s"
_OF_PROCESS = 2
"""Which clock of another process Linux is asked for: all CPU time of all threads."""


class DidNotStart(RuntimeError):
    """The application did not come up."""


@dataclass(frozen=True)
class Site:
    """A running application, and a look at its backends."""

    port: int
    pid: int
    owner: Connection[Row]

    def cpu(self) -> float:
        """Return the CPU seconds so far of the application and all its backends."""
        pids = [self.pid, *(pid for (pid,) in self.owner.execute(_PIDS, [LOGIN]))]
        return sum(_cpu_of(pid) for pid in pids)

    def page(self, path: str, cookie: str) -> str:
        """Return a page as it is sent."""
        connection = HTTPConnection(LOOPBACK, self.port, timeout=10)
        connection.request("GET", path, headers={"Cookie": cookie})
        found = connection.getresponse().read().decode()
        connection.close()
        return found


@contextmanager
def site(bench: Bench, office: Office, name: str) -> Generator[Site, None, None]:
    """Serve the application on an office, in one process, until the end."""
    bench.server.create_login(LOGIN, APP)
    url = bench.server.url(name, role=LOGIN)
    env = {
        **{k: v for k, v in os.environ.items() if not k.startswith("CASEWORK_")},
        "CASEWORK_HOME": str(bench.folder / "thuis"),
        "CASEWORK_DATABASE_URL": url,
        "CASEWORK_KEYSTORE_URL": f"sqlite:///{bench.keys(name)}",
        "CASEWORK_MASTER_KEY": _KEY,
        ADDRESS: plain(url),
    }
    port = free_port()
    with (
        _running([sys.executable, "-c", _PROGRAM, str(port)], env, bench.folder) as web,
        office.owner() as owner,
    ):
        _wait(port, web, bench.folder)
        yield Site(port, web.pid, owner)


@contextmanager
def _running(
    command: Sequence[str], env: dict[str, str], folder: Path
) -> "Generator[subprocess.Popen[bytes], None, None]":
    with (
        (folder / "site.log").open("a") as log,
        subprocess.Popen(  # noqa: S603  our own programs
            command,
            env=env,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def _wait(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    last = time.monotonic() + _PATIENCE
    while not Pages(port, "").answer():
        if process.poll() is not None or time.monotonic() > last:
            told = (folder / "site.log").read_text("utf-8").strip().splitlines()
            raise DidNotStart(told[-1] if told else "de pagina's starten niet")
        time.sleep(0.1)


def _cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process with all its threads; 0 when it is gone."""
    try:
        return time.clock_gettime((~pid << 3) | _OF_PROCESS)
    except OSError:
        return 0.0
