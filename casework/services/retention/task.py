"""The task of who confirms: on the morning list, 60 days before the day (C14)."""

from collections.abc import Collection, Iterator

from casework.services.retention.confirm import MAY_CONFIRM
from casework.services.worklist import Group, Task
from casework.work import Work
from statemachines.rules import RULES

KENMERK = "-"
_WAITS = """
select min(due_on), count(*) from destruction
where tenant_id = %s and done_at is null and (confirmed_by is null
    or (two_persons and second_by is null and confirmed_by <> %s))"""


def retention_tasks(work: Work, account: str, roles: Collection[str]) -> Iterator[Task]:
    """Return the one task of somebody who may confirm, when something waits."""
    if not {*roles} & {role.value for role in MAY_CONFIRM}:
        return
    [(first, number)] = work.rows(_WAITS, [work.tenant.code, account])
    if number:
        told = "gegeven moet" if number == 1 else "gegevens moeten"
        yield Task(
            Group.NU_DOEN if first > work.today else Group.BIJNA_TE_LAAT,
            KENMERK,
            "Bewaren en wissen",
            (f"Bevestig wat weg mag: {number} {told} worden gewist",),
            None,
            RULES["C14"].name,
            first,
        )
