"""The history of a case as people read it: who did what, when, why, and for whom."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from pydantic_core import from_json

from casework.clock import amsterdam_day
from casework.services.hold import Held
from casework.services.open_case import OPENING
from casework.services.rows import NOBODY
from casework.services.watch import ESCALEREN, VASTLOPEN, WAARSCHUWEN, WATCHING
from casework.work import Work
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES
from statemachines.vragen import vraag

_JOURNAL = """
select seq, at, convert_from(body, 'UTF8') from journal
where tenant_id = %s and case_id = %s order by seq desc limit %s"""
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


class Entry(NamedTuple):
    """One entry of the journal. What nobody reads of it is not worked out."""

    case: Held
    seq: int
    at: datetime
    body: Mapping[str, Any]

    @property
    def account(self) -> str:
        """Return who did it."""
        return str(self.body["actor"])

    @property
    def role(self) -> Role:
        """Return in which role."""
        return Role(self.body["role"])

    @property
    def van(self) -> str:
        """Return the state before it."""
        return str(self.body["from"])

    @property
    def naar(self) -> str:
        """Return the state after it."""
        return str(self.body["to"])

    @property
    def dag(self) -> date:
        """Return the day that counts: the one that the step was told, or its own."""
        step = self._step
        told = self.body["facts"].get(step.on) if step and step.on else None
        return date.fromisoformat(told or self.body["day"])

    @property
    def andere_dag(self) -> date | None:
        """Return the day that counts in law, when that is another day."""
        day = self.dag
        return None if day == amsterdam_day(self.at) else day

    @property
    def soort(self) -> Soort:
        """Return what kind of entry it is."""
        if self.body["action"] in WATCHING:
            return Soort.HERINNERING
        by_itself = self.body["role"] == Role.SYSTEEM
        return Soort.SYSTEEM if by_itself else Soort.STAP

    @property
    def wat(self) -> str:
        """Say what was done."""
        action = str(self.body["action"])
        if action == OPENING:
            return "De zaak is geopend"
        if self._step is None:
            return _WATCH.get(action, action.replace("_", " ").capitalize())
        return self._step.label

    @property
    def wet(self) -> str | None:
        """Return the article that the step stands on."""
        return self._step.law if self._step else None

    @property
    def feiten(self) -> tuple[str, ...]:
        """Name the facts that were given, and not what they say."""
        process, facts = self.case.process, self.body["facts"]
        return tuple(vraag(process, name).in_een_zin for name in facts)

    @property
    def lezers(self) -> tuple[str, ...]:
        """Return the keys of those who got a letter with it, each once."""
        keys = (key for _, key in self.body["letters"])
        return tuple(dict.fromkeys(key for key in keys if key != NOBODY))

    @property
    def termijnen(self) -> tuple[str, ...]:
        """Name the terms that it started, moved, or told somebody of."""
        body = self.body
        watched: Iterable[Mapping[str, Any]] = body.get("watched", ())
        clocks = [*body["started"], *body["moved"], *watched]
        return tuple(dict.fromkeys(RULES[clock["rule"]].name for clock in clocks))

    @property
    def namens(self) -> str | None:
        """Return for whom of the family staff wrote this down, if that is so."""
        step, role = self._step, self.role
        if step is None or role in FAMILY or role is Role.SYSTEEM:
            return None
        family = bool({*step.by} & FAMILY) or step.label.startswith(_NAMENS)
        return self.case.party if family else None

    @property
    def hoe(self) -> str:
        """Say how that was heard."""
        return _HOW.get(str(self.body["facts"].get("antwoordwijze")), "")

    @property
    def _step(self) -> Step[Any] | None:
        return _steps(self.case.process).get(self.body["action"])


@cache
def _steps(process: str) -> dict[str, Step[Any]]:
    """Return the first step of each action of a process, by its code."""
    return {step.action: step for step in reversed(PROCESSES[process].steps)}


def journal_of(work: Work, case: Held) -> list[Entry]:
    """Return the history of a case that the caller may see, the newest first."""
    rows = work.rows(_JOURNAL, [work.tenant.code, case.id, MOST])
    return [Entry(case, seq, at, from_json(body)) for seq, at, body in rows]
