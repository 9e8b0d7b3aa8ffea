"""The people of a case: their part in it in clear, their names and addresses sealed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from casework.ids import new_id
from casework.services.rows import FAMILY
from casework.vault import Address
from casework.work import Work
from statemachines.roles import Role
from statemachines.secrecy import DataClass
from statemachines.situation import Party


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


@dataclass(frozen=True)
class Person:
    """Someone in a case: a part, an account, and who it is."""

    party: Party
    identity: Identity
    user_id: str | None = None

    def flags(self) -> dict[str, Any]:
        """Return the part someone has in the case, without anything that names."""
        return asdict(self.party)


def seal_people(work: Work, case_id: UUID, people: Iterable[Person]) -> None:
    """Store the people of a case that was just opened. This assigns them to it."""
    for person in people:
        row_id = new_id(work.now)
        sealed = work.vault.seal(
            _address(work, case_id, row_id), json.dumps(asdict(person.identity))
        )
        work.rows(
            """insert into party (id, tenant_id, case_id, key, role, user_id, sealed)
            values (%s, %s, %s, %s, %s, %s, %s)""",
            [
                row_id,
                work.tenant.code,
                case_id,
                person.party.key,
                person.party.role.value,
                person.user_id,
                sealed,
            ],
        )


def people_of(
    work: Work, case_id: UUID, flags: Sequence[dict[str, Any]]
) -> dict[str, Person]:
    """Return the people of a case by their key, with names and addresses opened."""
    parts = {
        flag["key"]: Party(**{**flag, "role": Role(flag["role"])}) for flag in flags
    }
    rows = work.rows(
        """select id, key, user_id, sealed from party
        where tenant_id = %s and case_id = %s order by id""",
        [work.tenant.code, case_id],
    )
    return {
        key: Person(
            parts[key],
            Identity(
                **json.loads(work.vault.open(_address(work, case_id, id_), sealed))
            ),
            user_id,
        )
        for id_, key, user_id, sealed in rows
    }


def shielded(people: Sequence[Person]) -> tuple[Person, ...]:
    """Shield the whole family when one of them has a secret address."""
    if not any(person.party.geheim_adres for person in people):
        return tuple(people)
    return tuple(
        replace(person, party=replace(person.party, afgeschermd=True))
        if person.party.role in FAMILY
        else person
        for person in people
    )


def who_moves_along(
    people: Iterable[Person], chosen: Party | None
) -> tuple[Person, ...]:
    """Return who takes part in a linked case.

    A case about one person leaves the rest of the family out: parents never see each
    other's answers by accident (domain.md 3.2).
    """
    return tuple(
        person
        for person in people
        if chosen is None
        or person.party.key == chosen.key
        or person.party.role not in FAMILY
    )


def _address(work: Work, case_id: UUID, row_id: UUID) -> Address:
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="party",
        column="sealed",
        row=str(row_id),
    )
