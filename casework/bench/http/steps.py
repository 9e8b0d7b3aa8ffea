"""(e) A step as a chair sends it: a form over HTTP, beside the floor of one client.

Eight connections, each in cases of its own; the application is one process. What it
costs is the CPU time of the application and its backends. The generator is not counted.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import cycle
from time import perf_counter
from typing import Any
from uuid import UUID

from psycopg import Connection

from casework.bench.advance import flooring
from casework.bench.honest import check
from casework.bench.http.asker import Asker, WrongAnswer, asker
from casework.bench.http.signed_in import SignedIn, sign_in
from casework.bench.http.site import DidNotStart, Site, site
from casework.bench.http.turns import Aim, Slice, Take, by_turns
from casework.bench.pace import Ratios, cpu_seconds
from casework.bench.people import VOORZITTER
from casework.bench.place import FLOOR, SWV, Bench, Office, plain
from casework.bench.result import Result
from casework.bench.stock import ACTION, planned, stocked
from casework.clock import utc_now
from casework.work import Row

AIM = Aim(
    "http_step",
    "een stap over HTTP, 8 verbindingen, 1 proces",
    0.55,
    "Zo komt bijna elke stap binnen: met sessie, formulier en controle.",
)
CONNECTIONS = 8
_NAME = "stappen"
_CASES, _FEW = 5_000, 200
_OPENED = CONNECTIONS * 5
"""Cases of which the pages can be shown: each opened by itself, with names."""
_AHEAD = timedelta(days=42)
_THERE = "select kenmerk, version from cases where tenant_id = %s and id = any(%s)"


def measure(bench: Bench) -> Sequence[Result]:
    """Measure, or say why that could not be."""
    try:
        return [_measured(bench)]
    except (DidNotStart, WrongAnswer) as error:
        return [AIM.silent(error)]


def _measured(bench: Bench) -> Result:
    """Let eight connections take steps, and the floor take its own, by turns."""
    with bench.office(_NAME) as office:
        stock = stocked(office, bench.few(_CASES, _FEW), (SWV, FLOOR))
        ids = [planned(office) for _ in range(bench.few(_OPENED, CONNECTIONS))]
        with (
            Connection.connect(plain(office.url)) as bare,
            site(bench, office, _NAME) as served,
            asker(served.port) as asked,
        ):
            floor = flooring(bare, office, stock, bench.seed)
            office.clock.moment = utc_now()
            posts = _posts(office, ids, sign_in(office.desk, VOORZITTER))
            steps = bench.few(40, CONNECTIONS)
            ground = partial(_floor_slice, floor, bare, steps)
            taken = partial(_step_slice, served, asked, posts, steps)
            found = AIM.decided(_race(bench, ground, taken))
        check(office)
    return AIM.reached(found)


def _race(bench: Bench, floor: Take, step: Take) -> Callable[[], Ratios]:
    tell = partial(bench.tell, "stappen over HTTP en de vloer, om en om")
    return lambda: by_turns(floor, step, bench.few(20, 2), tell)


def _floor_slice(step: Callable[[], None], bare: Connection[Row], steps: int) -> Slice:
    pids = [bare.info.backend_pid]
    cpu, began = cpu_seconds(pids), perf_counter()
    for _ in range(steps):
        step()
    seconds = perf_counter() - began
    return Slice(steps, cpu_seconds(pids) - cpu, seconds, [seconds / steps])


def _step_slice(
    served: Site, asked: Asker, posts: Iterator[list[dict[str, Any]]], steps: int
) -> Slice:
    """Let each connection take its part of the steps in a case of its own."""
    targets, times = next(posts), max(steps // CONNECTIONS, 1)
    before = served.cpu()
    heard = asked.ask(targets, times)
    cpu, number = served.cpu() - before, len(heard.took)
    for target, seen in zip(targets, heard.seen, strict=True):
        target["seen"] = seen
    return Slice(number, cpu, heard.seconds, [heard.seconds / number])


def _posts(
    office: Office, ids: list[UUID], chair: SignedIn
) -> Iterator[list[dict[str, Any]]]:
    """Give the steps of eight connections, in other cases each time."""
    to = (office.clock() + _AHEAD).date().isoformat()
    facts = {"overleg_op": to, "overleg_tijd": "15.30 uur"}
    with office.desk.work(SWV) as work:
        rows = work.rows(_THERE, [SWV, ids])
    made = [chair.step(kenmerk, ACTION, facts, seen) for kenmerk, seen in rows]
    return cycle(
        [made[at : at + CONNECTIONS] for at in range(0, len(made), CONNECTIONS)]
    )
