"""Two things by turns, told by who does them: their time on the clock and their CPU.

The estimators are those of `casework.bench.pace`; here a step costs time in the server,
so a slice tells itself what it took.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from casework.bench.pace import Ratios
from casework.bench.race import Found
from casework.bench.result import Result


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

    def reached(self, settled: tuple[Ratios, bool], note: str = "") -> Result:
        """Return ratios beside the target; nothing is said when they do not agree."""
        told = (self.name, self.what, self.target, self.why)
        return Found(*settled).result(*told, note)

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
