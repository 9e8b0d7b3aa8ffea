"""Read in the journal what happened since the last time, and tell it."""

import json
from collections.abc import Iterator
from uuid import UUID

from casework.services.links.phone import ACTION as TELEFOON
from casework.services.open_case import OPENING
from casework.services.watch import ESCALEREN, VASTLOPEN, WAARSCHUWEN
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES

_ENTRIES = """select c.id, j.seq, c.kenmerk, c.process, j.body
from journal j join cases c on c.id = j.case_id
where j.tenant_id = %s
order by j.at, convert_from(j.body, 'UTF8')::jsonb ->> 'role' = 'systeem',
    j.seq = 1, c.id, j.seq"""
_TERMS = """select t.id, t.rule, t.explanation, c.kenmerk, t.suspended_on
from term t join cases c on c.id = t.case_id
where t.tenant_id = %s and t.closed_at is null order by t.id"""


_LETTERS = """select id, notice, party, status from outbox
where tenant_id = %s and status <> 'wacht' order by settled_at, id"""


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
    """Tell each open term whose dates are new, and of those of the law every step."""
    for id_, rule, why, kenmerk, suspended in work.rows(_TERMS, [work.tenant.code]):
        sentence = "Deze termijn staat nu stil." if suspended else why["zin"]
        if told.get(id_) == sentence:
            continue
        told[id_] = sentence
        yield f"    {rule}, {RULES[rule].name} ({why['wet']}; {kenmerk}). {sentence}"
        if not rule.startswith("L") and not suspended:
            yield from (f"        - {s['tekst']} ({s['wet']})" for s in why["stappen"])


def letters_gone(work: Work, told: set[UUID]) -> Iterator[str]:
    """Tell each letter of which it is known how it went."""
    for id_, notice, party, status in work.rows(_LETTERS, [work.tenant.code]):
        if id_ not in told:
            told.add(id_)
            yield f"    brief {notice} aan {party}: {status.replace('_', ' ')}"


def label_of(process: str, action: str) -> str:
    """Return what people call a step, an opening, or a deed of the watch."""
    known = {
        TELEFOON: "vastleggen welk nummer de codes krijgt",
        OPENING: f"zaak openen ({PROCESSES[process].title})",
        WAARSCHUWEN: "waarschuwen dat een termijn bijna om is",
        ESCALEREN: "opschalen: deze zaak blijft liggen",
        VASTLOPEN: "vastleggen dat de zaak niet verder kan",
    }
    steps = {step.action: step.label for step in PROCESSES[process].steps}
    return {**steps, **known}[action]
