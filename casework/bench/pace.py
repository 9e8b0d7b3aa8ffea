"""Two ways to do the same work, by turns, and how much faster one is.

The recipe is that of measured.md 8. Both sides run in one process, in short slices:
the floor before and after each slice of a subject, the subjects in a drawn order. Three
estimators say the same thing differently. CPU time (of this process and of the
backends) decides, for a busy machine does not change it; the 10th percentile of the
time of a step must agree. When it does not, however often, nothing is said.
"""

import gc
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

AGREE = 0.15
"""How far the two estimators may be apart."""
TRIES = 3
PATIENCE = 60.0
"""Seconds after which a race is not run again: what is said must be said in time."""
_NANO = 1e9


@dataclass(frozen=True)
class Side:
    """One way to do the work: what a step is, and whose CPU time it costs besides.

    ``pids`` may grow: a connection that is made anew has another process.
    ``worth`` is how much work is in a step, in steps of the floor.
    """

    step: Callable[[], object]
    pids: Sequence[int] = ()
    worth: int = 1


@dataclass(frozen=True)
class Schedule:
    """How much is done. A round is a slice of each subject, between floors."""

    rounds: int = 20
    steps: int = 30
    warm: int = 60
    seed: int = 1


@dataclass(frozen=True)
class Ratios:
    """How much faster than the floor: 1 is as fast, 0.5 takes twice as much."""

    cpu: float
    p10: float
    median_slice: float

    @property
    def agreed(self) -> bool:
        """Whether the CPU time and the 10th percentile say the same."""
        return abs(self.p10 / self.cpu - 1) <= AGREE


@dataclass
class _Tally:
    """The CPU time of all steps, and the time of each on the clock, a unit of work."""

    cpu: float = 0.0
    work: int = 0
    steps: list[float] = field(default_factory=list)


def raced(
    floor: Side,
    subjects: Mapping[str, Side],
    schedule: Schedule,
    tell: Callable[[], None] = lambda: None,
) -> dict[str, Ratios]:
    """Return for each subject how fast it is beside the floor.

    ``tell`` hears of each round. The garbage collector leaves alone what the warm-up
    made, as a program that has been running for a while would.
    """
    for side in (floor, *subjects.values()):
        for _ in range(max(1, schedule.warm // side.worth)):
            side.step()
    gc.collect()
    gc.freeze()
    try:
        return _raced(floor, subjects, schedule, tell)
    finally:
        gc.unfreeze()


def _raced(
    floor: Side,
    subjects: Mapping[str, Side],
    schedule: Schedule,
    tell: Callable[[], None],
) -> dict[str, Ratios]:
    drawn = random.Random(schedule.seed)  # noqa: S311  an order, and no secret
    ground = _Tally()
    tallies = {name: _Tally() for name in subjects}
    apart: dict[str, list[float]] = {name: [] for name in subjects}
    before = _slice(floor, ground, schedule.steps)
    for _ in range(schedule.rounds):
        for name in drawn.sample(sorted(subjects), len(subjects)):
            took = _slice(subjects[name], tallies[name], schedule.steps)
            after = _slice(floor, ground, schedule.steps)
            apart[name].append((before + after) / 2 / took)
            before = after
        tell()
    return {name: _ratios(ground, tallies[name], apart[name]) for name in subjects}


def _slice(side: Side, tally: _Tally, steps: int) -> float:
    """Do about so many steps' worth; return the seconds of each on the clock."""
    number = max(1, steps // side.worth)
    mine, theirs, began = process_time(), _ran(side.pids), perf_counter()
    last = began
    for _ in range(number):
        side.step()
        now = perf_counter()
        tally.steps.append((now - last) / side.worth)
        last = now
    after = _ran(side.pids)
    spent = sum(ran - theirs.get(pid, 0) for pid, ran in after.items())
    tally.cpu += process_time() - mine + spent / _NANO
    tally.work += number * side.worth
    return (last - began) / (number * side.worth)


def _ratios(floor: _Tally, subject: _Tally, apart: Sequence[float]) -> Ratios:
    return Ratios(
        (floor.cpu / floor.work) / (subject.cpu / subject.work),
        _p10(floor.steps) / _p10(subject.steps),
        median(apart),
    )


def _p10(times: Sequence[float]) -> float:
    return quantiles(times, n=10, method="inclusive")[0]


def cpu_seconds(pids: Sequence[int] = ()) -> float:
    """Return the CPU time of this process and of these, in seconds.

    Linux tells it in nanoseconds; the server must be on this machine.
    """
    return process_time() + sum(_ran(pids).values()) / _NANO


def _ran(pids: Sequence[int]) -> dict[int, int]:
    """Return how long each of these processes has run; one that is gone is not there.

    A connection can be made anew at any time, and then has another process.
    """
    told = {}
    for pid in pids:
        with suppress(FileNotFoundError, ProcessLookupError):
            text = Path(f"/proc/{pid}/schedstat").read_text("ascii")
            told[pid] = int(text.split()[0])
    return told


def settled(measure: Callable[[], Ratios], tries: int = TRIES) -> tuple[Ratios, bool]:
    """Measure until the estimators agree or time is up; tell whether they did."""
    began = perf_counter()
    for _ in range(tries):
        found = measure()
        if found.agreed:
            return found, True
        if perf_counter() - began > PATIENCE:
            break
    return found, False
