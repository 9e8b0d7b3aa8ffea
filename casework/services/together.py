"""Decide what many terms ask for, and write all of it in one statement.

Each term is decided as if it were alone: by the same judgement, on its case as it is
under the lock. Terms of one family are decided one after the other, each when the one
before it was written. What reaches further than its own case is left for `one_by_one`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from uuid import UUID

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from casework.services.claim_terms import Claimed
from casework.services.planned import F, Planned, Sweep, said_of
from casework.services.record import entry_of
from casework.services.write import Entry
from casework.services.write_many import write_many
from casework.work import Work
from statemachines.engine import Refused

_TRANSACTION_IS_LOST = (psycopg.Error, SQLAlchemyError)


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
        asked = [term for term in some if term.lineage[0] not in left]
        entries, outcomes = _decided(work, what, asked)
        write_many(work, entries)
        said |= outcomes
        left |= {term.lineage[0] for term in asked if term.id not in outcomes}
    return said


def _rounds(terms: Iterable[Claimed]) -> Iterator[list[Claimed]]:
    """Yield the first term of each family, then the second of each, and so on."""
    families: dict[UUID, list[Claimed]] = {}
    for term in terms:
        families.setdefault(term.lineage[0], []).append(term)
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
