"""Put somebody else in the register in the place of who leaves.

Otherwise the next case about a pupil would be opened with a person who is gone.
"""

from dataclasses import replace

from casework.access import Actor
from casework.models import RegisterKind
from casework.services.accounts.known import account_of
from casework.services.accounts.log import noted_by
from casework.services.hand_over import HandOver, check_hand_over, successor
from casework.services.people import Person
from casework.services.register import Entry, entries_of, replace_entry
from casework.work import Work

KINDS = (RegisterKind.SWV, RegisterKind.SCHOOL)
"""Where staff is found; the entry of a pupil holds the family."""


def places_in_register(work: Work, account: str) -> int:
    """Return in how many schools, or the SWV, somebody is the one to take part."""
    return sum(
        any(person.user_id == account for person in entry.people)
        for kind in KINDS
        for _, _, entry in entries_of(work, kind)
    )


def hand_over_register(work: Work, hand: HandOver, *, by: Actor) -> int:
    """Replace somebody in one role in every school and the SWV; return in how many.

    Raises `Refused` when this is not for the actor to do.
    """
    check_hand_over(work, hand, by=by)
    new, changed = account_of(work, hand.naar), 0
    for kind in KINDS:
        for id_, code, entry in entries_of(work, kind):
            people = tuple(
                successor(person, new) if _is(person, hand) else person
                for person in entry.people
            )
            if people != entry.people:
                replace_entry(work, id_, (kind, code), _with(entry, people))
                changed += 1
    if changed:
        noted_by(work, hand.naar, f"in het register bij {changed}", by)
    return changed


def _is(person: Person, hand: HandOver) -> bool:
    return (person.user_id, person.party.role) == (hand.van, hand.role)


def _with(entry: Entry, people: tuple[Person, ...]) -> Entry:
    return replace(entry, people=people)
