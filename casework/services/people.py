"""The people of a case: their part in it in clear, their names and addresses sealed."""

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.ids import new_id
from casework.services.journal import commit_to
from casework.services.resealed import check_last, last_sealed, note_resealed
from casework.services.sealing import seal_fact
from casework.vault import Address, Destroyed
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass
from statemachines.situation import Party

_LAST = last_sealed("party.sealed", "t.id::text")
_PEOPLE = f"""
select t.key, t.role, t.user_id, t.sealed, {_LAST} from party t
where t.tenant_id = %s and t.case_id = %s order by t.id"""  # noqa: S608  constants only
_KEY = re.compile(r"[a-z0-9-]{1,32}")
_ACCOUNT_BYTES = 12
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


ERASED = Identity("(naam gewist)")
"""Who somebody is whose name had to go: the part in the case is known, and no more."""


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
        address = party_address(work, case_id, party.key, party.role)
        sealed = seal_fact(work, address, json.dumps(asdict(person.identity)))
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


def reseal(work: Work, case_id: UUID, person: Person) -> dict[str, str]:
    """Seal what changed about somebody, or who that is, in the place of what was known.

    Returns the commitments to everybody in the case, for the journal.
    """
    key, role = person.party.key, person.party.role
    sealed = seal_fact(
        work,
        party_address(work, case_id, key, role),
        json.dumps(asdict(person.identity)),
    )
    [(id_,)] = work.rows(
        """update party set sealed = %s, user_id = %s
        where tenant_id = %s and case_id = %s and key = %s returning id""",
        [sealed, person.user_id, work.tenant.code, case_id, key],
    )
    note_resealed(work, "party.sealed", id_, sealed)
    rows = work.rows(
        "select key, sealed from party where tenant_id = %s and case_id = %s",
        [work.tenant.code, case_id],
    )
    return {known: commit_to(bytes(text)) for known, text in rows}


def people_of(
    work: Work, case_id: UUID, flags: Sequence[dict[str, Any]]
) -> dict[str, Person]:
    """Return the people of a case by their key, with names and addresses opened."""
    parts = {
        flag["key"]: Party(**{**flag, "role": Role(flag["role"])}) for flag in flags
    }
    return {
        key: Person(
            parts[key],
            opened_identity(work, (case_id, key, role), sealed, last),
            user_id,
        )
        for key, role, user_id, sealed, last in work.rows(
            _PEOPLE, [work.tenant.code, case_id]
        )
    }


def opened_identity(
    work: Work, who: tuple[UUID, str, str], sealed: bytes, last: bytes | None = None
) -> Identity:
    """Open who somebody is: a case, a key in it, and a role; `ERASED` when it went."""
    if not sealed:
        return ERASED
    address = party_address(work, *who)
    try:
        text = work.vault.open(address, check_last(bytes(sealed), last))
    except Destroyed:
        return ERASED
    return Identity(**json.loads(text))


def prepared(people: Sequence[Person], opener: Actor) -> tuple[Person, ...]:
    """Return the people of a case of its own, ready to be stored.

    Whoever opens it takes part, but for the system. The whole family is shielded when
    one of them has a secret address. Who is family and has no account gets one, to
    answer with through a link. Raises `Refused` when they cannot be the people of one
    case.
    """
    if reasons := tuple(_objections(people, opener)):
        raise Refused(*reasons)
    secret = any(person.party.geheim_adres for person in people)
    return tuple(_ready(person, secret=secret) for person in people)


def _ready(person: Person, *, secret: bool) -> Person:
    family = person.party.role in FAMILY
    account = person.user_id or (_own_account() if family else None)
    part = replace(person.party, account=account, afgeschermd=secret and family)
    return replace(person, party=part, user_id=account)


def _own_account() -> str:
    """Return an account that nobody else has: it says nothing about whose it is."""
    return f"gezin-{secrets.token_hex(_ACCOUNT_BYTES)}"


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


def party_address(work: Work, case_id: UUID, key: str, role: str) -> Address:
    """Return where someone's name is sealed: it belongs to this part and no other."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="party",
        column="sealed",
        row=f"{key}:{role}",
    )
