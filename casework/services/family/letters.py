"""The letters a parent got, and what was told to others about the child."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.models import Delivery
from casework.services.family.cases import own_key
from casework.services.hold import Held
from casework.services.letters import notice_of
from casework.services.links.shown import Shown, letter_address
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role

EXACTLY = frozenset({"leerrecht_alert/alert", "leerrecht_alert/aanvulling"})
"""What parents may read word for word: the report to the leerplicht (domain.md 4.5)."""
_GONE = (Delivery.VERZONDEN.value, Delivery.PER_POST.value)

_LETTERS = """
select o.id, o.party, o.notice, o.settled_at, o.channel, d.ciphertext from outbox o
left join document d on d.tenant_id = o.tenant_id and d.outbox_id = o.id
where o.tenant_id = %s and o.case_id = %s and o.status = any(%s)
order by o.settled_at desc, o.id desc"""


@dataclass(frozen=True)
class OwnLetter:
    """A letter to this parent, as it was sent."""

    id: UUID
    day: datetime
    title: str
    body: str


@dataclass(frozen=True)
class Told:
    """Something told to somebody else. ``exactly`` is the text, where it may be read."""

    day: datetime
    to: Role
    law: str | None
    about: str
    exactly: OwnLetter | None = None


def own_letters(work: Work, case: Held, by: Actor) -> list[OwnLetter]:
    """Return the letters that this parent got in a case, the newest first."""
    mine = own_key(case, by)
    return [
        _read(work, case, row) for row in _rows(work, case) if row[1] == mine and row[5]
    ]


def own_letter(work: Work, cases: list[Held], ident: str, by: Actor) -> OwnLetter:
    """Return one of them by its id; raises `CaseNotFound` for every other letter."""
    for case in cases:
        for letter in own_letters(work, case, by):
            if str(letter.id) == ident:
                return letter
    raise CaseNotFound


def told_others(work: Work, case: Held) -> list[Told]:
    """Return what was told to others. What the other parent got is not in it.

    The words themselves are only shown of the report to the leerplicht, and never in
    a family with a secret address.
    """
    roles = {person["key"]: Role(person["role"]) for person in case.people}
    shielded = any(p["afgeschermd"] or p["geheim_adres"] for p in case.people)
    process = PROCESSES[case.process]
    told = []
    for row in _rows(work, case):
        _, party, template, day, *_ = row
        role = roles.get(party)
        if role is None or role in FAMILY:
            continue
        exactly = template in EXACTLY and not shielded and row[5]
        text = _read(work, case, row) if exactly else None
        notice = notice_of(process, template)
        told.append(Told(day, role, notice.law, process.title, text))
    return told


def _rows(work: Work, case: Held) -> list[tuple[object, ...]]:
    return work.rows(_LETTERS, [work.tenant.code, case.id, list(_GONE)])


def _read(work: Work, case: Held, row: tuple[object, ...]) -> OwnLetter:
    ident, _, _, day, _, sealed = row
    assert isinstance(ident, UUID)  # noqa: S101  the columns of _LETTERS
    assert isinstance(day, datetime)  # noqa: S101
    assert isinstance(sealed, bytes)  # noqa: S101
    address = letter_address(work, case.id, ident)
    shown = Shown(work.vault.open_bytes(address, sealed))
    return OwnLetter(ident, day, shown.title, shown.body)
