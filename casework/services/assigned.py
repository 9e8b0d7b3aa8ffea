"""Which open cases somebody takes part in: by kenmerk and last day, nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.work import Work
from statemachines.roles import Role

_MINE = f"""
from cases c join party p on p.tenant_id = c.tenant_id and p.case_id = c.id
where c.tenant_id = %(tenant)s and c.closed_at is null and p.user_id = %(account)s
  and {VISIBLE}"""
_LIST = f"""
select c.id, c.kenmerk, (
    select min((clock ->> 'raw_end')::date) from jsonb_array_elements(c.clocks) clock
    where clock ->> 'suspended_on' is null)
{_MINE} and p.role = %(of)s
order by 3 nulls last, c.kenmerk"""  # noqa: S608  constants only
_COUNT = f"""
select p.role, count(*) {_MINE} group by p.role order by p.role"""


@dataclass(frozen=True)
class Assigned:
    """An open case of somebody. ``laatste_dag`` is the first last day that comes."""

    case_id: UUID
    kenmerk: str
    laatste_dag: date | None


def assigned(work: Work, account: str, role: Role) -> list[Assigned]:
    """Return the open cases of somebody in one role, the first last day first."""
    values = {**_everything(work, account), "of": role.value}
    return [Assigned(*row) for row in work.rows(_LIST, values)]


def number_assigned(work: Work, account: str) -> Mapping[Role, int]:
    """Return in how many open cases somebody takes part, by role."""
    rows = work.rows(_COUNT, _everything(work, account))
    return {Role(role): number for role, number in rows}


def _everything(work: Work, account: str) -> dict[str, object]:
    """Look past states that are closed to a role: they have to be handed over too."""
    return {**seen_by(SYSTEEM, work.tenant.code), "account": account}
