"""A running `casework serve` under the load of one client, and its memory meanwhile."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from casework.bench.footprint.processes import Sample, below, sample
from casework.bench.http.asker import Asker, asker
from casework.bench.http.signed_in import SignedIn, sign_in
from casework.bench.http.site import DidNotStart
from casework.bench.place import SWV
from casework.bootstrap import office
from casework.demo.people import VOORZITTER, everyone
from casework.serve.ports import free_port
from casework.services.open_case import open_case
from casework.settings import Settings
from casework.work import Row, Work

_SERVE = (
    *(sys.executable, "-m", "casework.serve.leash"),
    *(sys.executable, "-m", "casework", "serve", "--leeg", "--json"),
)
"""On a leash: when the benchmark is killed, all of it ends."""
_LAST = 60.0
"""Seconds in which all of it may end by itself."""
CASES = 40
PAUSE = 0.1
"""Seconds between two requests: a person reads as well."""
_FACTS = {"notitie": "Gesproken met de school."}
_THERE = "select kenmerk, version from cases where tenant_id = %s and id = any(%s)"


@dataclass(frozen=True)
class Household:
    """A household that runs: its process, its pages, and how long it took to start."""

    pid: int
    home: Path
    port: int
    pages_after: float
    ready_after: float


@dataclass(frozen=True)
class Watched:
    """What was asked, and what the programs held in the meantime."""

    requests: int
    samples: list[Sample]


@contextmanager
def household(home: Path) -> Generator[Household, None, None]:
    """Run `casework serve` on an empty home, until the end."""
    port = free_port()
    env = {k: v for k, v in os.environ.items() if not k.startswith("CASEWORK_")}
    env |= {"CASEWORK_HOME": str(home), "CASEWORK_WEB_PORT": str(port)}
    began, pipe = time.monotonic(), subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  our own command
        _SERVE, env=env, stdin=pipe, stdout=pipe, start_new_session=True
    ) as process:
        try:
            said = {what: time.monotonic() - began for what in _said(process)}
            if "klaar" not in said:
                raise DidNotStart("casework serve stopte voordat alles draaide")
            yield Household(process.pid, home, port, said["pagina's"], said["klaar"])
        finally:
            for served in islice(below(process.pid), 1):
                os.kill(served, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):  # then the leash ends it
                process.wait(_LAST)


def watched(
    house: Household, seconds: float, every: float, tell: Callable[[str], None]
) -> Watched:
    """Ask pages and take steps for so long; look at the memory every so often."""
    with office(Settings(home=house.home)) as opened:
        desk = opened.desk
        chair = sign_in(desk, VOORZITTER)
        with desk.work(SWV) as work:
            made = [_opened(work) for _ in range(CASES)]
            rows = work.rows(_THERE, [SWV, made])
    with asker(house.port) as asked:
        return _watched(house, asked, _orders(chair, rows), (seconds, every), tell)


def _watched(
    house: Household,
    asked: Asker,
    orders: Iterator[dict[str, Any]],
    span: tuple[float, float],
    tell: Callable[[str], None],
) -> Watched:
    (seconds, every), began = span, time.monotonic()
    requests, samples = 0, [sample(house.pid, 0.0)]
    while (passed := time.monotonic() - began) < seconds:
        order = next(orders)
        [order["seen"]] = asked.ask([order], 1).seen
        requests += 1
        time.sleep(PAUSE)
        if passed - samples[-1].at >= every:
            samples.append(sample(house.pid, passed))
            tell(f"{passed / 60:.0f} van {seconds / 60:.0f} minuten onder belasting")
    return Watched(requests, [*samples, sample(house.pid, passed)])


def _orders(chair: SignedIn, rows: list[Row]) -> Iterator[dict[str, Any]]:
    """Give the work list, the page of a case and a note in it, case after case."""
    steps = [chair.step(k, "notitie_maken", _FACTS, seen) for k, seen in rows]
    for (kenmerk, _), step in cycle(zip(rows, steps, strict=True)):
        yield {**chair.page("/werklijst"), "seen": 0}
        yield {**chair.page(f"/zaken/{kenmerk}"), "seen": 0}
        yield step


def _opened(work: Work) -> UUID:
    return open_case(work, "ot", everyone(), by=VOORZITTER).case_id


def _said(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    """Give what the program says that is there, up to the last."""
    assert process.stdout  # noqa: S101  it was asked for
    for line in process.stdout:
        what = str(json.loads(line)["wat"])
        yield what
        if what == "klaar":
            return
