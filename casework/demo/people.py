"""The people of the demo. Everyone here is invented."""

from casework.access import Actor
from casework.services.people import Identity, Person
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

CHILD = "Sterre Fictief"
NAMES = ("Sterre", "Fictief", "Bedacht", "Verzonnen", "Demonstratie")


def everyone() -> list[Person]:
    """Return all people of the demo case: the family, the school and the SWV."""
    return [
        _person("leerling", Role.LEERLING, CHILD),
        _parent("ouder-1", "mevrouw Bedacht", OUDER_1),
        _parent("ouder-2", "meneer Verzonnen", OUDER_2),
        _staff("voorzitter", "Directeur Demonstratie", VOORZITTER),
        _staff("ib", "Intern begeleider Demonstratie", IB),
        _staff("swv-er", "SWV-er Demonstratie", SWV_ER),
        _staff("secretariaat", "Secretariaat Demonstratie", ADMIN),
        _staff("orthopedagoog", "Orthopedagoog Demonstratie", GEDRAGSWETENSCHAPPER),
        _staff("deskundige", "Jeugdarts Demonstratie", DESKUNDIGE),
        _staff("bestuurder", "Bestuurder Demonstratie", BESTUURDER),
    ]


def _parent(key: str, aanhef: str, account: Actor) -> Person:
    party = Party(key, account.role, gezag=True, e_consent=True)
    identity = Identity(
        aanhef, aanhef, f"{key}@gezin.example", "Dorpsstraat 0, Nergens"
    )
    return Person(party, identity, account.id)


def _staff(key: str, name: str, account: Actor) -> Person:
    party = Party(key, account.role, e_consent=True)
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
