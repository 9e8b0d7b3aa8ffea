"""Read in the journal what happened since the last time, and tell it."""

import json
from collections.abc import Iterator
from uuid import UUID

from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import Role

_ENTRIES = """select c.id, j.seq, c.kenmerk, c.process, j.body
from journal j join cases c on c.id = j.case_id
where j.tenant_id = %s order by j.at, c.id, j.seq"""
_TERMS = """select t.id, t.rule, t.explanation ->> 'zin', c.kenmerk, t.suspended_on
from term t join cases c on c.id = t.case_id
where t.tenant_id = %s and t.closed_at is null order by t.id"""


def what_happened(work: Work, heard: set[tuple[UUID, int]]) -> Iterator[str]:
    """Tell each journal entry that was not heard before."""
    for case_id, seq, kenmerk, process, body in work.rows(_ENTRIES, [work.tenant.code]):
        if (case_id, seq) not in heard:
            heard.add((case_id, seq))
            told = json.loads(bytes(body))
            who = Role(told["role"]).sentence
            label = label_of(process, told["action"])
            yield f"{who}: {label}. [{kenmerk}: {told['to']}]"


def new_terms(work: Work, told: dict[UUID, str]) -> Iterator[str]:
    """Tell each open term whose sentence is new."""
    for id_, rule, zin, kenmerk, suspended in work.rows(_TERMS, [work.tenant.code]):
        sentence = "Deze termijn staat nu stil." if suspended else zin
        if told.get(id_) != sentence:
            told[id_] = sentence
            yield f"    {rule} ({kenmerk}): {sentence}"


def label_of(process: str, action: str) -> str:
    """Return what people call a step."""
    steps = PROCESSES[process].steps
    title = f"zaak openen ({PROCESSES[process].title})"
    return next((step.label for step in steps if step.action == action), title)
