"""Two things by turns, told by who does them: their time on the clock and their CPU.

The estimators are those of `casework.bench.pace`; here a step costs time in the server,
so a slice tells itself what it took.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from time import perf_counter

from casework.bench.pace import PATIENCE, TRIES, Ratios
from casework.bench.result import Result, meets


@dataclass(frozen=True)
class Slice:
    """What some steps took: CPU seconds and seconds in all, and samples of a step."""

    steps: int
    cpu: float
    seconds: float
    samples: Sequence[float]


Take = Callable[[], Slice]


@dataclass(frozen=True)
class Aim:
    """What is measured, against which target, and why that matters."""

    name: str
    what: str
    target: float
    why: str

    def decided(self, race: Callable[[], Ratios]) -> Ratios:
        """Race until both estimators are on one side of the target, or three times.

        They differ by nature here: beside the application its backends work at the same
        time, so that a step takes less time on the clock than it takes CPU time.
        """
        began, found = perf_counter(), race()
        for _ in range(TRIES - 1):
            late = perf_counter() - began > PATIENCE
            if late or self._met(found) is not None:
                break
            found = race()
        return found

    def reached(self, found: Ratios, note: str = "") -> Result:
        """Return ratios beside the target; two that disagree on it say nothing."""
        met = self._met(found)
        doubt = "CPU en p10 zeggen niet hetzelfde van het doel" if met is None else ""
        return Result(
            self.name,
            self.what,
            round(found.cpu, 3),
            self.target,
            met,
            self.why,
            gate="cpu",
            p10=round(found.p10, 3),
            median_slice=round(found.median_slice, 3),
            note="; ".join(text for text in (note, doubt) if text),
        )

    def _met(self, found: Ratios) -> bool | None:
        met = meets(found.cpu, self.target)
        return met if met == meets(found.p10, self.target) else None

    def silent(self, why: Exception) -> Result:
        """Say that it could not be measured, and why."""
        note = f"niet meetbaar: {why}"
        return Result(
            self.name, self.what, None, self.target, None, self.why, "higher", note=note
        )


def by_turns(
    floor: Take, subject: Take, rounds: int, tell: Callable[[], None] = lambda: None
) -> Ratios:
    """Return how fast the subject is beside the floor; a slice of each warms up."""
    floor()
    subject()
    grounds, takes = [floor()], []
    for _ in range(rounds):
        takes.append(subject())
        grounds.append(floor())
        tell()
    beside = [
        _per_step(before, after) / (take.seconds / take.steps)
        for (before, after), take in zip(pairwise(grounds), takes, strict=True)
    ]
    return Ratios(
        _cpu(grounds) / _cpu(takes), _p10(grounds) / _p10(takes), median(beside)
    )


def _per_step(before: Slice, after: Slice) -> float:
    return (before.seconds / before.steps + after.seconds / after.steps) / 2


def _cpu(slices: Sequence[Slice]) -> float:
    return sum(one.cpu for one in slices) / sum(one.steps for one in slices)


def _p10(slices: Sequence[Slice]) -> float:
    samples = [sample for one in slices for sample in one.samples]
    return quantiles(samples, n=10)[0]
