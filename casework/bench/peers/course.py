"""What the program of every peer does besides its own step: the race with the floor.

It runs in the environment of the peer and imports nothing of the project but the floor
and the pace, which stand on psycopg and on nothing. On stdin comes an `Order` as JSON;
on stdout goes one line with the ratios. Both sides write in the tables of the project.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import cycle
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from casework.bench.floor import Floor
from casework.bench.pace import Schedule, Side, raced

STEPS = 10
"""So many steps a case takes from its first state to its last."""
_DAYS = (0, 1, 2, 6, 7)
"""Where the days stand in the row of a term, which JSON tells as text."""
_BACKENDS = """select pid from pg_stat_activity
where backend_type = 'client backend' and pid <> all(%s)"""


@dataclass(frozen=True)
class Order:
    """Where to work and on what. ``floor`` and ``cases`` are ids of cases of a tenant.

    ``shown`` are steps as the project wrote them, that both sides write by turns.
    ``now`` is the moment that is written, and ``busy`` the backends that were there
    before: they belong to nobody here. ``books`` is an empty database, for a peer that
    keeps some.
    """

    conninfo: str
    books: str
    tenant: str
    now: datetime
    floor: Sequence[UUID]
    cases: Sequence[UUID]
    shown: Sequence[dict[str, Any]]
    busy: Sequence[int]
    rounds: int
    steps: int

    @classmethod
    def read(cls, text: str) -> "Order":
        """Return the order that was written as JSON."""
        told = json.loads(text)
        return cls(
            **{
                **told,
                "now": datetime.fromisoformat(told["now"]),
                "floor": [UUID(case) for case in told["floor"]],
                "cases": [UUID(case) for case in told["cases"]],
                "shown": [_shown(step) for step in told["shown"]],
            }
        )

    def turn(self, version: int) -> dict[str, Any]:
        """Return the step that comes after this version of a case."""
        return self.shown[version % len(self.shown)]

    def text(self) -> str:
        """Return the order as JSON."""
        shown = [{**step, "body": step["body"].decode()} for step in self.shown]
        return json.dumps({**asdict(self), "shown": shown}, default=str)


def _shown(told: dict[str, Any]) -> dict[str, Any]:
    term = [
        date.fromisoformat(value) if at in _DAYS and value else value
        for at, value in enumerate(told["term"])
    ]
    return {**told, "term": term, "body": told["body"].encode()}


def order() -> Order:
    """Return the order that stands on stdin."""
    return Order.read(sys.stdin.read())


def race(given: Order, step: Callable[[UUID], object]) -> None:
    """Race the step of a peer with the floor, and tell the ratios on stdout.

    The peer takes each case through its ten steps and goes on with the next. Its CPU
    time is that of this process, with all its threads, and of every backend it opened.
    """
    walked = _walked(given, step)
    with psycopg.connect(given.conninfo) as bare:
        floor = Side(_flooring(given, bare), [bare.info.backend_pid])
        for _ in range(STEPS):
            walked()
        pids = _opened(given, bare)
        schedule = Schedule(given.rounds, given.steps)
        found = raced(floor, {"peer": Side(walked, pids)}, schedule)["peer"]
    sys.stdout.write(json.dumps(asdict(found)) + "\n")


def _walked(given: Order, step: Callable[[UUID], object]) -> Callable[[], None]:
    places: Iterator[UUID] = (case for case in given.cases for _ in range(STEPS))

    def walk() -> None:
        step(next(places))

    return walk


def _flooring(given: Order, bare: Connection[Any]) -> Callable[[], None]:
    floor, places = Floor(bare, given.tenant, given.shown), cycle(given.floor)
    return lambda: floor.step(next(places), given.now)


def _opened(given: Order, bare: Connection[Any]) -> list[int]:
    others = [*given.busy, bare.info.backend_pid]
    with bare.transaction():
        return [pid for (pid,) in bare.execute(_BACKENDS, [others])]
