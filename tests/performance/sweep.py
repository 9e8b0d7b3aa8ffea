"""Sweep 50,000 due terms among 10,000, 100,000 and 1,000,000 that are not.

    python -m tests.performance.sweep [--due 50000] [--stored 10000 100000 1000000]

Prints for each size: the plans and pages of the claims, the cost of a term that lapses
and of a warning, how much faster a batch is than one by one, the memory. Needs a few GB
of disk; leaves nothing behind. The tables of `docs/performance.md` come from here.
"""

import argparse
import gc
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from sqlalchemy import create_engine

from casework.bench.due import Due
from casework.bench.place import SWV, open_office
from casework.bench.plans import LONG_AGO, Plan, claim_of_a_letter, claim_of_terms
from casework.database import migrate
from casework.embedded import Server
from casework.services.batch import Batch
from casework.services.claim_terms import Day
from casework.services.lapse_due import lapse_due
from casework.services.sweep import BATCH
from casework.services.warn import warn_due

WARNINGS = 5_000
KILO = 1024
ROUNDS = 5
ONES = 100
"""How many terms are taken one by one in a round, against one batch."""
SECOND = 1e9


@dataclass(frozen=True)
class Cost:
    """What one item of a sweep cost."""

    items: int
    ms: float
    cpu_ms: float
    pages: float


@dataclass(frozen=True)
class Spent:
    """Seconds for each item: on the clock, and of the processors here and there."""

    clock: float
    cpu: float


def main() -> None:
    """Measure each size on a fresh database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--due", type=int, default=50_000)
    sizes = [10_000, 100_000, 1_000_000]
    parser.add_argument("--stored", type=int, nargs="+", default=sizes)
    asked = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="sweep-"))
    try:
        with Server(home / "postgres") as server:
            for stored in asked.stored:
                name = f"n{stored}"
                _measure(server.create_database(name), home, stored, asked.due)
                server.drop_database(name)
    finally:
        shutil.rmtree(home)


def _measure(url: str, home: Path, stored: int, due: int) -> None:
    migrate(url)
    with open_office(url, home / f"{stored}.sqlite") as office:
        _measure_office(Due(office), stored, due)


def _measure_office(stock: Due, stored: int, due: int) -> None:
    began = perf_counter()
    stock.quiet(stored)
    stock.over(due)
    stock.to_warn(WARNINGS)
    stock.analyse()
    _say(f"\n## {stored:,} not due, {due:,} due ({perf_counter() - began:.0f} s made)")
    with stock.desk.work(SWV) as work:
        _tell("claim 50 due", claim_of_terms(work, Day.LEGAL_END))
        _tell("claim 50 warnings", claim_of_terms(work, Day.WARN_ON))
        _tell("nothing due", claim_of_terms(work, Day.LEGAL_END, LONG_AGO))
    for what, service in (("warn", warn_due), ("lapse", lapse_due)):
        _tell_ratio(what, stock, service)
        _tell_cost(what, _sweep(stock, service))
    with stock.desk.work(SWV) as work:
        _tell("nothing due, just after it", claim_of_terms(work, Day.LEGAL_END))
    stock.analyse()
    with stock.desk.work(SWV) as work:
        _tell("claim a letter", claim_of_a_letter(work))
    top = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILO
    _say(f"| memory of the sweeping process, most | {top:.0f} MB |")


def _sweep(stock: Due, service: Callable[..., Batch]) -> Cost:
    pages, cpu, began = _pages(stock), process_time(), perf_counter()
    items, after = 0, None
    while True:
        batch = service(stock.desk, SWV, after)
        items += len(batch.lines)
        after = batch.after
        if after is None:
            break
    ms, cpu_ms = perf_counter() - began, process_time() - cpu
    return Cost(
        items,
        ms * 1000 / items,
        cpu_ms * 1000 / items,
        (_pages(stock) - pages) / items,
    )


def _tell_ratio(what: str, stock: Due, service: Callable[..., Batch]) -> None:
    """Take turns on one stock: some one by one, then a whole batch; say the ratio."""
    with stock.desk.work(SWV) as work:
        [(backend,)] = work.rows("select pg_backend_pid()", [])
    _spent(stock, service, backend, 1)  # plans are made, and tables of names filled
    gc.freeze()
    pairs = [
        [_spent(stock, service, backend, size) for size in (1, BATCH)]
        for _ in range(ROUNDS)
    ]
    cpu = median(one.cpu / batch.cpu for one, batch in pairs)
    clock = median(one.clock / batch.clock for one, batch in pairs)
    ones, batches = (
        median(p.cpu for p in column) for column in zip(*pairs, strict=True)
    )
    _say(
        f"| {what}, batch of {BATCH} to batch of one | {cpu:.1f} by CPU | {clock:.1f} "
        f"on the clock | {ones * 1000:.2f} ms to {batches * 1000:.3f} ms CPU |"
    )


def _spent(stock: Due, service: Callable[..., Batch], backend: int, size: int) -> Spent:
    here, there, began = process_time(), _cpu_of(backend), perf_counter()
    items, after, wanted = 0, None, max(size, ONES)
    while items < wanted:
        batch = service(stock.desk, SWV, after, size=size)
        items, after = items + len(batch.lines), batch.after
        if after is None:
            break
    clock = perf_counter() - began
    cpu = process_time() - here + _cpu_of(backend) - there
    return Spent(clock / items, cpu / items)


def _cpu_of(backend: int) -> float:
    """Return the seconds of processor that a process of this machine has had."""
    told = Path(f"/proc/{backend}/schedstat").read_text("ascii")
    return int(told.split()[0]) / SECOND


def _pages(stock: Due) -> int:
    """Return how many pages the database has read or found in memory so far."""
    query = """select blks_hit + blks_read from pg_stat_database
        where datname = current_database()"""
    engine = stock.desk.engine
    engine.dispose()  # a connection reports what it did when it closes
    alone = create_engine(engine.url)
    with alone.connect() as connection:
        pages = int(connection.exec_driver_sql(query).scalar_one())
    alone.dispose()
    return pages


def _tell(what: str, plan: Plan) -> None:
    _say(f"| {what} | {plan.ms:.2f} ms | {plan.buffers} pages | {plan.rows} rows |")
    _say(f"  `{plan.shape}`")


def _tell_cost(what: str, cost: Cost) -> None:
    _say(
        f"| {what} | {cost.items:,} | {cost.ms:.2f} ms | {cost.cpu_ms:.2f} ms CPU here "
        f"| {cost.pages:.0f} pages |"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
