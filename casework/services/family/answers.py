"""The answers that a parent gave: which, when, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.services.hold import Held
from casework.services.rows import fact_address
from casework.work import Work

_ANSWERS = """
select seq, at, body ->> 'action', body -> 'facts' from (
    select seq, at, convert_from(body, 'UTF8')::jsonb body from journal
    where tenant_id = %s and case_id = %s) j
where body ->> 'actor' = %s and body ->> 'role' = %s order by seq desc"""
_WORDS = """
select field, seq, data_class, ciphertext from secret
where tenant_id = %s and case_id = %s and seq = %s"""


@dataclass(frozen=True)
class Given:
    """An answer that was given before. ``seq`` is its number in the case."""

    seq: int
    day: datetime
    action: str
    facts: Mapping[str, object]


def given_by(work: Work, case: Held, by: Actor) -> list[Given]:
    """Return the answers that this parent gave in a case, the newest first."""
    values = [work.tenant.code, case.id, by.id, by.role.value]
    return [Given(*row) for row in work.rows(_ANSWERS, values)]


def said_in(
    work: Work, case: Held, given: Given, asked: Iterable[str]
) -> dict[str, object]:
    """Return what was answered to these questions, own words included.

    ``given`` comes from `given_by`, so only who said it reads it here.
    """
    rows = work.rows(_WORDS, [work.tenant.code, case.id, given.seq])
    words = {
        field: work.vault.open(
            fact_address(work, (case.id, seq), data_class, field), bytes(sealed)
        )
        for field, seq, data_class, sealed in rows
    }
    told = {**given.facts, **words}
    return {name: told[name] for name in asked if told.get(name) is not None}
