"""Write a step down: one statement, so that it is there whole or not at all.

State, dossier, journal, terms, letters, secret facts, and which programs hear of it
(ADR 0019) go in one writable CTE through the driver of the transaction (measured.md 6).
The text of the statement depends only on how many rows of each kind there are, and is
made once per shape.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from pydantic_core import to_json

from casework.access import as_array
from casework.numbered import Numbered
from casework.services.hold import Held
from casework.work import Work

Values = list[Any]


class Stale(Exception):
    """The case has moved on since the caller looked at it."""

    def __init__(self, seen: int, version: int) -> None:
        """Say which version was seen, and which is the present one."""
        super().__init__(
            f"De zaak is intussen veranderd: u zag versie {seen}, nu is het versie "
            f"{version}. Bekijk de zaak opnieuw."
        )
        self.seen = seen
        self.version = version


@dataclass(frozen=True)
class Entry:
    """Everything one step writes about one case: new columns, and rows.

    ``people`` is there when somebody else takes part from now on.
    """

    case: Held
    state: str
    final: bool
    dossier: dict[str, Any]
    clocks: list[dict[str, Any]]
    done: dict[str, list[str]]
    body: bytes
    hash: bytes
    key: str | None = None
    people: list[dict[str, Any]] | None = None
    closed: list[str] = field(default_factory=list)
    moved: list[Values] = field(default_factory=list)
    watched: list[Values] = field(default_factory=list)
    started: list[Values] = field(default_factory=list)
    letters: list[Values] = field(default_factory=list)
    secrets: list[Values] = field(default_factory=list)


def write(work: Work, entry: Entry) -> None:
    """Write one step. Raises `Stale` when the row is not as it was held."""
    statement = _statement(
        entry.people is not None,
        bool(entry.closed),
        len(entry.moved),
        len(entry.watched),
        len(entry.started),
        len(entry.letters),
        len(entry.secrets),
    )
    [(updated,)] = work.rows(statement, _values(work, entry))
    if not updated:
        raise Stale(entry.case.version, entry.case.version + 1)


def _values(work: Work, entry: Entry) -> Values:
    case = entry.case
    values: Values = [
        work.tenant.code,
        case.id,
        case.version + 1,
        work.now,
        entry.hash,
        entry.state,
        to_json(entry.dossier).decode(),
        to_json(entry.clocks).decode(),
        to_json(entry.done).decode(),
        work.now if entry.final else None,
        *([json.dumps(entry.people)] if entry.people is not None else ()),
        case.version,
        entry.key,
        entry.body,
        case.head,
        *([as_array(*entry.closed)] if entry.closed else ()),
    ]
    for row in chain(entry.moved, entry.watched):
        values += row
    for row in chain(entry.started, entry.letters):
        values += row[:1] + row[_OF_THE_CASE:]
    for row in entry.secrets:
        values += row
    return values


@cache
def _statement(*shape: int) -> Numbered:
    people, closes, moved, watched, started, letters, secrets = shape
    parts = [_UPDATE.format(people=", people = %s" if people else ""), _JOURNAL, TELL]
    parts += [_CLOSE] if closes else []
    parts += [_MOVE.format(n=n) for n in range(moved)]
    parts += [_WATCH.format(n=n) for n in range(watched)]
    rows = (
        ("starting", NEW_TERM, f"(%s, $1, $2{', %s' * 10})", started),
        ("posting", NEW_LETTER, f"(%s, $1, $2{', %s' * 7})", letters),
        ("sealing", NEW_FACT, f"(%s{', %s' * 5})", secrets),
    )
    parts += [
        f"{name} as ({sql} values {', '.join([row] * n)})"
        for name, sql, row, n in rows
        if n
    ]
    whole = f"with {', '.join(parts)} select count(*) from moved_case"  # noqa: S608  constants only
    return Numbered.of(whole, _SHARED)


_SHARED = 5
"""Said in many places: the tenant ($1), the case ($2), its new version ($3), the moment
($4) and the hash of the entry ($5)."""
_OF_THE_CASE = 3
"""A row of a term or a letter begins with its id, its tenant and its case."""
_UPDATE = """moved_case as (
    update cases set state = %s, version = $3, dossier = %s, clocks = %s, done = %s,
        head = $5, updated_at = $4, closed_at = %s{people}
    where tenant_id = $1 and id = $2 and version = %s returning id)"""
_JOURNAL = """entry as (
    insert into journal (case_id, seq, tenant_id, at, key, body, prev, hash)
    values ($2, $3, $1, $4, %s, %s, %s, $5) returning tenant_id, case_id, seq, at)"""
TELL = """telling as (
    insert into webhook_event (webhook_id, tenant_id, case_id, seq, status, attempts,
        next_try_at)
    select w.id, e.tenant_id, e.case_id, e.seq, 'wacht', 0, e.at from entry e
    join webhook w on w.tenant_id = e.tenant_id and w.ended_at is null
    where exists (select from party p
        where p.tenant_id = e.tenant_id and p.case_id = e.case_id
          and p.user_id = w.account and p.role = w.role))"""
_CLOSE = """closing as (
    update term set closed_at = $4
    where tenant_id = $1 and case_id = $2 and rule = any(%s) and closed_at is null)"""
_MOVE = """moving_{n} as (
    update term set raw_end = %s, legal_end = %s, spans = %s, suspended_on = %s,
        extension = %s, explanation = %s, warn_on = %s, escalate_on = %s
    where tenant_id = %s and case_id = %s and rule = %s and closed_at is null)"""
_WATCH = """watching_{n} as (
    update term set warn_on = %s, escalate_on = %s
    where tenant_id = %s and case_id = %s and rule = %s and closed_at is null)"""
NEW_TERM = """insert into term (id, tenant_id, case_id, rule, op, raw_end, legal_end,
    "then", party, spans, explanation, warn_on, escalate_on)"""
NEW_LETTER = """insert into outbox (id, tenant_id, case_id, seq, notice, party, channel,
    status, next_try_at, attempts)"""
NEW_FACT = """insert into secret (case_id, field, seq, tenant_id, data_class,
    ciphertext)"""
