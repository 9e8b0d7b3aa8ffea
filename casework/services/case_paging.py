"""The cases that somebody may see, a page at a time, the newest first.

A page starts where the one before it ended, at a case and not at a number: what is
opened in between moves nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import VISIBLE, Actor, seen_by
from casework.work import Work
from statemachines.processes import PROCESSES

_PAGE = f"""
select c.id, c.kenmerk, c.process, c.state, c.version, c.opened_at, c.updated_at
from cases c
where c.tenant_id = %(tenant)s and {VISIBLE}
  and (%(after)s::uuid is null or c.id < %(after)s::uuid)
  and (%(process)s::text is null or c.process = %(process)s)
  and (%(state)s::text is null or %(state)s::text = c.state)
  and (%(open)s::bool is null or (c.closed_at is null) = %(open)s)
  and (%(role)s = 'systeem' or c.id in (select p.case_id from party p
    where p.tenant_id = %(tenant)s and p.user_id = any(%(users)s)
      and p.role = %(role)s))
order by c.id desc limit %(limit)s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Wanted:
    """Which cases; nothing means all."""

    process: str | None = None
    state: str | None = None
    open: bool | None = None


@dataclass(frozen=True)
class Listed:
    """One case on a page."""

    kenmerk: str
    process: str
    state: str
    meaning: str
    final: bool
    version: int
    opened_at: datetime
    updated_at: datetime


def case_list(
    work: Work, by: Actor, wanted: Wanted, *, after: UUID | None, limit: int
) -> tuple[list[Listed], UUID | None]:
    """Return at most ``limit`` cases, and where the next page starts if there is."""
    values = {
        **seen_by(by, work.tenant.code),
        "after": after,
        "limit": limit + 1,
        "process": wanted.process,
        "state": wanted.state,
        "open": wanted.open,
    }
    rows = work.rows(_PAGE, values)
    page = rows[:limit]
    more = page[-1][0] if len(rows) > limit else None
    return [_listed(*row[1:]) for row in page], more


def _listed(
    kenmerk: str,
    code: str,
    name: str,
    version: int,
    opened_at: datetime,
    updated_at: datetime,
) -> Listed:
    state = PROCESSES[code].state(name)
    return Listed(
        kenmerk,
        code,
        name,
        state.meaning,
        state.final,
        version,
        opened_at,
        updated_at,
    )
