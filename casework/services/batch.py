"""What one batch of background work did: a few lines that name no person.

The flows show these lines to the operator, so they hold a kenmerk and never a name.
"""

from dataclasses import dataclass


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
