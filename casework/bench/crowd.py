"""(a) Sixteen clients at once on a slow disk: nothing that all share is locked.

The disk is made slow by letting each flush wait four milliseconds (`commit_delay`):
clients that wait for each other's locks get no more done together than one alone.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import psycopg

from casework.bench.clients import Late, Task, at_once
from casework.bench.honest import check
from casework.bench.place import SWV, Bench, Office, plain
from casework.bench.result import Result, meets
from casework.bench.stock import stocked

CLIENTS, TARGET = 16, 5.0
DELAY_US = 4000
BUSY = 0.15
"""More than this part of the processors to others, and a miss says nothing of us."""
_WHY = "Op een trage schijf wachten zaken niet op elkaar: er is geen slot voor allen."
_NAME = "menigte"


def measure(bench: Bench) -> Sequence[Result]:
    """Compare the rate of sixteen clients with that of one, by turns."""
    with bench.office(_NAME) as office:
        stock = stocked(office, bench.few(5_000, 500))
        task = Task(
            office.url,
            str(bench.keys(_NAME)),
            stock.ids(SWV),
            bench.few(5, 1),
            bench.seed,
        )
        try:
            with _slow_disk(office):
                ratios, others = _by_turns(bench, task)
        except Late:
            return [_unknown()]
        check(office)
    return [_result(median(ratios), max(others))]


def _by_turns(bench: Bench, task: Task) -> tuple[list[float], list[float]]:
    """Return the ratio of each round, and what others took of the processors."""
    ratios, others = [], []
    for number in range(bench.few(5, 1)):
        mine = replace(task, seed=task.seed + number)
        bench.tell(f"ronde {number + 1}: 1 en {CLIENTS} tegelijk")
        alone = at_once(mine, 1)
        crowd = at_once(mine, CLIENTS)
        ratios.append(crowd.rate / alone.rate)
        others.append(crowd.others)
    return ratios, others


def _result(ratio: float, others: float) -> Result:
    met = meets(ratio, TARGET)
    unclear = not met and others > BUSY
    told = f"{CLIENTS} processen; anderen namen tot {others:.0%} van de processoren"
    return replace(
        _unknown(), ratio=round(ratio, 2), met=None if unclear else met, note=told
    )


def _unknown() -> Result:
    return Result(
        "advance-16",
        f"stap, {CLIENTS} tegelijk naast 1, wegschrijven 4 ms",
        None,
        TARGET,
        None,
        _WHY,
        gate="clock",
        note="niet iedereen kwam op tijd: de machine is te druk",
    )


@contextmanager
def _slow_disk(office: Office) -> Generator[None, None, None]:
    """Let each flush wait; whatever happens, it is undone."""
    server = plain(office.url)
    with psycopg.connect(server, autocommit=True) as owner:
        try:
            owner.execute(f"alter system set commit_delay = {DELAY_US}")
            owner.execute("alter system set commit_siblings = 0")
            owner.execute("select pg_reload_conf()")
            yield
        finally:
            owner.execute("alter system reset commit_delay")
            owner.execute("alter system reset commit_siblings")
            owner.execute("select pg_reload_conf()")
