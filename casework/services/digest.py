"""The morning list: written once a day for each person who has something to do.

A list is a row first, sealed; a neutral e-mail then says that there are tasks and how
many. Only on working days, and only when there is something to do.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.models import Delivery
from casework.services.batch import Batch, Line
from casework.services.digest_post import deliver_digests
from casework.services.worklist import Group, Task, ordered, worklist
from casework.vault import Address
from casework.work import Desk, Work
from statemachines.calendar import is_free
from statemachines.roles import FAMILY, Role

__all__ = ["deliver_digests", "read_digest", "write_digests"]

BATCH = 100
KEPT = timedelta(days=30)
"""So long a list is kept; the cases themselves are the memory."""
NO_STAFF = frozenset({*FAMILY, Role.LEERLING, Role.SYSTEEM})

_STAFF = """
select p.user_id, array_agg(distinct p.role) from party p
join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
where p.tenant_id = %(tenant)s and p.user_id > %(after)s
  and p.role <> all(%(no_staff)s) and c.closed_at is null
group by p.user_id order by p.user_id limit %(limit)s"""
_KNOWN = "select 1 from digest where tenant_id = %s and account = %s and day = %s"
_WRITE = """
insert into digest (id, tenant_id, account, day, tasks, sealed, status, attempts,
    next_try_at)
values (%s, %s, %s, %s, %s, %s, %s, 0, %s) on conflict do nothing returning id"""
_FORGET = "delete from digest where tenant_id = %s and day < %s"
_READ = """
select sealed from digest where tenant_id = %s and account = %s and day = %s"""


def write_digests(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Write the lists of a batch of people. Twice a day is once."""
    with desk.work(tenant) as work:
        if is_free(work.today):
            return Batch()
        if after is None:
            work.rows(_FORGET, [tenant, work.today - KEPT])
        people = _staff(work, after or "")
    written = 0
    for account, roles in people:
        with desk.work(tenant) as work:
            written += _write(work, account, roles)
    lines = (Line("-", "werklijst", f"{written} geschreven"),) if written else ()
    return Batch(lines, people[-1][0] if people else None)


def read_digest(work: Work, account: str, day: date) -> list[dict[str, object]]:
    """Open the list of one day; empty when there was none."""
    rows = work.rows(_READ, [work.tenant.code, account, day])
    if not rows:
        return []
    opened = work.vault.open(_address(work, account, day), bytes(rows[0][0]))
    found: list[dict[str, object]] = json.loads(opened)
    return found


def _staff(work: Work, after: str) -> list[tuple[str, list[str]]]:
    return [
        (account, roles)
        for account, roles in work.rows(
            _STAFF,
            {
                "tenant": work.tenant.code,
                "after": after,
                "no_staff": [role.value for role in NO_STAFF],
                "limit": BATCH,
            },
        )
    ]


def _write(work: Work, account: str, roles: list[str]) -> bool:
    """Write the list of one person over all roles; tell whether it is new."""
    if work.rows(_KNOWN, [work.tenant.code, account, work.today]):
        return False
    tasks = ordered(_tasks(work, account, roles))
    number = sum(task.groep is not Group.WACHT_OP_ANDEREN for task in tasks)
    if not number:
        return False
    sealed = work.vault.seal(
        _address(work, account, work.today),
        json.dumps([asdict(task) for task in tasks], default=str),
    )
    row = [new_id(work.now), work.tenant.code, account, work.today, number, sealed]
    return bool(work.rows(_WRITE, [*row, Delivery.WACHT.value, work.now]))


def _tasks(work: Work, account: str, roles: list[str]) -> Iterator[Task]:
    for role in roles:
        yield from worklist(work, Actor(account, Role(role)))


def _address(work: Work, account: str, day: date) -> Address:
    return Address(
        tenant=work.tenant.code,
        case_id=UUID(int=0),
        data_class="werklijst",
        table="digest",
        column="sealed",
        row=f"{account}:{day.isoformat()}",
    )
