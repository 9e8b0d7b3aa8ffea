"""Read who looked at a case: the last looks, each with what was opened at it."""

from datetime import datetime
from typing import NamedTuple

from casework.services.hold import Held
from casework.work import Row, Work
from statemachines.roles import Role

_LOOKS = """
with since as materialized (select coalesce((
    select at from read_log
    where tenant_id = %(tenant)s and case_id = %(case)s and data_class is null
    order by at desc offset %(last)s - 1 limit 1), '-infinity') as first)
select r.at, account, role, data_class, voor, what, purpose, noodtoegang is not null
from since join read_log r on r.at >= since.first
where r.tenant_id = %(tenant)s and r.case_id = %(case)s
order by r.at desc, r.id desc"""
"""The last so many looks, and no older: a case can have been looked at very often. They
are joined to the first of them: behind row security a condition with a query in it is
kept out of the index, and every look at the case would be read."""
SHOWN = 200
_ALL = 10**9
_ROLES = {role.value: role for role in Role}


class Look(NamedTuple):
    """One look at a case. ``voor``: for whom somebody stood in."""

    at: datetime
    account: str
    role: Role
    voor: str | None
    what: str
    purpose: str | None = None
    opened: tuple[str, ...] = ()
    """The classes of the sealed facts that were opened at this look."""
    nood: bool = False
    """Whether it was with emergency access."""


def who_looked(work: Work, case: Held, last: int | None = SHOWN) -> list[Look]:
    """Return the last looks at a case that the caller may see, the newest first.

    ``last`` is how many; all of them without a number. What was opened at a look is
    told with that look, and by itself without one.
    """
    values = {"tenant": work.tenant.code, "case": case.id, "last": last or _ALL}
    rows = work.rows(_LOOKS, values)
    kinds, seen = _opened(rows), {row[:3] for row in rows if row[3] is None}
    looks = []
    for row in reversed(rows):  # of looks at one moment the first tells what it opened
        at, account, role, kind, voor, what, purpose, nood = row
        same = (at, account, role)
        told = () if kind and same in seen else kinds.pop(same, ())
        if told or not kind:
            known = (at, account, _ROLES[role], voor, what, purpose)
            looks.append(Look(*known, tuple(told), nood))
    return looks[::-1][:last]


def _opened(rows: list[Row]) -> dict[Row, list[str]]:
    """Return the classes that somebody opened at one moment, the first one first."""
    opened: dict[Row, list[str]] = {}
    for row in reversed(rows):
        if row[3] is not None:
            opened.setdefault(row[:3], []).append(row[3])
    return opened
