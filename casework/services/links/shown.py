"""The letter that somebody answers: the very text that was sent to this person."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from casework.services.resealed import check_last, last_sealed
from casework.services.sessions import Session
from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass

LAST_LETTER = last_sealed("document.ciphertext", "t.id::text")
"""The commitment that belongs in a kept letter ``t``, or null."""
_LETTER = f"""
select t.outbox_id, t.case_id, t.ciphertext, {LAST_LETTER}
from link_code c
join link l on l.tenant_id = c.tenant_id and l.hash = c.link
join document t on t.tenant_id = l.tenant_id and t.outbox_id = l.outbox_id
where c.tenant_id = %s and c.session = %s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Shown:
    """A text as it was shown, byte for byte. Its first line is its title."""

    content: bytes

    @property
    def sha256(self) -> str:
        """Return the fingerprint of these bytes."""
        return sha256(self.content).hexdigest()

    @property
    def title(self) -> str:
        """Return the title of the letter."""
        return self.content.decode().partition("\n")[0]

    @property
    def body(self) -> str:
        """Return the text below the title."""
        return self.content.decode().partition("\n\n")[2]


def shown_document(work: Work, session: Session) -> Shown | None:
    """Return the letter that this session came in with, as it was sent.

    Nothing when the session did not come from a link, or when the letter itself was
    not kept. Raises `CannotOpen` when it was destroyed.
    """
    rows = work.rows(_LETTER, [work.tenant.code, session.hash])
    if not rows:
        return None
    outbox_id, case_id, ciphertext, last = rows[0]
    address = letter_address(work, case_id, outbox_id)
    return Shown(work.vault.open_bytes(address, check_last(bytes(ciphertext), last)))


def letter_address(work: Work, case_id: UUID, outbox_id: UUID) -> Address:
    """Return where a kept letter is sealed.

    A letter may quote an advice, so it is sealed with the class that must be destroyed
    first (domain.md C14).
    """
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.GEZONDHEID.value,
        table="document",
        column="ciphertext",
        row=str(outbox_id),
    )
