"""What happened in a case, entry by entry, without a name, an account or a text.

And where its letters are. Both are for who may see the case; `view` says who that is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.services.case_facts import may_read, reader_of
from casework.services.hold import Held, view
from casework.services.open_case import OPENING
from casework.work import Work
from statemachines.grammar import Process
from statemachines.inzage import Lezer
from statemachines.processes import PROCESSES

_ENTRIES = """
select seq, at, convert_from(body, 'UTF8')::jsonb from journal
where tenant_id = %s and case_id = %s and seq > %s order by seq limit %s"""
_LETTERS = """
select notice, party, channel, status, seq, attempts, settled_at, trouble from outbox
where tenant_id = %s and case_id = %s order by seq, notice, party"""


@dataclass(frozen=True)
class Happened:
    """One entry. ``feiten`` names the facts that were given, never what they say."""

    version: int
    at: datetime
    dag: date
    action: str
    label: str
    role: str
    van: str
    naar: str
    feiten: list[str]
    begonnen: list[str]
    afgesloten: list[str]


@dataclass(frozen=True)
class Letter:
    """One letter: to whose part in the case, by which way, and where it is."""

    bericht: str
    aan: str
    kanaal: str
    status: str
    version: int
    pogingen: int
    afgehandeld_op: datetime | None
    waarom: str | None


def happened(
    work: Work, case_id: UUID, by: Actor, *, after: int, limit: int
) -> tuple[list[Happened], int | None]:
    """Return entries in order, and after which one the next page starts."""
    case = view(work, case_id, by)
    rows = work.rows(_ENTRIES, [work.tenant.code, case.id, after, limit + 1])
    reader = reader_of(case, by)
    page = [_entry(case, reader, *row) for row in rows[:limit]]
    return page, page[-1].version if len(rows) > limit else None


def letters_of(work: Work, case_id: UUID, by: Actor) -> list[Letter]:
    """Return the letters of a case, and how each of them went."""
    case = view(work, case_id, by)
    return [Letter(*row) for row in work.rows(_LETTERS, [work.tenant.code, case.id])]


def _entry(
    case: Held, reader: Lezer, seq: int, at: datetime, body: dict[str, Any]
) -> Happened:
    action = body["action"]
    given = sorted({*body["facts"], *body["secrets"]})
    return Happened(
        version=seq,
        at=at,
        dag=date.fromisoformat(body["day"]),
        action=action,
        label=_label(PROCESSES[case.process], action),
        role=body["role"],
        van=body["from"],
        naar=body["to"],
        feiten=[name for name in given if may_read(case, reader, name)],
        begonnen=[clock["rule"] for clock in body["started"]],
        afgesloten=body["closed"],
    )


def _label(process: Process[Any], action: str) -> str:
    if action == OPENING:
        return "Zaak geopend"
    step = next((step for step in process.steps if step.action == action), None)
    return step.label if step else action.replace("_", " ").capitalize()
