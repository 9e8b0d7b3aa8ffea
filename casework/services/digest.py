"""The morning list: written once a day for each person who has something to do.

A list is a row first, sealed; a neutral e-mail then says that there are tasks and how
many. Only on working days, and only when there is something to do.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from casework.services.batch import NO_CASE, Batch, Line
from casework.services.digest_post import NO_STAFF, deliver_digests
from casework.services.digest_row import is_written, read_digest, store
from casework.services.retention.confirm import MAY_CONFIRM
from casework.services.retention.task import retention_tasks
from casework.services.stand_in import acting
from casework.services.worklist import Group, Task, ordered, worklist
from casework.work import Desk, Work
from statemachines.calendar import is_free
from statemachines.roles import Role

__all__ = ["deliver_digests", "read_digest", "write_digests"]

BATCH = 100
KEPT = timedelta(days=30)
"""So long a list is kept; the cases themselves are the memory."""

_STAFF = """
select m.account, md5(m.account), array_agg(distinct m.role) from (
    select p.user_id, p.role, p.user_id from party p
    join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
    where p.tenant_id = %(tenant)s and c.closed_at is null
    union all
    select p.user_id, p.role, r.replacement from party p
    join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
    join replacement r on r.tenant_id = p.tenant_id and r.account = p.user_id
        and r.role = p.role
    where p.tenant_id = %(tenant)s and c.closed_at is null and r.ended_at is null
      and %(today)s between r.first_day and r.last_day
    union all
    select a.id, r.role, a.id from account a
    join account_role r on r.tenant_id = a.tenant_id and r.account = a.id
    where a.tenant_id = %(tenant)s and a.status = 'actief'
      and r.role = any(%(confirm)s) and exists (select from destruction d
        where d.tenant_id = a.tenant_id and d.done_at is null)
) m (user_id, role, account)
where md5(m.account) > %(after)s and m.role <> all(%(no_staff)s)
group by m.account order by md5(m.account) limit %(limit)s"""
"""Who takes part, who stands in today for somebody who does, and who confirms.

In the order of a digest of the account: the place in it names nobody.
"""
_FORGET = "delete from digest where tenant_id = %s and day < %s"


def write_digests(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Write the lists of a batch of people. Twice a day is once."""
    with desk.work(tenant) as work:
        if is_free(work.today):
            return Batch()
        if after is None:
            work.rows(_FORGET, [tenant, work.today - KEPT])
        people = _staff(work, after or "")
    told = Counter(_write_one(desk, tenant, who, roles) for who, _, roles in people)
    lines = (Line(NO_CASE, "werklijst", f"{n} {how}") for how, n in told.items() if how)
    return Batch(tuple(lines), people[-1][1] if people else None)


def _staff(work: Work, after: str) -> list[tuple[str, str, list[str]]]:
    values = {
        "tenant": work.tenant.code,
        "after": after,
        "today": work.today,
        "no_staff": [role.value for role in NO_STAFF],
        "confirm": [role.value for role in MAY_CONFIRM],
        "limit": BATCH,
    }
    return [(who, place, roles) for who, place, roles in work.rows(_STAFF, values)]


def _write_one(desk: Desk, tenant: str, account: str, roles: list[str]) -> str:
    """Write one list in a transaction of its own; say what came of it."""
    try:
        with desk.work(tenant) as work:
            return "geschreven" if _write(work, account, roles) else ""
    except Exception as fault:  # noqa: BLE001  one list may never stop the others
        return f"mislukt ({type(fault).__name__})"


def _write(work: Work, account: str, roles: list[str]) -> bool:
    """Write the list of one person over all roles; tell whether it is new."""
    if is_written(work, account):
        return False
    tasks = ordered(_tasks(work, account, roles))
    number = sum(task.groep is not Group.WACHT_OP_ANDEREN for task in tasks)
    return bool(number) and store(work, account, tasks, number)


def _tasks(work: Work, account: str, roles: list[str]) -> Iterator[Task]:
    for role in roles:
        yield from worklist(work, acting(work, account, Role(role)))
    yield from retention_tasks(work, account, roles)
