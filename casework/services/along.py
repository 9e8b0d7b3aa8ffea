"""Who takes part in a case that comes from another: the family, and a committee."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from casework.services.people import Person
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party


def who_moves_along(
    people: Iterable[Person], chosen: Party | None, admits: Collection[Role] = ()
) -> tuple[Person, ...]:
    """Return who takes part in a linked case.

    A case about one person leaves the rest of the family out: parents never see each
    other's answers by accident (domain.md 3.2). A case that ``admits`` only some roles
    leaves out all others but the person it is about.
    """
    return tuple(
        person for person in people if _moves_along(person.party, chosen, admits)
    )


def _moves_along(party: Party, chosen: Party | None, admits: Collection[Role]) -> bool:
    if chosen is not None and party.key == chosen.key:
        return True
    if admits:
        return party.role in admits
    return chosen is None or party.role not in FAMILY


def joined(people: Sequence[Person], seated: Iterable[Person]) -> tuple[Person, ...]:
    """Add the people of a committee to those of a case, each with a key of its own.

    Who takes part already in the same role is not added again.
    """
    keys = {person.party.key for person in people}
    parts = {(person.user_id, person.party.role) for person in people}
    fresh = (p for p in seated if (p.user_id, p.party.role) not in parts)
    return (*people, *(_with_free_key(person, keys) for person in fresh))


def _with_free_key(person: Person, taken: set[str]) -> Person:
    key = person.party.key
    if key not in taken:
        return person
    return replace(person, party=replace(person.party, key=f"zetel-{key}"[:32]))
