"""Chance that comes again: the same seed and occasion give the same outcome."""

import random
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def chance(seed: int, *occasion: object) -> random.Random:
    """Return the dice for one occasion. They know nothing of any other occasion.

    An occasion is named by words and numbers that every run has: no row id.
    """
    named = "/".join(str(part) for part in (seed, *occasion))
    return random.Random(named)  # noqa: S311  a game, not a secret


def drawn(dice: random.Random, weights: Mapping[T, float]) -> T:
    """Draw one of these by weight, in the order in which they stand."""
    return dice.choices([*weights], [*weights.values()])[0]
