"""The people of a case as somebody may see them (domain.md 3.2, class ID).

Each parent stands apart: what that one answered, how that one is reached, and whether
the last letter arrived. A secret address is for who must have it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casework.services.case_letters import Brief
from casework.services.case_row import Relative
from casework.services.people import Person
from statemachines.dutch import capital
from statemachines.inzage import GEHEIM_ADRES, Contact, contact
from statemachines.roles import FAMILY, Role

HOUSEHOLD = FAMILY | {Role.LEERLING}
_SCHOOL = frozenset({Role.VOORZITTER, Role.IB, Role.LERAAR, Role.SCHOOLBESTUUR})
_ANSWERS = frozenset({"handtekening", "zienswijze"})


@dataclass(frozen=True)
class Mens:
    """Somebody in a case. ``bereik`` is how to reach that person, if one may know."""

    key: str
    naam: str
    rol: str
    gezin: bool
    gezag: bool
    bereik: tuple[str, ...] = ()
    geheim: bool = False
    kanaal: str = ""
    laatste: Brief | None = None
    antwoorden: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class People:
    """The people of a case, and how they are named for one reader."""

    mensen: tuple[Mens, ...]
    namen: Mapping[str, str]
    accounts: Mapping[tuple[str, Role], str] = field(default_factory=dict)

    @property
    def aangeduid(self) -> dict[str, str]:
        """Return everybody's name by account and by key, for facts about people."""
        by_account = {account: name for (account, _), name in self.accounts.items()}
        return {**by_account, **self.namen}

    def naam(self, key: str) -> str:
        """Name somebody by the key in the case."""
        return self.namen.get(key, key.replace("-", " "))

    def wie(self, account: str, role: Role) -> str:
        """Name who acted; somebody who takes part no more goes by the role."""
        name = self.accounts.get((account, role))
        return f"{name}, {role.sentence}" if name else role.sentence


def people_for(
    people: Mapping[str, Person],
    reader: Role,
    letters: Sequence[Brief] = (),
    family: Iterable[Relative] = (),
) -> People:
    """Return the people of a case as this role may see them."""
    names = {key: name_for(person, reader) for key, person in people.items()}
    answers = [one for one in family if one.process in _ANSWERS]
    return People(
        tuple(
            _mens(person, reader, names[key], letters, answers)
            for key, person in people.items()
        ),
        names,
        {
            (person.user_id, person.party.role): names[key]
            for key, person in people.items()
            if person.user_id and not is_nameless(person, reader)
        },
    )


def name_for(person: Person, reader: Role) -> str:
    """Name somebody for a reader: in full, by initials, or by the part played."""
    if is_nameless(person, reader):
        return capital(person.party.key.replace("-", " "))
    at_home = person.party.role in HOUSEHOLD
    if at_home and contact(reader) is Contact.INITIALEN:
        return initials(person.identity.naam)
    return person.identity.naam


def is_nameless(person: Person, reader: Role) -> bool:
    """Tell whether somebody has no name for this reader.

    Who decides about a case without names, such as the kerngroep, does not hear which
    school it is from either (domain.md 2.8).
    """
    return contact(reader) is Contact.NIETS and person.party.role in HOUSEHOLD | _SCHOOL


def initials(name: str) -> str:
    """Return the first letters of a name: "S.F."."""
    return "".join(f"{word[0]}." for word in name.split() if word[0].isalpha())


def may_reach(person: Person, reader: Role) -> bool:
    """Tell whether this role may know how to reach somebody."""
    if contact(reader) is not Contact.ALLES:
        return False
    return not _is_secret(person) or reader in GEHEIM_ADRES


def _is_secret(person: Person) -> bool:
    """Tell whether an address is secret; a pupil lives where the family lives."""
    party = person.party
    at_home = party.role is Role.LEERLING and party.afgeschermd
    return party.geheim_adres or at_home


def _mens(
    person: Person,
    reader: Role,
    name: str,
    letters: Sequence[Brief],
    answers: Sequence[Relative],
) -> Mens:
    party, who = person.party, person.identity
    at_home = party.role in HOUSEHOLD
    ways = (who.organisatie, who.telefoon, who.email, who.adres)
    reach = may_reach(person, reader)
    return Mens(
        key=party.key,
        naam=name,
        rol=capital(party.role.sentence),
        gezin=at_home,
        gezag=party.gezag,
        bereik=tuple(filter(None, ways)) if reach else (),
        geheim=_is_secret(person),
        kanaal=_channel(person) if party.role in FAMILY else "",
        laatste=next((letter for letter in letters if letter.aan == party.key), None),
        antwoorden=tuple(one for one in answers if one.party == party.key),
    )


def _channel(person: Person) -> str:
    party = person.party
    if party.afgeschermd:
        return "op papier, en pas nadat iemand heeft gekeken: er is een geheim adres"
    return "per e-mail" if party.e_consent else "per brief op papier"
