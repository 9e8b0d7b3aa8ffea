"""For whom somebody stands in today. Read along with what is read anyway.

A replacement is asked for by name and day. Who stands in for a replacement gets no
more than that: a chain is not followed.
"""

from collections.abc import Sequence

from casework.access import Actor
from casework.work import Work
from statemachines.roles import Role

STANDS_IN = """
select array[r.role, r.account] from replacement r
where r.tenant_id = %(tenant)s and r.replacement = {account} and r.ended_at is null
  and %(today)s between r.first_day and r.last_day order by r.account, r.role"""
"""Pairs of role and account; ``account`` is the column that names who stands in."""


def actor_for(account: str, role: Role, pairs: Sequence[Sequence[str]]) -> Actor:
    """Return who acts in a role, with those for whom that person stands in."""
    same = {absent for other, absent in pairs if other == role}
    rest = {absent for _, absent in pairs} - same
    return Actor(account, role, tuple(sorted(same)), tuple(sorted(rest)))


def acting(work: Work, account: str, role: Role) -> Actor:
    """Return who acts today, read from the table: for work without a session."""
    values = {"tenant": work.tenant.code, "account": account, "today": work.today}
    rows = work.rows(STANDS_IN.format(account="%(account)s"), values)
    return actor_for(account, role, [pair for (pair,) in rows])
