"""The people who sit in every case of a process, such as the kerngroep or the FG."""

from collections.abc import Iterator
from typing import Any

from casework.services.accounts.known import accounts_of
from casework.services.people import Identity, Person, people_of
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Process, Reason
from statemachines.processes import PROCESSES
from statemachines.situation import Party

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


def those_who_join(work: Work, process: Process[Any]) -> tuple[Person, ...]:
    """Return everybody with an account in one of the roles that join its cases."""
    return tuple(_with_an_account(work, process))


def _with_an_account(work: Work, process: Process[Any]) -> Iterator[Person]:
    active = [one for one in accounts_of(work) if one.active]
    for role in process.joins:
        able = (one for one in active if role in one.rollen)
        for number, one in enumerate(able, start=1):
            key = f"{role.value.replace('_', '-')[:24]}-{number}"
            party = Party(key, role, e_consent=True, account=one.id)
            who = Identity(one.naam, one.naam, one.email, telefoon=one.telefoon)
            yield Person(party, who, one.id)
