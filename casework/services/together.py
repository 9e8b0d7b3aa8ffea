"""Decide what many terms ask for, and write all of it in one statement.

Each term is decided as if it were alone: by the same judgement, on its case as it is
under the lock. Terms of one family are decided one after the other, each when the one
before it was written; other families have nothing to do with them. What reaches further
than its own case, or breaks the program, is left for who takes it by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Generic, Protocol, TypeVar
from uuid import UUID

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from casework.services.claim_terms import Claimed, Day
from casework.services.hold import Held
from casework.services.record import Deed, entry_of
from casework.services.write import Entry
from casework.services.write_many import write_many
from casework.work import Work
from statemachines.engine import Refused

_TRANSACTION_IS_LOST = (psycopg.Error, SQLAlchemyError)


class Apart(Exception):
    """What a term asks for reaches further than its own case."""


@dataclass(frozen=True)
class Planned:
    """What comes of a term, in a few Dutch words, and what is written if anything."""

    outcome: str
    deed: Deed | None = None


class Found(Protocol):
    """A term as it is under the lock, with its case."""

    @property
    def case(self) -> Held:
        """The case that is held."""


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


def together(
    work: Work, what: Sweep[F], terms: Iterable[Claimed]
) -> dict[UUID, str | None]:
    """Do these terms, of which the families are held; say what came of each, by id.

    A term that is not among them was not done. When this raises, nothing may be
    committed.
    """
    said: dict[UUID, str | None] = {}
    left: set[UUID] = set()
    for some in _rounds(terms):
        asked = [term for term in some if term.family not in left]
        entries, outcomes = _decided(work, what, asked)
        write_many(work, entries)
        said |= outcomes
        left |= {term.family for term in asked if term.id not in outcomes}
    return said


def _rounds(terms: Iterable[Claimed]) -> Iterator[list[Claimed]]:
    """Yield the first term of each family, then the second of each, and so on."""
    families: dict[UUID, list[Claimed]] = {}
    for term in terms:
        families.setdefault(term.family, []).append(term)
    for some in zip_longest(*families.values()):
        yield [term for term in some if term]


def _decided(
    work: Work, what: Sweep[F], terms: Sequence[Claimed]
) -> tuple[list[Entry], dict[UUID, str | None]]:
    """Return what must be written for these terms, and what comes of each."""
    entries: list[Entry] = []
    outcomes: dict[UUID, str | None] = {}
    found = what.find(work, terms)
    for term in terms:
        try:
            planned = _planned(work, what, found.get(term.id))
            if planned and planned.deed:
                entries.append(entry_of(work, found[term.id].case, planned.deed))
        except _TRANSACTION_IS_LOST:
            raise
        except Exception:  # noqa: BLE001, S112  taken by itself it tells what it is
            continue
        outcomes[term.id] = planned.outcome if planned else None
    return entries, outcomes


def _planned(work: Work, what: Sweep[F], found: F | None) -> Planned | None:
    if found is None:
        return None
    try:
        return what.plan(work, found)
    except Refused as refusal:
        return Planned(said_of(refusal), what.stuck(work, found))


def said_of(refusal: Refused) -> str:
    """Say that a step was refused, and by which article: no sentence, no person."""
    laws = sorted({reason.law for reason in refusal.reasons if reason.law})
    return f"geweigerd ({'; '.join(laws) or 'zonder artikel'})"
