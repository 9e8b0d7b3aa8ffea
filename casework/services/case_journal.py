"""The history of a case as people read it: who did what, when, why, and for whom."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from casework.clock import amsterdam_day
from casework.services.hold import Held
from casework.services.open_case import OPENING
from casework.services.rows import NOBODY
from casework.services.watch import ESCALEREN, VASTLOPEN, WAARSCHUWEN, WATCHING
from casework.work import Work
from statemachines.grammar import Process, Step
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES
from statemachines.vragen import vraag

_JOURNAL = """
select seq, at, body from journal where tenant_id = %s and case_id = %s
order by seq desc limit %s"""
MOST = 500
"""So many entries of a case a page reads; hardly any case has as many."""

_WATCH = {
    WAARSCHUWEN: "Herinnerd aan een termijn",
    ESCALEREN: "Doorgegeven aan een ander, omdat het bleef liggen",
    VASTLOPEN: "De zaak blijft liggen",
}
_HOW = {
    "telefoon": "na een telefoongesprek",
    "gesprek": "na een gesprek",
    "papier": "van papier",
    "e_mail": "na een e-mail",
}
_NAMENS = "Namens "


class Soort(StrEnum):
    """Kinds of entries, to filter on."""

    STAP = "stappen van mensen"
    SYSTEEM = "vanzelf"
    HERINNERING = "herinneringen"


@dataclass(frozen=True)
class Entry:
    """One entry. ``namens`` and ``hoe``: written down for somebody else, and how."""

    seq: int
    at: datetime
    dag: date
    soort: Soort
    wat: str
    account: str
    role: Role
    wet: str | None
    van: str
    naar: str
    feiten: tuple[str, ...]
    brieven: tuple[tuple[str, str], ...]
    termijnen: tuple[str, ...]
    namens: str | None = None
    hoe: str = ""

    @property
    def lezers(self) -> tuple[str, ...]:
        """Return the keys of those who got a letter with it, each once."""
        return tuple(dict.fromkeys(key for _, key in self.brieven if key != NOBODY))

    @property
    def andere_dag(self) -> date | None:
        """Return the day that counts in law, when that is another day."""
        return None if self.dag == amsterdam_day(self.at) else self.dag


def journal_of(work: Work, case: Held) -> list[Entry]:
    """Return the history of a case that the caller may see, the newest first."""
    process = PROCESSES[case.process]
    rows = work.rows(_JOURNAL, [work.tenant.code, case.id, MOST])
    return [
        _entry(process, case, (seq, at), json.loads(bytes(body)))
        for seq, at, body in rows
    ]


def _entry(
    process: Process[Any],
    case: Held,
    place: tuple[int, datetime],
    body: Mapping[str, Any],
) -> Entry:
    action, role = body["action"], Role(body["role"])
    step = next((s for s in process.steps if s.action == action), None)
    facts = body["facts"]
    return Entry(
        *place,
        _legal_day(step, body),
        _kind(action, role),
        _label(action, step),
        body["actor"],
        role,
        step.law if step else None,
        body["from"],
        body["to"],
        tuple(vraag(process.code, name).in_een_zin for name in facts),
        tuple((template, key) for template, key in body["letters"]),
        _terms(body),
        case.party if _for_another(step, role, case) else None,
        _HOW.get(str(facts.get("antwoordwijze")), ""),
    )


def _legal_day(step: Step[Any] | None, body: Mapping[str, Any]) -> date:
    """Return the day that counts: the one that the step was told, or its own."""
    told = body["facts"].get(step.on) if step and step.on else None
    return date.fromisoformat(told or body["day"])


def _kind(action: str, role: Role) -> Soort:
    if action in WATCHING:
        return Soort.HERINNERING
    return Soort.SYSTEEM if role is Role.SYSTEEM else Soort.STAP


def _label(action: str, step: Step[Any] | None) -> str:
    if action == OPENING:
        return "De zaak is geopend"
    if step is None:
        return _WATCH.get(action, action.replace("_", " ").capitalize())
    return step.label


def _for_another(step: Step[Any] | None, role: Role, case: Held) -> bool:
    """Tell whether staff wrote down what somebody of the family answered."""
    if step is None or case.party is None or role in FAMILY or role is Role.SYSTEEM:
        return False
    return bool({*step.by} & FAMILY) or step.label.startswith(_NAMENS)


def _terms(body: Mapping[str, Any]) -> tuple[str, ...]:
    watched: Iterable[Mapping[str, Any]] = body.get("watched", ())
    clocks = [*body["started"], *body["moved"], *watched]
    return tuple(dict.fromkeys(RULES[clock["rule"]].name for clock in clocks))
