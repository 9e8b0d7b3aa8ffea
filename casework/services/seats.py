"""The people who sit in every case of a process, such as the kerngroep."""

from casework.services.people import Person, people_of
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES

_NEWEST = """select id, people from cases
where tenant_id = %s and closed_at is null and process = %s
order by opened_at desc, id desc limit 1"""


def seated(work: Work, code: str) -> tuple[Person, ...]:
    """Return the people of the newest open case of this process.

    Raises `Refused` when there is none.
    """
    rows = work.rows(_NEWEST, [work.tenant.code, code])
    if not rows:
        process = PROCESSES[code]
        who = " of ".join(role.sentence for role in process.opened_by)
        raise Refused(
            Reason(f"Er is nog geen zaak '{process.title}'.", process.law, who)
        )
    case_id, flags = rows[0]
    return tuple(people_of(work, case_id, flags).values())
