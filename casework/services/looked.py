"""Write down who looked at a case, at each look (domain.md 3.2)."""

from casework.access import Actor
from casework.ids import new_id
from casework.services.hold import Held
from casework.work import Work
from statemachines.doelbinding import doel_van


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
