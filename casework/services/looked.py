"""Who looked at a case: written at each look, shown to the family (domain.md 3.2)."""

from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.ids import new_id
from casework.services.hold import Held
from casework.work import Work
from statemachines.doelbinding import doel_van
from statemachines.roles import Role

_LOOKS = """
with look as (
    select id, at, account, role, voor, what, purpose, data_class,
        noodtoegang is not null nood,
        coalesce(sum((data_class is null)::int) over same, 0) = 0 alone,
        row_number() over (partition by at, account, role, data_class is null
            order by id) place,
        array_agg(data_class) filter (where data_class is not null) over same opened
    from read_log where tenant_id = %s and case_id = any(%s)
    window same as (partition by at, account, role))
select at, account, role, voor, what, purpose,
    case when place = 1 then coalesce(opened, '{}') else '{}' end, nood
from look where data_class is null or (alone and place = 1)
order by at desc, id desc limit %s"""
"""What was opened at a look is told with that look, and by itself without one."""
SHOWN = 200


@dataclass(frozen=True)
class Look:
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


def looked(work: Work, case: Held, by: Actor, what: str) -> None:
    """Write down that somebody looked: no row, no page (the same transaction)."""
    accounts = {flag.get("account") for flag in case.people}
    stood_in = next((a for a in by.voor if a in accounts), None)
    work.rows(
        """insert into read_log (id, tenant_id, case_id, at, account, role, voor, what,
            purpose, noodtoegang)
        values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        [
            new_id(work.now),
            work.tenant.code,
            case.id,
            work.now,
            by.id,
            by.role.value,
            None if by.id in accounts else stood_in,
            what,
            doel.value if (doel := doel_van(case.process)) else None,
            by.in_emergency(case.id),
        ],
    )


def who_looked(work: Work, case: Held, last: int | None = SHOWN) -> list[Look]:
    """Return the last looks at a case that the caller may see, the newest first.

    ``last`` is how many; all of them without a number.
    """
    rows = work.rows(_LOOKS, [work.tenant.code, [case.id], last])
    return [
        Look(at, account, Role(role), voor, what, purpose, tuple(classes), nood)
        for at, account, role, voor, what, purpose, classes, nood in rows
    ]
