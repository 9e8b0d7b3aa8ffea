"""What a letter of the watch says: which term, which law, the last day, what to do.

The journal says why the letter was sent, so the letter says what the log proves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from casework.services.hold import Held
from casework.work import Work
from statemachines.dutch import in_words
from statemachines.grammar import Process, Step
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES

_FEW = 4
"""So many steps are named; the rest is behind the link."""

_TOLD = """
select convert_from(j.body, 'UTF8')::jsonb -> 'watch'
from outbox o join journal j
    on j.tenant_id = o.tenant_id and j.case_id = o.case_id and j.seq = o.seq
where o.tenant_id = %s and o.id = %s"""


@dataclass(frozen=True)
class WatchFacts:
    """The facts of a letter of the watch, and the last day that it is about.

    ``still_true``: the term is still open, and still stands still if it did.
    """

    zaak: dict[str, object]
    last: date
    still_true: bool


def watch_facts(work: Work, case: Held, outbox_id: UUID, key: str) -> WatchFacts | None:
    """Return what a letter of the watch says to this person; nothing for another."""
    [(told,)] = work.rows(_TOLD, [work.tenant.code, outbox_id])
    if told is None:
        return None
    process = PROCESSES[case.process]
    role = next(Role(p["role"]) for p in case.people if p["key"] == key)
    last = date.fromisoformat(told["last"])
    rule = RULES[told["rule"]]
    return WatchFacts(
        {
            "soort": process.title,
            "regel": rule.name,
            "wet": rule.law,
            "laatste_dag": last,
            "voorbij": last < work.today,
            "stand": process.state(case.state).meaning,
            "aan_zet": process.state(case.state).waits_for,
            "stappen": [*_steps(process, case, role)][:_FEW],
            "gevraagd": told.get("gevraagd"),
            "sinds": _day(told.get("since")),
        },
        last,
        _still_true(case, told),
    )


def _still_true(case: Held, told: dict[str, Any]) -> bool:
    clocks = (clock for clock in case.clocks if clock["rule"] == told["rule"])
    clock = next(clocks, None)
    return clock is not None and clock.get("stuck_since") == told.get(
        "since", clock.get("stuck_since")
    )


def _steps(process: Process[Any], case: Held, role: Role) -> Iterator[str]:
    """Name what somebody of this role can do; who only looks on gets all of it."""
    here = [s for s in process.steps if case.state in {each.name for each in s.source}]
    people = [step for step in here if step.by != (Role.SYSTEEM,)]
    mine = [step for step in people if role in step.by]
    for step in mine or people:
        yield step.label if mine else f"{step.label} ({_who(step)})"


def _who(step: Step[Any]) -> str:
    return " of ".join(r.sentence for r in step.by if r is not Role.SYSTEEM)


def _day(text: str | None) -> str | None:
    return in_words(date.fromisoformat(text)) if text else None
