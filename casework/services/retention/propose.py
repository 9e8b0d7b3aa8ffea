"""Propose what may be erased: when its time is over, or nearly (C14: 60 days before).

A proposal destroys nothing. It says why, until which day, and waits for people.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from casework.ids import new_id
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.retention.due import Due, closed_cases, due_of, due_pupils
from casework.work import Desk, Work
from statemachines.bewaren import Bewaartermijn, twee_personen
from statemachines.dutch import in_words

BATCH = 500
_FIRST = UUID(int=0)
_INSERT = """
insert into destruction (tenant_id, id, about, case_id, key_id, data_class, rule,
    counted_from, due_on, two_persons, explanation, proposed_at)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict (tenant_id, about, key_id, data_class) do update
set rule = excluded.rule, counted_from = excluded.counted_from,
    due_on = excluded.due_on, explanation = excluded.explanation,
    confirmed_by = null, confirmed_at = null, second_by = null, second_at = null
where destruction.done_at is null and destruction.due_on <> excluded.due_on
returning id"""


def propose_destruction(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Propose what comes up in a batch of closed cases; the first batch does pupils.

    Twice is once. When the date of a proposal moved, who confirmed it does so again.
    """
    with desk.work(tenant) as work:
        cases = closed_cases(work, UUID(after) if after else _FIRST, BATCH)
        due = [*due_of(work, cases), *(() if after else due_pupils(work))]
        lines = tuple(_propose(work, due))
    return Batch(lines, str(cases[-1][0]) if cases else None)


def _propose(work: Work, due: Iterable[Due]) -> Iterable[Line]:
    for one in due:
        term = one.term
        if not isinstance(term, Bewaartermijn):
            continue
        if work.today >= term.voorstellen_vanaf and _insert(work, one, term):
            place = one.kenmerk if one.case_id else NO_CASE
            told = f"{one.kind.value}: bewaren tot en met {in_words(term.tot_en_met)}"
            yield Line(place, term.rule, told)


def _insert(work: Work, one: Due, term: Bewaartermijn) -> bool:
    row = [
        work.tenant.code,
        new_id(work.now),
        one.about.value,
        one.case_id,
        one.key_id,
        one.kind.value,
        term.rule,
        term.vanaf,
        term.tot_en_met,
        one.case_id is not None and twee_personen(one.kind),
        json.dumps(explained(term)),
        work.now,
    ]
    return bool(work.rows(_INSERT, row))


def explained(term: Bewaartermijn) -> dict[str, object]:
    """Return how a date of retention came about, as other terms tell it."""
    return {
        "naam": term.naam,
        "wet": term.wet,
        "gebeurtenis": term.gebeurtenis,
        "zin": term.zin,
        "uiterlijk": term.uiterlijk.isoformat() if term.uiterlijk else None,
        "stappen": [
            {
                "tekst": step.tekst,
                "wet": step.wet,
                "datum": step.datum.isoformat() if step.datum else None,
            }
            for step in term.stappen
        ],
    }
