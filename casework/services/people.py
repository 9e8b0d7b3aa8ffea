"""The people of a case: their part in it in clear, their names and addresses sealed."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.ids import new_id
from casework.services.journal import commit_to
from casework.vault import Address
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass
from statemachines.situation import Party

_KEY = re.compile(r"[a-z0-9-]{1,32}")
_NO_GEZAG = Reason(
    "Een ouder zonder gezag krijgt de rol 'ouder_zonder_gezag'.",
    "BW 1:377c",
    "wie de zaak opent",
)


@dataclass(frozen=True)
class Identity:
    """Who someone is and how to reach that person. Never stored in clear.

    ``aanhef`` is a title and a surname, such as "mevrouw De Wit": a plain e-mail may
    say no more than that (domain.md 5.4).
    """

    naam: str
    aanhef: str = ""
    email: str = ""
    adres: str = ""
    telefoon: str = ""
    geboren_op: str = ""
    organisatie: str = ""
    brin: str = ""


@dataclass(frozen=True)
class Person:
    """Someone in a case: a part, an account, and who it is."""

    party: Party
    identity: Identity
    user_id: str | None = None

    def flags(self) -> dict[str, Any]:
        """Return the part someone has in the case, without anything that names."""
        return asdict(self.party)


def seal_people(work: Work, case_id: UUID, people: Iterable[Person]) -> dict[str, str]:
    """Store the people of a case that was just opened. This assigns them to it.

    Returns for each the commitment to the sealed name and addresses.
    """
    commitments = {}
    for person in people:
        party = person.party
        address = person_address(work, case_id, party.key, party.role)
        sealed = work.vault.seal(address, json.dumps(asdict(person.identity)))
        commitments[party.key] = commit_to(sealed)
        work.rows(
            """insert into party (id, tenant_id, case_id, key, role, user_id, sealed)
            values (%s, %s, %s, %s, %s, %s, %s)""",
            [
                new_id(work.now),
                work.tenant.code,
                case_id,
                party.key,
                party.role.value,
                party.account,
                sealed,
            ],
        )
    return commitments


def people_of(
    work: Work, case_id: UUID, flags: Sequence[dict[str, Any]]
) -> dict[str, Person]:
    """Return the people of a case by their key, with names and addresses opened."""
    parts = {
        flag["key"]: Party(**{**flag, "role": Role(flag["role"])}) for flag in flags
    }
    rows = work.rows(
        """select key, role, user_id, sealed from party
        where tenant_id = %s and case_id = %s order by id""",
        [work.tenant.code, case_id],
    )
    return {
        key: Person(
            parts[key],
            Identity(
                **json.loads(
                    work.vault.open(person_address(work, case_id, key, role), sealed)
                )
            ),
            user_id,
        )
        for key, role, user_id, sealed in rows
    }


def identities_of(
    work: Work, cases: Collection[UUID], roles: Collection[Role]
) -> dict[UUID, list[tuple[Role, Identity]]]:
    """Return the people in these roles of many cases that the caller may see."""
    rows = work.rows(
        """select case_id, key, role, sealed from party
        where tenant_id = %s and case_id = any(%s) and role = any(%s) order by id""",
        [work.tenant.code, [*cases], [role.value for role in roles]],
    )
    found: dict[UUID, list[tuple[Role, Identity]]] = {}
    for case_id, key, role, sealed in rows:
        text = work.vault.open(person_address(work, case_id, key, role), sealed)
        who = Identity(**json.loads(text))
        found.setdefault(case_id, []).append((Role(role), who))
    return found


def prepared(people: Sequence[Person], opener: Actor) -> tuple[Person, ...]:
    """Return the people of a case of its own, ready to be stored.

    Whoever opens it takes part, but for the system. The whole family is shielded when
    one of them has a secret address. Raises `Refused` when they cannot be the people
    of one case.
    """
    if reasons := tuple(_objections(people, opener)):
        raise Refused(*reasons)
    secret = any(person.party.geheim_adres for person in people)
    return tuple(
        replace(
            person,
            party=replace(
                person.party,
                account=person.user_id,
                afgeschermd=secret and person.party.role in FAMILY,
            ),
        )
        for person in people
    )


def _objections(people: Sequence[Person], opener: Actor) -> Iterator[Reason]:
    parties = [person.party for person in people]
    accounts = [(p.user_id, p.party.role) for p in people if p.user_id]
    faults = {
        "Wie de zaak opent, doet zelf mee: zet uzelf bij de mensen.": (
            opener != SYSTEEM and (opener.id, opener.role) not in accounts
        ),
        "Het systeem is geen persoon in een zaak.": (
            Role.SYSTEEM in {party.role for party in parties}
            or SYSTEEM.id in dict(accounts)
        ),
        "Iedereen in een zaak heeft een eigen sleutel (`key`).": (
            len({party.key for party in parties}) < len(parties)
        ),
        "Een account doet in een rol maar een keer mee.": (
            len(set(accounts)) < len(accounts)
        ),
        "Een sleutel (`key`) heeft alleen a-z, 0-9 en -, hooguit 32.": (
            not all(_KEY.fullmatch(party.key) for party in parties)
        ),
        "Een lid van de kerngroep zit er namens een financier (`namens`).": (
            any(p.role == Role.KERNGROEP and not p.namens for p in parties)
        ),
        "Iedereen in een zaak heeft een naam.": (
            not all(person.identity.naam.strip() for person in people)
        ),
    }
    yield from (Reason(sentence) for sentence, wrong in faults.items() if wrong)
    if any(p.role == Role.OUDER and not p.gezag for p in parties):
        yield _NO_GEZAG


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


def person_address(work: Work, case_id: UUID, key: str, role: str) -> Address:
    """Return where someone's name is sealed: it belongs to this part and no other."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="party",
        column="sealed",
        row=f"{key}:{role}",
    )
