"""The people of the cases that are measured: a parent, a school. All are invented."""

from casework.access import Actor
from casework.services.people import Identity, Person
from statemachines.roles import Role
from statemachines.situation import Party

IB = Actor("meet-ib", Role.IB)
VOORZITTER = Actor("meet-voorzitter", Role.VOORZITTER)
OUDER = Actor("meet-ouder", Role.OUDER)


def everyone(*more: Actor) -> list[Person]:
    """Return a pupil, one parent, who works at the school, and these besides."""
    pupil = Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen"))
    staff = [_staff(actor) for actor in (IB, VOORZITTER, *more)]
    return [pupil, _parent(), *staff]


def _parent() -> Person:
    party = Party("ouder", Role.OUDER, gezag=True, e_consent=True)
    name = "mevrouw Verzonnen"
    return Person(party, Identity(name, name, "ouder@gezin.example"), OUDER.id)


def _staff(actor: Actor) -> Person:
    key = actor.role.value
    mailbox = key.replace("_", "-")
    identity = Identity(f"{key} Verzonnen", key, f"{mailbox}@werk.example")
    return Person(Party(mailbox, actor.role, e_consent=True), identity, actor.id)
