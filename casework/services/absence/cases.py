"""The cases about the absence of one pupil."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from casework.work import Work
from statemachines.processes.monitorkind import MONITORKIND
from statemachines.processes.verzuim import VERZUIM
from statemachines.verzuim.toestanden import (
    MONITOR,
    NA_ALERT,
    ONTERECHT,
    TERUG_OP_SCHOOL,
)

_RELAPSE = {state.name for state in (*NA_ALERT, TERUG_OP_SCHOOL)}
_AWAY = {state.name for state in NA_ALERT}
_JUDGED = {ONTERECHT.name, MONITOR.name}


@dataclass(frozen=True)
class AbsenceCase:
    """A case about absence, as far as it matters for choosing one."""

    id: UUID
    kenmerk: str
    process: str
    state: str
    eerste_dag: str | None
    school_id: str | None
    open: bool

    @property
    def of_absence(self) -> bool:
        """Whether it is about unlawful absence."""
        return self.process == VERZUIM.code

    @property
    def of_monitor(self) -> bool:
        """Whether it follows a monitorkind."""
        return self.process == MONITORKIND.code

    @property
    def takes_relapse(self) -> bool:
        """Whether Leerrecht looks along already: a new streak is a relapse."""
        return self.open and self.of_absence and self.state in _RELAPSE

    @property
    def without_return(self) -> bool:
        """Whether Leerrecht looks along, and the pupil is not back at school yet."""
        return self.open and self.of_absence and self.state in _AWAY

    @property
    def judged(self) -> bool:
        """Whether somebody found that this was no unlawful absence after all."""
        return self.of_absence and self.state in _JUDGED


def opened_by_hand(work: Work, pupils: Sequence[str]) -> dict[str, list[UUID]]:
    """Return the open cases about these pupils, also those no signal opened.

    One pass over the open cases for a whole batch: an index on a fact of the dossier
    would make every step of every case dearer.
    """
    found: dict[str, list[UUID]] = {}
    rows = work.rows(_OPEN, [work.tenant.code, [*_PROCESSES], [*pupils]])
    for pupil, case_id in rows:
        found.setdefault(pupil, []).append(case_id)
    return found


def cases_of(work: Work, pupil: str, more: Iterable[UUID]) -> list[AbsenceCase]:
    """Return the cases of a pupil that a signal moved, and ``more``; the last first."""
    rows = work.rows(_CASES, [work.tenant.code, [*more], work.tenant.code, pupil])
    return [AbsenceCase(*row) for row in rows]


_PROCESSES = (VERZUIM.code, MONITORKIND.code)
_OPEN = """
select dossier ->> 'leerling_id', id from cases
where tenant_id = %s and closed_at is null and process = any(%s)
    and dossier ->> 'leerling_id' = any(%s)"""
_CASES = """
select id, kenmerk, process, state, dossier ->> 'eerste_dag', dossier ->> 'school_id',
    closed_at is null
from cases
where tenant_id = %s and id in (
    select unnest(%s::uuid[]) union all
    select case_id from absence_signal where tenant_id = %s and leerling_id = %s)
order by opened_at desc, id desc"""
