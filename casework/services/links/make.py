"""Make the personal link of a letter, at the moment the letter is really written.

A letter that is tried again carries the same link: the secret is kept, sealed, until
the letter has left. So one letter never has two links that work, and a second copy of
an e-mail with the same Message-ID is the same e-mail. After that only a hash is left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from casework.services.links.token import hash_of, new_token
from casework.services.sealing import seal_fact
from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass


class Kind(StrEnum):
    """What a link is for."""

    INZIEN = "inzien"
    TEKENEN = "tekenen"


GOOD_FOR = {Kind.INZIEN: timedelta(days=14), Kind.TEKENEN: timedelta(hours=72)}
"""How long a link opens the door (security.md 4.1)."""
ON_PAPER = timedelta(days=14)
"""For every link on paper: it is on its way for days, and cannot renew itself."""

_KEPT = """
select hash, sealed from link
where tenant_id = %s and outbox_id = %s and ended_at is null and sealed is not null
for update"""
_LONGER = "update link set expires_at = %s where tenant_id = %s and hash = %s"
_MAKE = """
insert into link (hash, tenant_id, case_id, party, account, outbox_id, kind, on_paper,
    made_at, expires_at, wrong, revoked, sealed)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, false, %s)"""
FORGET = """
update link set sealed = null
where tenant_id = %s and outbox_id = %s and ended_at is null and sealed is not null"""
"""What ended has no secret any more; the index knows the links that did not end."""
END = """
update link set ended_at = %s, sealed = null
where tenant_id = %s and outbox_id = %s and ended_at is null"""


@dataclass(frozen=True)
class Wanted:
    """Whom a link is for, about which letter, and how it travels."""

    case_id: UUID
    party: str
    account: str
    outbox_id: UUID
    kind: Kind
    on_paper: bool


def link_of_letter(work: Work, wanted: Wanted) -> str:
    """Return the secret that goes with this letter: the same at every try."""
    rows = work.rows(_KEPT, [work.tenant.code, wanted.outbox_id])
    if not rows:
        return make_link(work, wanted)
    known, sealed = rows[0]
    work.rows(_LONGER, [_until(work, wanted), work.tenant.code, known])
    return work.vault.open(token_address(work, wanted.case_id, known), sealed)


def make_link(work: Work, wanted: Wanted) -> str:
    """Make a link, end the one that this letter had before, and return the secret."""
    end_link(work, wanted.outbox_id)
    token = new_token(on_paper=wanted.on_paper)
    hashed = hash_of(token)
    address = token_address(work, wanted.case_id, hashed)
    work.rows(
        _MAKE,
        [
            hashed,
            work.tenant.code,
            wanted.case_id,
            wanted.party,
            wanted.account,
            wanted.outbox_id,
            wanted.kind.value,
            wanted.on_paper,
            work.now,
            _until(work, wanted),
            seal_fact(work, address, token),
        ],
    )
    return token


def forget_secret(work: Work, outbox_id: UUID) -> None:
    """Keep nothing but the hash: the letter has left."""
    work.rows(FORGET, [work.tenant.code, outbox_id])


def end_link(work: Work, outbox_id: UUID) -> None:
    """End the link of a letter: it never left, or there is a new one."""
    work.rows(END, [work.now, work.tenant.code, outbox_id])


def token_address(work: Work, case_id: UUID, hashed: bytes) -> Address:
    """Return where the secret is sealed until it has left."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="link",
        column="sealed",
        row=hashed.hex(),
    )


def _until(work: Work, wanted: Wanted) -> datetime:
    return work.now + (ON_PAPER if wanted.on_paper else GOOD_FOR[wanted.kind])
