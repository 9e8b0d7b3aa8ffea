"""The register: who belongs to a pupil, to a school, and to the SWV.

Absence names a pupil by a number of the school. Without the register no alert can say
which child it is about. Names and addresses are sealed, with a key for each entry.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from casework.ids import new_id
from casework.models import RegisterKind
from casework.services.people import Identity, Person
from casework.services.resealed import check_last, last_sealed, note_resealed
from casework.vault import Address
from casework.work import Work
from statemachines.roles import Role
from statemachines.secrecy import DataClass
from statemachines.situation import Party

THE_SWV = ""
"""The code of the one entry of the SWV itself."""

Key = tuple[RegisterKind, str]

_LAST = last_sealed("register_entry.sealed", "t.id::text")
_ONE = f"""
select t.id, t.sealed, {_LAST} from register_entry t
where t.tenant_id = %s and t.kind = %s and t.code = %s"""  # noqa: S608  constants only
_ALL = f"""
select t.id, t.code, t.sealed, {_LAST} from register_entry t
where t.tenant_id = %s and t.kind = %s order by t.code, t.id"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Entry:
    """The people of one pupil, school or SWV; of a school also its name and BRIN."""

    people: tuple[Person, ...]
    naam: str = ""
    brin: str = ""


@dataclass
class Registered:
    """How many entries were new, changed, or the same."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0


class Missing(Exception):
    """What the register lacks to open a case about a pupil."""

    def __init__(self, what: Sequence[str]) -> None:
        """Say it in Dutch."""
        super().__init__(f"In het register ontbreekt: {', '.join(what)}.")


def register(work: Work, entries: Mapping[Key, Entry]) -> Registered:
    """Put these entries in the register, in the place of what was known of them."""
    counted = Registered()
    for key, entry in entries.items():
        known = _known(work, key)
        if known is None:
            _insert(work, key, entry)
            counted.nieuw += 1
        elif known[1] == entry:
            counted.ongewijzigd += 1
        else:
            replace_entry(work, known[0], key, entry)
            counted.gewijzigd += 1
    return counted


def people_around(work: Work, leerling_id: str, school_id: str) -> list[Person]:
    """Return who takes part in a case about this pupil, or raise `Missing`."""
    wanted: dict[str, Key] = {
        "de leerling": (RegisterKind.LEERLING, leerling_id),
        "de school": (RegisterKind.SCHOOL, school_id),
        "het SWV": (RegisterKind.SWV, THE_SWV),
    }
    found = {name: _known(work, key) for name, key in wanted.items()}
    if missing := [name for name, entry in found.items() if entry is None]:
        raise Missing(missing)
    return [
        _of(known[1], person)
        for known in found.values()
        if known
        for person in known[1].people
    ]


def _of(entry: Entry, person: Person) -> Person:
    """Return a person with the name and BRIN of the school, which signs the letters."""
    identity = person.identity
    named = replace(
        identity, organisatie=identity.organisatie or entry.naam, brin=entry.brin
    )
    return replace(person, identity=named)


def _known(work: Work, key: Key) -> tuple[UUID, Entry] | None:
    kind, code = key
    rows = work.rows(_ONE, [work.tenant.code, kind.value, code])
    if not rows:
        return None
    id_, sealed, last = rows[0]
    return id_, _opened(work, id_, key, check_last(sealed, last))


def _opened(work: Work, id_: UUID, key: Key, sealed: bytes) -> Entry:
    text = work.vault.open(entry_address(work, id_, key), bytes(sealed))
    return _read(json.loads(text))


def _insert(work: Work, key: Key, entry: Entry) -> None:
    id_ = new_id(work.now)
    work.rows(
        """insert into register_entry (id, tenant_id, kind, code, sealed)
        values (%s, %s, %s, %s, %s)""",
        [id_, work.tenant.code, key[0].value, key[1], _seal(work, id_, key, entry)],
    )


def entries_of(work: Work, kind: RegisterKind) -> list[tuple[UUID, str, Entry]]:
    """Return every entry of a kind, opened: its id, its code, and what it holds."""
    rows = work.rows(_ALL, [work.tenant.code, kind.value])
    return [
        (id_, code, _opened(work, id_, (kind, code), check_last(sealed, last)))
        for id_, code, sealed, last in rows
    ]


def replace_entry(work: Work, id_: UUID, key: Key, entry: Entry) -> None:
    """Seal an entry anew in its own place."""
    sealed = _seal(work, id_, key, entry)
    work.rows(
        "update register_entry set sealed = %s where tenant_id = %s and id = %s",
        [sealed, work.tenant.code, id_],
    )
    note_resealed(work, "register_entry.sealed", id_, sealed)


def _seal(work: Work, id_: UUID, key: Key, entry: Entry) -> bytes:
    return work.vault.seal(entry_address(work, id_, key), json.dumps(asdict(entry)))


def _read(data: Mapping[str, object]) -> Entry:
    people = data["people"]
    assert isinstance(people, Sequence)  # noqa: S101  as _seal wrote it
    return Entry(
        tuple(_person(person) for person in people),
        str(data["naam"]),
        str(data["brin"]),
    )


def _person(data: Mapping[str, Mapping[str, str]]) -> Person:
    party = dict(data["party"])
    account = data["user_id"]
    return Person(
        Party(**{**party, "role": Role(party["role"])}),  # type: ignore[arg-type]
        Identity(**data["identity"]),
        str(account) if account else None,
    )


def entry_address(work: Work, id_: UUID, key: Key) -> Address:
    """Return where an entry is sealed; it can be opened nowhere else."""
    return Address(
        tenant=work.tenant.code,
        case_id=id_,
        data_class=DataClass.IDENTITEIT.value,
        table="register_entry",
        column="sealed",
        row=f"{key[0].value}:{key[1]}",
    )
