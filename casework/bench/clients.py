"""Many clients at once, each in a process of its own, and how much they get done.

Processes and not threads: in one Python only one thread at a time decides, so that
threads would measure Python and not whether the office locks something that all share.
"""

import os
import random
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Empty
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from statistics import median
from time import perf_counter
from uuid import UUID

from casework.bench.machine import busy_between, stand
from casework.bench.pace import cpu_seconds
from casework.bench.place import SWV, Office, open_office
from casework.bench.stock import MEETINGS, put_off

_WARM = 15
_PATIENCE = 120
"""Seconds that a client may take to come, or to tell what it did."""


class Late(Exception):
    """A client did not come in time: the machine has no room for it."""


@dataclass(frozen=True)
class Task:
    """What each client does: steps in drawn cases, for so many seconds."""

    url: str
    keys: str
    cases: Sequence[UUID]
    seconds: float
    seed: int


@dataclass(frozen=True)
class Done:
    """How many steps a client took, in how long, and the CPU time of both ends.

    ``busy`` is the part of all processors that was in use meanwhile, by anybody.
    """

    steps: int
    seconds: float
    cpu: float
    busy: float


@dataclass(frozen=True)
class Crowd:
    """What all clients did together: steps a second.

    ``others`` is the part of all processors that the rest of the machine took.
    """

    rate: float
    others: float


def at_once(task: Task, clients: int) -> Crowd:
    """Let so many clients take steps at the same time.

    Raises `Late` when one of them does not tell in time what it did.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    gate, told = context.Barrier(clients), context.Queue()
    people = [
        context.Process(target=_client, args=(task, n, gate, told), daemon=True)
        for n in range(clients)
    ]
    try:
        with _deaf():
            for person in people:
                person.start()
        done: list[Done] = [told.get(timeout=_PATIENCE + task.seconds) for _ in people]
    except Empty:
        raise Late from None
    finally:
        for person in (person for person in people if person.pid):
            person.terminate()
            person.join(_PATIENCE)
    ours = sum(one.cpu / one.seconds for one in done) / (os.cpu_count() or 1)
    return Crowd(
        sum(one.steps / one.seconds for one in done),
        max(0.0, median(one.busy for one in done) - ours),
    )


@contextmanager
def _deaf() -> Generator[None, None, None]:
    """Start processes that do not hear Ctrl-C: whoever started them ends them."""
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})
    try:
        yield
    finally:
        pthread_sigmask(SIG_SETMASK, before)


def _client(task: Task, number: int, gate: Barrier, told: "Queue[Done]") -> None:
    drawn = random.Random(task.seed * 1000 + number)  # noqa: S311  which case
    mine = task.cases[number :: gate.parties]
    with open_office(task.url, Path(task.keys)) as office:
        for _ in range(_WARM):
            put_off(office, drawn.choice(mine), MEETINGS[0])
        told.put(_steps(office, mine, drawn, (task.seconds, gate)))


def _steps(
    office: Office,
    mine: Sequence[UUID],
    drawn: random.Random,
    when: tuple[float, Barrier],
) -> Done:
    seconds, gate = when
    with office.desk.work(SWV) as work:
        [(pid,)] = work.rows("select pg_backend_pid()", [])
    gate.wait(_PATIENCE)
    before, cpu, began, steps = stand(), cpu_seconds([pid]), perf_counter(), 0
    while perf_counter() - began < seconds:
        put_off(office, drawn.choice(mine), MEETINGS[steps % 2])
        steps += 1
    took = perf_counter() - began
    return Done(steps, took, cpu_seconds([pid]) - cpu, busy_between(before, stand()))
