"""The people of the demo. Everyone here is invented."""

from collections.abc import Mapping

from casework.access import Actor
from casework.models import RegisterKind
from casework.services.people import Identity, Person
from casework.services.register import THE_SWV, Entry, Key
from statemachines.grammar import Party, Role

VOORZITTER = Actor("demo-voorzitter", Role.VOORZITTER)
IB = Actor("demo-ib", Role.IB)
SWV_ER = Actor("demo-swv-er", Role.SWV_ER)
ADMIN = Actor("demo-secretariaat", Role.SWV_ADMIN)
GEDRAGSWETENSCHAPPER = Actor("demo-orthopedagoog", Role.GEDRAGSWETENSCHAPPER)
DESKUNDIGE = Actor("demo-deskundige", Role.DESKUNDIGE)
BESTUURDER = Actor("demo-bestuurder", Role.BESTUURDER)
OUDER_1 = Actor("demo-ouder-1", Role.OUDER)
OUDER_2 = Actor("demo-ouder-2", Role.OUDER)
LEERRECHT = Actor("demo-leerrecht", Role.LEERRECHT)
ADMIN_2 = Actor("demo-secretariaat-2", Role.SWV_ADMIN)
FINANCIERS = ("Schiedam", "Vlaardingen", "Maassluis", "SWV PO", "SWV VO")
LEDEN = {
    financier: Actor(f"demo-kerngroep-{n}", Role.KERNGROEP)
    for n, financier in enumerate(FINANCIERS, start=1)
}

CHILD = "Sterre Fictief"
PHONE = "06 10 00 0"
"""The first digits of the telephones; a message to them is a file on this machine."""
CHILDREN = {
    1: CHILD,
    2: "Bo Fictief",
    3: "Liv Fictief",
    4: "Tijn Fictief",
    5: "Ravi Fictief",
}
AWAY = "Mika Denkbeeldig"
ILL = "Noor Denkbeeldig"
SCHOOL, AWAY_ID, ILL_ID = "S01", "L000001", "L000002"
NAMES = (
    *("Sterre", "Fictief", "Bedacht", "Verzonnen", "Demonstratie"),
    *("Mika", "Noor", "Denkbeeldig", "Droom"),
)


def everyone(family: int = 1) -> list[Person]:
    """Return all people of a demo case: a family, the school and the SWV.

    Each ``family`` has a child and parents with accounts of their own.
    """
    return [
        _person("leerling", Role.LEERLING, CHILDREN[family]),
        _parent("ouder-1", "mevrouw Bedacht", of_family(OUDER_1, family), family),
        _parent("ouder-2", "meneer Verzonnen", of_family(OUDER_2, family), family),
        _staff("voorzitter", "Directeur Demonstratie", VOORZITTER),
        _staff("ib", "Intern begeleider Demonstratie", IB),
        _staff("swv-er", "SWV-er Demonstratie", SWV_ER),
        _staff("secretariaat", "Secretariaat Demonstratie", ADMIN),
        _staff("orthopedagoog", "Orthopedagoog Demonstratie", GEDRAGSWETENSCHAPPER),
        _staff("deskundige", "Jeugdarts Demonstratie", DESKUNDIGE),
        _staff("bestuurder", "Bestuurder Demonstratie", BESTUURDER),
    ]


def of_family(actor: Actor, family: int) -> Actor:
    """Return a parent of this family; the professionals are the same for all."""
    if actor not in (OUDER_1, OUDER_2) or family == 1:
        return actor
    return Actor(f"{actor.id}-{family}", actor.role)


def kerngroep() -> tuple[Person, ...]:
    """Return who sits in the kerngroep, each for a funder, and who helps them."""
    return (
        _staff("secretariaat", "Secretariaat Demonstratie", ADMIN),
        _staff("secretariaat-2", "Tweede secretaris Demonstratie", ADMIN_2),
        _staff("bestuurder", "Bestuurder Demonstratie", BESTUURDER),
        *(
            _staff(f"lid-{n}", f"Lid {n} Demonstratie", member, namens=financier)
            for n, (financier, member) in enumerate(LEDEN.items(), start=1)
        ),
    )


def register() -> Mapping[Key, Entry]:
    """Return who belongs to the two pupils who stay away, their school and the SWV."""
    school = (
        _staff("hoofd", "Directeur Demonstratie", VOORZITTER),
        _staff("ib", "Intern begeleider Demonstratie", IB),
    )
    swv = (
        _staff("swv-er", "SWV-er Demonstratie", SWV_ER),
        _staff("leerrecht", "Leerplichtambtenaar Demonstratie", LEERRECHT),
        _staff("bestuurder", "Bestuurder Demonstratie", BESTUURDER),
    )
    return {
        (RegisterKind.SWV, THE_SWV): Entry(swv),
        (RegisterKind.SCHOOL, SCHOOL): Entry(school, "Het Christal", "00XX"),
        (RegisterKind.LEERLING, AWAY_ID): Entry(_family(AWAY)),
        (RegisterKind.LEERLING, ILL_ID): Entry(_family(ILL)),
    }


def _family(child: str) -> tuple[Person, ...]:
    parent = Actor(f"demo-ouder-{child.split(maxsplit=1)[0].lower()}", Role.OUDER)
    return (
        _person("leerling", Role.LEERLING, child),
        _parent("ouder", "mevrouw Droom", parent),
    )


def _parent(key: str, aanhef: str, account: Actor, family: int = 1) -> Person:
    party = Party(key, account.role, gezag=True, e_consent=True)
    mailbox = key if family == 1 else f"{key}-{family}"
    identity = Identity(
        naam=aanhef,
        aanhef=aanhef,
        email=f"{mailbox}@gezin.example",
        adres="Dorpsstraat 0, Nergens",
        telefoon=f"{PHONE}{family}{len(aanhef):02d}",
    )
    return Person(party, identity, account.id)


def _staff(key: str, name: str, account: Actor, namens: str | None = None) -> Person:
    party = Party(key, account.role, e_consent=True, namens=namens)
    school = account in (VOORZITTER, IB)
    identity = Identity(
        naam=name,
        aanhef=name,
        email=f"{key}@werk.example",
        adres="Schoolplein 0, Nergens" if school else "",
        telefoon="000 000 0002" if school else "",
        organisatie="Het Christal" if school else "",
    )
    return Person(party, identity, account.id)


def _person(key: str, role: Role, name: str) -> Person:
    return Person(Party(key, role), Identity(name, geboren_op="2018-05-01"))
