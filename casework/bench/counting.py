"""Count what a step costs, in numbers that repeat on any machine.

Statements, calls of Python functions (its own and built in), bytes of the write-ahead
log on pages that are warm, and the part of the updates that touched no index (HOT).
"""

import cProfile
import pstats
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from casework.bench.heard import listening
from casework.bench.place import Office

SLICES = 5


@dataclass(frozen=True)
class Counts:
    """What one step costs: numbers of each, and the part of the updates that is HOT."""

    statements: float
    calls: float
    wal: float
    hot: float


def counted(office: Office, step: Callable[[], Any], steps: int) -> Counts:
    """Count so many steps in each way. The first ones warm up, and do not count."""
    for _ in range(steps):
        step()
    return Counts(
        statements(office, step, steps),
        calls(step, steps),
        wal(office, step, steps),
        hot(office, step, steps),
    )


def statements(office: Office, step: Callable[[], Any], steps: int) -> float:
    """Return the statements of a step, but for its begin and commit.

    A question whether the connection still lives is a statement too.
    """
    with listening(office.desk.engine) as heard:
        step()
        heard.clear()
        for _ in range(steps):
            step()
        number = len(heard)
    step()
    return number / steps


def calls(step: Callable[[], Any], steps: int) -> float:
    """Return the calls of functions in this process."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(steps):
        step()
    profile.disable()
    told: Any = pstats.Stats(profile)
    return float(told.total_calls) / steps


def wal(office: Office, step: Callable[[], Any], steps: int) -> float:
    """Return the bytes of the write-ahead log, of the slice in the middle."""
    found = []
    with office.owner() as owner:
        for _ in range(SLICES):
            [(before,)] = owner.execute(_WRITTEN).fetchall()
            for _ in range(steps):
                step()
            [(after,)] = owner.execute(_WRITTEN).fetchall()
            found.append(float(after - before) / steps)
    return median(found)


def hot(office: Office, step: Callable[[], Any], steps: int) -> float:
    """Return the part of the updates of cases that wrote in no index."""
    before = _updates(office)
    for _ in range(steps):
        step()
    after = _updates(office)
    return (after[1] - before[1]) / (after[0] - before[0])


def _updates(office: Office) -> tuple[int, int]:
    office.desk.engine.dispose()  # a connection reports what it did when it closes
    with office.owner() as owner:
        while owner.execute(_OTHERS).fetchall():
            continue
        [(all_, without)] = owner.execute(_UPDATES).fetchall()
    return int(all_), int(without)


_WRITTEN = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
_OTHERS = """
select from pg_stat_activity where datname = current_database()
    and backend_type = 'client backend' and pid <> pg_backend_pid()"""
_UPDATES = """
select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'cases'"""
