"""The letters a parent got, and what was told to others about the child."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.models import Delivery
from casework.services.family.cases import own_key
from casework.services.hold import Held
from casework.services.letters import notice_of
from casework.services.links.shown import LAST_LETTER, Shown, letter_address
from casework.services.resealed import check_last
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role

EXACTLY = frozenset({"leerrecht_alert/alert", "leerrecht_alert/aanvulling"})
"""What parents may read word for word: the report to the leerplicht (domain.md 4.5)."""
_GONE = (Delivery.VERZONDEN.value, Delivery.PER_POST.value)

_LETTERS = f"""
select o.id, o.party, o.notice, o.settled_at, t.ciphertext, {LAST_LETTER} from outbox o
left join document t on t.tenant_id = o.tenant_id and t.outbox_id = o.id
where o.tenant_id = %s and o.case_id = %s and o.status = any(%s)
order by o.settled_at desc, o.id desc"""  # noqa: S608  constants only


@dataclass(frozen=True)
class OwnLetter:
    """A letter to this parent, as it was sent."""

    id: UUID
    day: datetime
    title: str
    body: str


@dataclass(frozen=True)
class Told:
    """Something told to somebody else. ``exactly``: the text, if it may be read."""

    day: datetime
    to: Role
    law: str | None
    about: str
    exactly: OwnLetter | None = None


@dataclass(frozen=True)
class _Sent:
    """A letter that left, as the outbox knows it."""

    id: UUID
    party: str
    template: str
    day: datetime
    sealed: bytes | None
    last: bytes | None


def own_letters(work: Work, case: Held, by: Actor) -> list[OwnLetter]:
    """Return the letters that this parent got in a case, the newest first."""
    mine = own_key(case, by)
    sent = (letter for letter in _sent(work, case) if letter.party == mine)
    return [_read(work, case, s, s.sealed) for s in sent if s.sealed]


def own_letter(work: Work, cases: list[Held], ident: str, by: Actor) -> OwnLetter:
    """Return one of them by its id; raises `CaseNotFound` for every other letter."""
    for case in cases:
        mine = own_key(case, by)
        for sent in _sent(work, case):
            if str(sent.id) == ident and sent.party == mine and sent.sealed:
                return _read(work, case, sent, sent.sealed)
    raise CaseNotFound


def told_others(work: Work, case: Held) -> list[Told]:
    """Return what was told to others. What the other parent got is not in it.

    The words themselves are only shown of the report to the leerplicht, and never in
    a family with a secret address.
    """
    roles = {person["key"]: Role(person["role"]) for person in case.people}
    shielded = any(p["afgeschermd"] or p["geheim_adres"] for p in case.people)
    sent = (letter for letter in _sent(work, case) if letter.party in roles)
    return [
        _told(work, case, letter, roles[letter.party], shielded=shielded)
        for letter in sent
        if roles[letter.party] not in FAMILY
    ]


def _told(work: Work, case: Held, sent: _Sent, to: Role, *, shielded: bool) -> Told:
    process = PROCESSES[case.process]
    open_ = sent.template in EXACTLY and not shielded
    text = _read(work, case, sent, sent.sealed) if open_ and sent.sealed else None
    law = notice_of(process, sent.template).law
    return Told(sent.day, to, law, process.title, text)


def _sent(work: Work, case: Held) -> list[_Sent]:
    rows = work.rows(_LETTERS, [work.tenant.code, case.id, list(_GONE)])
    return [_Sent(*row) for row in rows]


def _read(work: Work, case: Held, sent: _Sent, sealed: bytes) -> OwnLetter:
    address = letter_address(work, case.id, sent.id)
    shown = Shown(work.vault.open_bytes(address, check_last(bytes(sealed), sent.last)))
    return OwnLetter(sent.id, sent.day, shown.title, shown.body)
