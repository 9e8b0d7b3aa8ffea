"""How big a run is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """``pace``: about how long a person thinks. ``hold``: how long a fault stays."""

    seed: int
    chairs: int
    parents: int
    seconds: float
    rounds: int
    pace: float
    hold: float
    cases_each: int
    forgotten: int


def short(seed):
    """Return what fits in CI: few people, and every fault once."""
    return Plan(seed, 4, 12, 35, 1, 0.4, 1.5, 3, 12)


def long(seed, minutes):
    """Return what issue 6 asks: 16 chairs, 200 parents, the faults again and again."""
    rounds = max(int(minutes // 3), 1)
    return Plan(seed, 16, 200, minutes * 60, rounds, 2.0, 8, 6, 60)
