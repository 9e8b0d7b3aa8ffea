"""What the numbers stand on: the machine, how busy it was, and how durable its disk."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from psycopg import Connection

FLUSHES = 400
_PAGE = bytes(8192)
_SETTINGS = ("fsync", "synchronous_commit", "full_page_writes")
_STEAL = 7
"""The place of stolen time in the first line of /proc/stat, after its name."""
_WAITING = (3, 4)
"""The places of idle time, and of waiting for a disk."""
_PARTS = ("psycopg", "sqlalchemy", "sqlmodel", "pydantic", "transitions")


class Forgetful(Exception):
    """A database that forgets what it said yes to: nothing is measured on it."""


@dataclass(frozen=True)
class Stand:
    """How much CPU time there was so far, in ticks, and where it went.

    ``stolen`` went to other guests of the same host.
    """

    stolen: int
    busy: int
    total: int


def refuse_forgetful(connection: Connection[Any]) -> dict[str, str]:
    """Return the settings of durability; raise `Forgetful` when nothing is flushed."""
    told = {name: _setting(connection, name) for name in _SETTINGS}
    if told["fsync"] != "on":
        raise Forgetful(
            "De database schrijft niets echt weg (fsync = off): meten zegt niets."
        )
    return told


def stand() -> Stand:
    """Read the counters of the processors."""
    first = Path("/proc/stat").read_text("ascii").splitlines()[0]
    ticks = [int(number) for number in first.split()[1:]]
    total = sum(ticks[: _STEAL + 1])
    busy = total - sum(ticks[place] for place in _WAITING)
    return Stand(ticks[_STEAL], busy, total)


def busy_between(before: Stand, after: Stand) -> float:
    """Return which part of all processors was in use."""
    return (after.busy - before.busy) / max(after.total - before.total, 1)


def flush_us(folder: Path) -> float:
    """Return how many microseconds the disk takes to keep a page, the median."""
    place, times = folder / "flush", []
    with place.open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            began = perf_counter()
            file.write(_PAGE)
            os.fdatasync(file.fileno())
            times.append(perf_counter() - began)
    place.unlink()
    return round(median(times) * 1e6, 1)


def machine(connection: Connection[Any], folder: Path) -> dict[str, Any]:
    """Return what belongs beside the numbers. Raises `Forgetful`."""
    return {
        "cpus": os.cpu_count(),
        "flush_us": flush_us(folder),
        **refuse_forgetful(connection),
        "versions": {
            "postgresql": _setting(connection, "server_version"),
            "python": platform.python_version(),
            **{name: version(name) for name in _PARTS},
        },
    }


def meanwhile(before: Stand) -> dict[str, Any]:
    """Return how busy it was since; ``before`` is the stand at the start."""
    after = stand()
    passed = max(after.total - before.total, 1)
    return {
        "load": [round(load, 2) for load in os.getloadavg()],
        "steal": round((after.stolen - before.stolen) / passed, 4),
        "busy": round(busy_between(before, after), 4),
    }


def _setting(connection: Connection[Any], name: str) -> str:
    row = connection.execute("select current_setting(%s)", [name]).fetchone()
    assert row is not None  # noqa: S101  a setting has one value
    return str(row[0])
