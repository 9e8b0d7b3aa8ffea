"""How long a command takes before it has said what it had to say, and what it loads."""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

HELP = ("--help",)
DATE = ("termijn", "C4", "--op", "2026-09-14")


@dataclass(frozen=True)
class Start:
    """The median of some runs: seconds on the clock and of CPU, and modules loaded."""

    seconds: float
    cpu: float
    modules: int


def started(words: Sequence[str], times: int) -> Start:
    """Run a command so many times and return what its start takes."""
    command = [sys.executable, "-m", "casework", *words]
    took = [_once(command) for _ in range(times)]
    told = _run([sys.executable, "-X", "importtime", *command[1:]]).stderr
    modules = sum(line.startswith("import time:") for line in told.splitlines()) - 1
    return Start(median(s for s, _ in took), median(cpu for _, cpu in took), modules)


def _once(command: Sequence[str]) -> tuple[float, float]:
    before, began = _cpu(), perf_counter()
    _run(command)
    return perf_counter() - began, _cpu() - before


def _run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  our own command
        command, capture_output=True, text=True, check=True, env={**os.environ}
    )


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
