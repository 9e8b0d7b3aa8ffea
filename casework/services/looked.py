"""Who looked at a case: written at each look, shown to the family (domain.md 3.2)."""

from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.ids import new_id
from casework.services.hold import Held
from casework.work import Work
from statemachines.roles import Role

_LOOKS = """
select at, account, role, voor, what, noodtoegang is not null from read_log
where tenant_id = %s and case_id = any(%s) order by at desc, id desc limit %s"""
SHOWN = 200


@dataclass(frozen=True)
class Look:
    """One look at a case. ``voor``: for whom somebody stood in."""

    at: datetime
    account: str
    role: Role
    voor: str | None
    what: str
    nood: bool = False


def looked(work: Work, case: Held, by: Actor, what: str) -> None:
    """Write down that somebody looked: no row, no page (the same transaction)."""
    accounts = {flag.get("account") for flag in case.people}
    stood_in = next((a for a in by.voor if a in accounts), None)
    work.rows(
        """insert into read_log (id, tenant_id, case_id, at, account, role, voor, what,
            noodtoegang) values (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        [
            new_id(work.now),
            work.tenant.code,
            case.id,
            work.now,
            by.id,
            by.role.value,
            None if by.id in accounts else stood_in,
            what,
            by.in_emergency(case.id),
        ],
    )


def who_looked(work: Work, case: Held) -> list[Look]:
    """Return the last looks at a case that the caller may see, the newest first."""
    rows = work.rows(_LOOKS, [work.tenant.code, [case.id], SHOWN])
    return [
        Look(at, account, Role(role), voor, what, nood)
        for at, account, role, voor, what, nood in rows
    ]
