"""Read a case for a page, by its kenmerk, and the family of cases around it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, read_by, seen_by
from casework.ids import normalise
from casework.services.hold import Held
from casework.work import Work
from statemachines.grammar import State
from statemachines.processes import PROCESSES

_COLUMNS = ", ".join(f"c.{field.name}" for field in fields(Held))

_ROW = f"""
select c.opened_at, c.closed_at, {_COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.kenmerk = %(kenmerk)s and {VISIBLE}"""  # noqa: S608  constants only

_LINEAGE = f"""
with recursive below as (
    select c.id, 0 as depth, array[c.opened_at] as place from cases c
    where c.tenant_id = %(tenant)s and c.id = %(root)s
    union all
    select c.id, below.depth + 1, below.place || c.opened_at
    from below join cases c on c.parent_id = below.id and c.tenant_id = %(tenant)s)
select c.id, c.kenmerk, c.process, c.state, c.party, below.depth
from below join cases c on c.id = below.id
where c.tenant_id = %(tenant)s and {VISIBLE} order by below.place, c.id"""  # noqa: S608  constants only


@dataclass(frozen=True)
class CaseRow:
    """A case as it is now, with the moments on which it began and ended."""

    held: Held
    opened_at: datetime
    closed_at: datetime | None

    @property
    def state(self) -> State:
        """Return where the case is."""
        return PROCESSES[self.held.process].state(self.held.state)


@dataclass(frozen=True)
class Relative:
    """A case in the same family. ``depth`` counts from the first case down."""

    id: UUID
    kenmerk: str
    process: str
    state: str
    party: str | None
    depth: int

    @property
    def titel(self) -> str:
        """Return what it is about."""
        return PROCESSES[self.process].title

    @property
    def waar(self) -> State:
        """Return where it is."""
        return PROCESSES[self.process].state(self.state)


def row_of(work: Work, kenmerk: str, by: Actor) -> CaseRow:
    """Return the case with this kenmerk, as people type it. Raises `CaseNotFound`.

    Only to read it: who may read it in an emergency finds it here, and nowhere else.
    """
    return _row(work, kenmerk, read_by(by, work.tenant.code))


def case_of(work: Work, kenmerk: str, by: Actor) -> Held:
    """Return the same to act in it, not locked: an emergency opens nothing here."""
    return _row(work, kenmerk, seen_by(by, work.tenant.code)).held


def _row(work: Work, kenmerk: str, seen: Mapping[str, object]) -> CaseRow:
    rows = work.rows(_ROW, {**seen, "kenmerk": normalise(kenmerk)})
    if not rows:
        raise CaseNotFound
    opened_at, closed_at, *held = rows[0]
    return CaseRow(Held(*held), opened_at, closed_at)


def lineage_of(work: Work, case: Held, by: Actor) -> list[Relative]:
    """Return every case of the family that this person may see, from the top down."""
    values = {**read_by(by, work.tenant.code), "root": case.lineage[0]}
    return [Relative(*row) for row in work.rows(_LINEAGE, values)]
