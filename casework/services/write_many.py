"""Write the steps of many cases down in one statement: all of them, or none.

The same rows as `write`, turned into a column for each parameter, so that the text of
the statement is one whatever there is to write. Each case has one entry at most:
PostgreSQL does not say in which order the parts of a statement are done.
"""

from collections.abc import Iterable, Sequence

from pydantic_core import to_json

from casework.services.columns import Kind
from casework.services.write import (
    NEW_FACT,
    NEW_LETTER,
    NEW_TERM,
    TELL,
    Entry,
    Values,
)
from casework.work import Work


class NotAllWritten(Exception):
    """A case was not as it was held, so nothing of the batch may be committed."""


def write_many(work: Work, entries: Sequence[Entry]) -> None:
    """Write one step of each of these cases.

    Raises `NotAllWritten` when a row is not as it was held.
    """
    values: dict[str, object] = {"tenant": work.tenant.code, "now": work.now}
    for kind in _KINDS:
        values.update(kind.parameters(entries))
    [(written,)] = work.rows(_STATEMENT, values)
    if written != len(entries):
        raise NotAllWritten


def _step(entry: Entry) -> Iterable[Values]:
    case, people = entry.case, entry.people
    yield [
        case.id,
        case.version,
        entry.state,
        entry.final,
        to_json(entry.dossier).decode(),
        to_json(entry.clocks).decode(),
        to_json(entry.done).decode(),
        to_json(people).decode() if people is not None else None,
        entry.key,
        entry.body,
        case.head,
        entry.hash,
    ]


_STEPS = Kind(
    "step",
    "id uuid, version int, state text, final bool, dossier jsonb, clocks jsonb, "
    "done jsonb, people jsonb, key text, body bytea, prev bytea, hash bytea",
    _step,
)
_CLOSED = Kind(
    "closed",
    "id uuid, rule text",
    lambda entry: ([entry.case.id, rule] for rule in entry.closed),
)
_MOVED = Kind(
    "moved",
    "raw_end date, legal_end date, spans jsonb, suspended_on date, extension date, "
    "explanation jsonb, warn_on date, escalate_on date, "
    "tenant_id text, id uuid, rule text",
    lambda entry: entry.moved,
)
_WATCHED = Kind(
    "watched",
    "warn_on date, escalate_on date, tenant_id text, id uuid, rule text",
    lambda entry: entry.watched,
)
_STARTED = Kind(
    "started",
    "id uuid, tenant_id text, case_id uuid, rule text, op date, raw_end date, "
    "legal_end date, step text, party text, spans jsonb, explanation jsonb, "
    "warn_on date, escalate_on date",
    lambda entry: entry.started,
)
_LETTERS = Kind(
    "letter",
    "id uuid, tenant_id text, case_id uuid, seq int, notice text, party text, "
    "channel text, status text, next_try_at timestamptz, attempts int",
    lambda entry: entry.letters,
)
_SECRETS = Kind(
    "secret",
    "case_id uuid, field text, seq int, tenant_id text, data_class text, "
    "ciphertext bytea",
    lambda entry: entry.secrets,
)
_KINDS = (_STEPS, _CLOSED, _MOVED, _WATCHED, _STARTED, _LETTERS, _SECRETS)

_OPEN_TERM = """t.tenant_id = %(tenant)s and t.case_id = n.id and t.rule = n.rule
        and t.closed_at is null"""

_STATEMENT = f"""
with step as (select * from {_STEPS.table()}),
moved_case as (
    update cases c set state = n.state, version = n.version + 1,
        dossier = n.dossier, clocks = n.clocks, done = n.done,
        people = coalesce(n.people, c.people), head = n.hash,
        updated_at = %(now)s, closed_at = case when n.final then %(now)s end
    from step n
    where c.tenant_id = %(tenant)s and c.id = n.id and c.version = n.version
    returning c.id),
entry as (
    insert into journal (case_id, seq, tenant_id, at, key, body, prev, hash)
    select id, version + 1, %(tenant)s, %(now)s, key, body, prev, hash from step
    returning tenant_id, case_id, seq, at),
{TELL},
closing as (
    update term t set closed_at = %(now)s from {_CLOSED.table()} where {_OPEN_TERM}),
moving as (
    update term t set raw_end = n.raw_end, legal_end = n.legal_end, spans = n.spans,
        suspended_on = n.suspended_on, extension = n.extension,
        explanation = n.explanation, warn_on = n.warn_on, escalate_on = n.escalate_on
    from {_MOVED.table()} where {_OPEN_TERM}),
watching as (
    update term t set warn_on = n.warn_on, escalate_on = n.escalate_on
    from {_WATCHED.table()} where {_OPEN_TERM}),
starting as ({NEW_TERM} select * from {_STARTED.table()}),
posting as ({NEW_LETTER} select * from {_LETTERS.table()}),
sealing as ({NEW_FACT} select * from {_SECRETS.table()})
select count(*) from moved_case"""  # noqa: S608  constants only
