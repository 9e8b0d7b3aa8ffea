"""Take hold of a case: its row, locked, within the tenant and visible to the actor.

The main cases above it are locked first, root first, so that two people in one family
of cases wait for each other instead of blocking each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from typing import Any
from uuid import UUID

from casework.access import (
    SYSTEEM,
    VISIBLE,
    VISIBLE_MINE,
    Actor,
    CaseNotFound,
    hidden_from,
    seen_by,
)
from casework.ids import normalise, valid_kenmerk
from casework.numbered import Numbered
from casework.services.clocks import read_clock
from casework.services.when_asked import WhenAsked
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import Linked, Party, Situation


@dataclass(frozen=True)
class Held:
    """A case as it is now, locked until the transaction ends."""

    id: UUID
    kenmerk: str
    process: str
    state: str
    version: int
    parent_id: UUID | None
    party: str | None
    lineage: list[UUID]
    dossier: dict[str, Any]
    clocks: list[dict[str, Any]]
    people: list[dict[str, Any]]
    done: dict[str, list[str]]
    head: bytes


COLUMNS = ", ".join(f"c.{field.name}" for field in fields(Held))

_FAMILY = Numbered.of(f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.id = any ((
    select c.lineage from cases c
    where c.tenant_id = %(tenant)s and c.id = %(id)s and {VISIBLE})::uuid[])
order by cardinality(c.lineage)
for update of c""")  # noqa: S608  constants only

_VIEW = f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.id = %(id)s and {VISIBLE}"""  # noqa: S608  constants only

OPEN_CASES = f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.closed_at is null and {VISIBLE_MINE}
order by c.id"""  # noqa: S608  constants only

_FIND = f"""
select c.id from cases c
where c.tenant_id = %(tenant)s and c.kenmerk = %(kenmerk)s and {VISIBLE}"""  # noqa: S608  constants only

_CHILDREN = f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.parent_id = %(id)s and c.closed_at is null
  and c.process = %(process)s
order by c.id for update"""  # noqa: S608  constants only

AS_LINKED = """c.process, c.kenmerk, c.state, c.party, c.dossier, c.clocks,
    array(select distinct clock ->> 'rule'
          from cases b, jsonb_array_elements(b.clocks) clock
          where b.tenant_id = c.tenant_id and b.parent_id = c.id)
from cases c"""

_LINKED = f"""
select {AS_LINKED}
where c.tenant_id = %(tenant)s and (c.parent_id = %(id)s or c.id = %(parent)s)
  and {VISIBLE} order by c.opened_at, c.id"""


def hold(work: Work, case_id: UUID, by: Actor) -> tuple[Held, tuple[Held, ...]]:
    """Lock a case and the main cases above it; return it, and those, nearest first.

    Raises `CaseNotFound` when there is none, or when it is not for this actor to see.
    """
    values = {**seen_by(by, work.tenant.code), "id": case_id}
    family = work.rows(_FAMILY, values)
    if not family:
        raise CaseNotFound
    rows = [Held(*row) for row in family]
    if not _still_yours(rows[-1], by):
        raise CaseNotFound
    return rows[-1], tuple(reversed(rows[:-1]))


def _still_yours(case: Held, by: Actor) -> bool:
    """Judge the row as it is under the lock: it may have been handed over meanwhile.

    PostgreSQL reads a row anew that it had to wait for, and not who takes part in it.
    """
    if by.role is Role.SYSTEEM:
        return True
    mine = {by.id, *by.voor}
    taking_part = any(
        person["account"] in mine and person["role"] == by.role
        for person in case.people
    )
    place = f"{case.process}/{case.state}"
    return taking_part and place not in hidden_from(by.role)


def view(work: Work, case_id: UUID, by: Actor) -> Held:
    """Read a case without locking it. Raises `CaseNotFound` as `hold` does."""
    rows = work.rows(_VIEW, {**seen_by(by, work.tenant.code), "id": case_id})
    if not rows:
        raise CaseNotFound
    return Held(*rows[0])


def open_cases(work: Work, by: Actor) -> list[Held]:
    """Read the open cases that somebody takes part in, without locking them."""
    return [Held(*row) for row in work.rows(OPEN_CASES, seen_by(by, work.tenant.code))]


def find(work: Work, kenmerk: str, by: Actor) -> UUID:
    """Return the id of the case with this kenmerk, as people type it."""
    wanted = normalise(kenmerk)
    if not valid_kenmerk(wanted):
        raise CaseNotFound
    rows = work.rows(_FIND, {**seen_by(by, work.tenant.code), "kenmerk": wanted})
    if not rows:
        raise CaseNotFound
    return UUID(str(rows[0][0]))


def hold_children(work: Work, case: Held, process: str) -> list[Held]:
    """Lock the open linked cases of one process under a case that is held."""
    values = {"tenant": work.tenant.code, "id": case.id, "process": process}
    return [Held(*row) for row in work.rows(_CHILDREN, values)]


Relations = Mapping[str, Sequence[Linked]]


def situation_of(
    work: Work,
    case: Held,
    by: Actor,
    day: date | None = None,
    linked: Relations | None = None,
) -> Situation[Any]:
    """Return the pure view of a case that the engine decides on.

    ``linked`` are its relations, if read before; else a condition that asks reads them.
    """
    process, today = PROCESSES[case.process], work.today
    return Situation(
        state=case.state,
        dossier=process.dossier.stored(case.dossier),
        actor=by.id,
        role=by.role,
        now=work.now,
        today=today,
        day=day or today,
        party=case.party,
        parties=tuple(Party(**person) for person in case.people),
        terms={clock["rule"]: read_clock(clock) for clock in case.clocks},
        done=case.done,
        linked=WhenAsked(partial(_linked, work, case)) if linked is None else linked,
        policy=work.policy,
        voor=(*by.voor, *by.ook_voor),
    )


def has_relations(case: Held) -> bool:
    """Tell whether a case can have a main case or linked cases."""
    return case.parent_id is not None or _opens(case.process)


@cache
def _opens(process: str) -> bool:
    return any(step.opens for step in PROCESSES[process].steps)


def by_process(linked: Iterable[Linked]) -> dict[str, list[Linked]]:
    """Return linked cases by the code of their process, in the same order."""
    found: dict[str, list[Linked]] = {}
    for one in linked:
        found.setdefault(one.process, []).append(one)
    return found


def _linked(work: Work, case: Held) -> Relations:
    return by_process(linked_of(work, case, SYSTEEM)) if has_relations(case) else {}


def linked_of(work: Work, case: Held, by: Actor) -> list[Linked]:
    """Return the main case and the linked cases that this actor may see."""
    values = seen_by(by, work.tenant.code)
    rows = work.rows(_LINKED, {**values, "id": case.id, "parent": case.parent_id})
    return [as_linked(*row) for row in rows]


def as_linked(  # noqa: PLR0913, PLR0917  the columns of AS_LINKED
    process: str,
    kenmerk: str,
    state: str,
    party: str | None,
    dossier: dict[str, Any],
    clocks: list[dict[str, Any]],
    below: list[str],
) -> Linked:
    """Return what a case may know of another, from the columns `AS_LINKED`."""
    final = PROCESSES[process].state(state).final
    terms = {clock["rule"]: read_clock(clock) for clock in clocks}
    terms_below = frozenset(below)
    return Linked(process, kenmerk, state, final, party, dossier, terms, terms_below)
