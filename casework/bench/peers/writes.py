"""The rows of a step, written with psycopg, for a peer that has no ORM of its own.

The same six statements as the floor, and the hash that every step of a journal has.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection

from casework.bench.floor import CLOSE, ENTRY, LETTER, LETTERS, LOCK, TERM, UPDATE
from casework.bench.peers.course import Order

_LOCK = LOCK.replace("dossier", "dossier::text")
"""As text: who keeps a workflow in it reads that in his own way."""


@dataclass(frozen=True)
class Stood:
    """A case as it is held: where it stood, and the hash of its last entry."""

    id: UUID
    state: str
    version: int
    dossier: str
    head: bytes


def hold(connection: Connection[Any], given: Order, case: UUID) -> Stood:
    """Lock the row of a case and return it."""
    asked = connection.execute(_LOCK.encode(), [given.tenant, case], prepare=True)
    row = asked.fetchone()
    assert row is not None  # noqa: S101  the order names cases that are there
    return Stood(case, row[3], row[4], row[8], row[12])


def entry(given: Order, stood: Stood, state: str) -> tuple[bytes, bytes]:
    """Return the canonical body of a step and its hash, chained to the one before."""
    told = json.loads(given.turn(stood.version)["body"])
    told |= {"case": str(stood.id), "from": stood.state, "to": state}
    told |= {"seq": stood.version + 1}
    body = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    return body, sha256(stood.head + body).digest()


def write(
    connection: Connection[Any], given: Order, stood: Stood, state: str, dossier: str
) -> None:
    """Write a step: state, journal with its hash, terms and letters."""
    tenant, now, shown = given.tenant, given.now, given.turn(stood.version)
    seq, (body, head) = stood.version + 1, entry(given, stood, state)
    case, rule = stood.id, shown["rule"]
    changed = [state, seq, dossier, shown["clocks"], shown["done"], head, now]
    letters = [
        value
        for letter in shown["letters"]
        for value in (uuid4(), tenant, case, seq, *letter, now, 0)
    ]
    posted = LETTERS + ", ".join([LETTER] * len(shown["letters"]))
    for statement, values in (
        (UPDATE, [*changed, tenant, case]),
        (ENTRY, [case, seq, tenant, now, None, body, stood.head, head]),
        (CLOSE, [now, tenant, case, rule]),
        (TERM, [uuid4(), tenant, case, rule, *shown["term"]]),
        (posted, letters),
    ):
        connection.execute(statement.encode(), values, prepare=True)
