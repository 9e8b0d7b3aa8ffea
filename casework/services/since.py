"""What others did in a case since somebody looked at it."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from casework.access import Actor
from casework.services.hold import Held
from casework.services.open_case import OPENING
from casework.services.watch import WATCHING
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES

_SINCE = """
select seq, at, body from journal
where tenant_id = %s and case_id = %s and seq > %s order by seq limit %s"""
_MOST = 50


@dataclass(frozen=True)
class Happened:
    """One entry of the journal: who did what, when, and where the case went."""

    seq: int
    at: datetime
    account: str
    role: Role
    label: str
    meaning: str
    terms: tuple[tuple[str, date], ...]
    letters: tuple[tuple[str, str], ...]
    moved: bool

    def done_by(self, actor: Actor) -> bool:
        """Tell whether this person did it."""
        return (self.account, self.role) == (actor.id, actor.role)


def since(work: Work, case: Held, seen: int, most: int = _MOST) -> list[Happened]:
    """Return what happened after version ``seen``, but for warnings, in order."""
    rows = work.rows(_SINCE, [work.tenant.code, case.id, max(seen, 0), most])
    entries = (_entry(case, seq, at, bytes(body)) for seq, at, body in rows)
    return [entry for entry in entries if entry]


def entry_of(work: Work, case: Held, seq: int) -> Happened | None:
    """Return one entry of a case, or nothing when it is no step that people see."""
    found = since(work, case, seq - 1, most=1)
    return found[0] if found and found[0].seq == seq else None


def _entry(case: Held, seq: int, at: datetime, raw: bytes) -> Happened | None:
    body = json.loads(raw)
    action, process = body["action"], PROCESSES[case.process]
    if action in WATCHING:
        return None
    labels = {step.action: step.label for step in process.steps}
    labels[OPENING] = "De zaak openen"
    return Happened(
        seq,
        at,
        body["actor"],
        Role(body["role"]),
        labels.get(action, action),
        process.state(body["to"]).meaning,
        tuple(
            (RULES[clock["rule"]].name, date.fromisoformat(clock["legal_end"]))
            for clock in (*body["started"], *body["moved"])
        ),
        tuple((template, key) for template, key in body["letters"]),
        body["from"] != body["to"],
    )
