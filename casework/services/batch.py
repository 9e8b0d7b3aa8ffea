"""What one batch of background work did: a few lines that name no person.

The flows show these lines to the operator, so they hold a kenmerk and never a name.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

NO_CASE = "-"
"""Stands in a line for the kenmerk when there is no case."""


@dataclass(frozen=True)
class Line:
    """One thing that was done, or that could not be done, in one case."""

    kenmerk: str
    what: str
    """What it was about: the rule, the step, the notice."""
    outcome: str
    """What came of it, in a few Dutch words."""


@dataclass(frozen=True)
class Batch:
    """The lines of one batch, and where the next one starts; nothing when done.

    ``after`` is a place in the work and holds ids and days only: a flow hands it back
    unread.
    """

    lines: tuple[Line, ...] = ()
    after: str | None = None


def counted(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Put the lines without a case that say the same together, and say how many.

    A school that is not in the register yet would fill the pages of the operator.
    """
    return tuple(
        replace(line, outcome=f"{number} keer: {line.outcome}") if number > 1 else line
        for line, number in _numbered(lines)
    )


def _numbered(lines: Iterable[Line]) -> Iterable[tuple[Line, int]]:
    """Count the lines in the order of the first of each; those of a case stay apart."""
    several: Counter[Line] = Counter()
    for line in lines:
        several[line] += 1
    for line, number in several.items():
        if line.kenmerk == NO_CASE:
            yield line, number
        else:
            yield from [(line, 1)] * number
