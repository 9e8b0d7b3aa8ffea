"""How somebody of the family can be reached now. Nothing here leaves this program."""

from casework.access import SYSTEEM
from casework.services.hold import view
from casework.services.links.find import Link
from casework.services.people import Person, people_of
from casework.work import Work


def person_of(work: Work, link: Link) -> Person:
    """Return the person that a link is for, with names and addresses opened."""
    case = view(work, link.case_id, SYSTEEM)
    return people_of(work, case.id, case.people)[link.party]


def number_of(work: Work, link: Link) -> str | None:
    """Return the number for a code; nothing when no machine may send one."""
    person = person_of(work, link)
    return None if _shielded(person) else person.identity.telefoon or None


def mailbox_of(work: Work, link: Link) -> str | None:
    """Return the address for a new link; nothing for who did not agree to e-mail."""
    person = person_of(work, link)
    if _shielded(person) or not person.party.e_consent:
        return None
    return person.identity.email or None


def _shielded(person: Person) -> bool:
    """Tell whether a person must look first at whatever goes to this family."""
    return person.party.afgeschermd or person.party.geheim_adres
