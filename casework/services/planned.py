"""What a sweep does with a term: find it under the lock, and plan before it writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from casework.services.claim_terms import Claimed, Day
from casework.services.hold import Held
from casework.services.record import Deed
from casework.work import Work
from statemachines.engine import Refused


class Apart(Exception):
    """What a term asks for reaches further than its own case."""


@dataclass(frozen=True)
class Planned:
    """What comes of a term, in a few Dutch words, and what is written if anything."""

    outcome: str
    deed: Deed | None = None


@dataclass(frozen=True)
class Found:
    """A term as it is under the lock, with its case."""

    case: Held


F = TypeVar("F", bound=Found)


@dataclass(frozen=True)
class Sweep(Generic[F]):
    """What a sweep looks for, and what it does with each term.

    ``last`` gives the latest day that has come. ``find`` holds the cases of terms of
    which no two are of one family, and leaves out what asks for nothing any more.
    ``plan`` decides one of them and writes nothing; it may raise `Apart`. ``stuck`` is
    what is written when it may not be done. ``alone`` does one term by itself, of a
    family that is held, and says what came of it; without it the plan is written.
    """

    day: Day
    last: Callable[[Work], date]
    find: Callable[[Work, Sequence[Claimed]], Mapping[UUID, F]]
    plan: Callable[[Work, F], Planned | None]
    alone: Callable[[Work, Claimed], str | None] | None = None
    stuck: Callable[[Work, F], Deed | None] = lambda _work, _found: None


def said_of(refusal: Refused) -> str:
    """Say that a step was refused, and by which article: no sentence, no person."""
    laws = sorted({reason.law for reason in refusal.reasons if reason.law})
    return f"geweigerd ({'; '.join(laws) or 'zonder artikel'})"
