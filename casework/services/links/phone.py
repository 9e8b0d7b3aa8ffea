"""Write down the mobile number of somebody of the family, to send codes to.

The number decides who can come in, so people of the school or the SWV write it down,
and the journal says who did. It holds for every open case in which that person takes
part with this account and that the writer may see.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from casework.access import Actor
from casework.services.hold import hold, open_cases, view
from casework.services.links.number import mobile
from casework.services.links.revoke import WRITERS, shut
from casework.services.people import Person, people_of, reseal
from casework.services.record import Deed, Outcome, record
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY

ACTION = "telefoon_vastleggen"
_NOT_YOURS = Reason(
    "Het nummer voor de codes legt de school of het secretariaat vast.",
    "AVG 32",
    "de school of het secretariaat van het SWV",
)
_NOT_FAMILY = Reason("Een code is er alleen voor iemand uit het gezin.", "AVG 32")


def set_phone(
    work: Work, case_id: UUID, party: str, number: str, *, by: Actor
) -> Outcome:
    """Write a mobile number down, and end what the one before still opens.

    Raises `NoMobileNumber`, `Refused`, and `CaseNotFound` for a case that is not for
    this actor.
    """
    if by.role not in WRITERS:
        raise Refused(_NOT_YOURS)
    known = mobile(number)
    case = view(work, case_id, by)
    person = people_of(work, case.id, case.people).get(party)
    if person is None or person.party.role not in FAMILY:
        raise Refused(_NOT_FAMILY)
    written = {
        id_: _write(work, id_, person, known, by)
        for id_ in sorted({case.id, *_with(work, person, by)})
    }
    return written[case.id]


def _with(work: Work, person: Person, by: Actor) -> Iterator[UUID]:
    """Name the open cases of the writer in which this person takes part."""
    for case in open_cases(work, by):
        accounts = {(p["key"], p["account"]) for p in case.people}
        if person.user_id and (person.party.key, person.user_id) in accounts:
            yield case.id


def _write(
    work: Work, case_id: UUID, person: Person, number: str, by: Actor
) -> Outcome:
    case, _ = hold(work, case_id, by)
    people = people_of(work, case.id, case.people)
    there = people[person.party.key]
    identity = replace(there.identity, telefoon=number)
    sealed = reseal(work, case.id, replace(there, identity=identity))
    shut(work, case.id, person.party.key)
    process = PROCESSES[case.process]
    deed = Deed(
        action=ACTION,
        to=process.state(case.state),
        by=by,
        day=work.today,
        dossier=process.dossier.stored(case.dossier),
        more={"sealed": sealed},
    )
    return record(work, case, deed)
