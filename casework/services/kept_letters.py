"""The letters of a case: which there are, where each is, and what it says.

Only who got a letter reads it, and who must for the work (`inzage_brieven`). What a
reader may not see is not in the list, and asking for it is asking for what is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.services.hold import Held
from casework.services.links.shown import letter_address
from casework.services.looked import looked
from casework.vault import Destroyed
from casework.work import Work
from notifications.letter import Document
from statemachines.inzage_brieven import leest_mee
from statemachines.roles import Role

_LETTERS = """
select o.id, o.party, o.channel, o.status, o.notice,
    coalesce(d.created_at, o.settled_at, o.next_try_at), d.ciphertext, d.sha256
from outbox o
left join document d on d.tenant_id = o.tenant_id and d.outbox_id = o.id
where o.tenant_id = %s and o.case_id = %s order by o.seq, o.id"""
GONE = "Deze brief is gewist"
NOT_YET = "Deze brief is nog niet geschreven"
STATUS: Mapping[str, str] = {
    "wacht": "gaat nog weg",
    "verzonden": "verzonden",
    "per_post": "klaar voor de post",
    "gepost": "op de post gedaan",
    "niet_bezorgd": "niet bezorgd",
    "geen_ontvanger": "er is niemand om deze brief aan te sturen",
    "vervallen": "niet verstuurd: de zaak ging verder",
    "mislukt": "kon niet worden gemaakt",
}
"""Where a letter is, in words."""
CHANNEL: Mapping[str, str] = {"mail": "per e-mail", "post": "op papier"}


@dataclass(frozen=True)
class KeptLetter:
    """One letter to one person. ``text`` is nothing while it is not written.

    ``sha256`` is the fingerprint of the sealed text, as the database keeps it.
    """

    id: UUID
    party: str
    role: Role | None
    channel: str
    status: str
    notice: str
    at: datetime
    text: Document | None
    sha256: str
    destroyed: bool = False

    @property
    def title(self) -> str:
        """Return the title, or why there is none."""
        if self.text:
            return self.text.title
        return GONE if self.destroyed else NOT_YET

    @property
    def where(self) -> str:
        """Say how the letter goes and where it is."""
        return f"{CHANNEL[self.channel]}, {STATUS[self.status]}"


def letters_of(work: Work, case: Held, by: Actor) -> list[KeptLetter]:
    """Return the letters of a case that somebody may read. The look is written down."""
    looked(work, case, by, "brieven")
    return _readable(work, case, by)


def kept_letter(work: Work, case: Held, by: Actor, ident: str) -> KeptLetter:
    """Return one letter of a case, by its id as hex. The look is written down.

    Raises `CaseNotFound` when there is none, or when it is not for this reader.
    """
    found = next((x for x in _readable(work, case, by) if x.id.hex == ident), None)
    if found is None:
        raise CaseNotFound
    looked(work, case, by, "brief")
    return found


def open_letter(
    work: Work, case_id: UUID, outbox_id: UUID, ciphertext: bytes | None
) -> Document | None:
    """Return a kept text, or nothing when there is none or when it was destroyed."""
    if ciphertext is None:
        return None
    address = letter_address(work, case_id, outbox_id)
    try:
        title, _, body = work.vault.open(address, bytes(ciphertext)).partition("\n\n")
    except Destroyed:
        return None
    return Document(title, body)


def _readable(work: Work, case: Held, by: Actor) -> list[KeptLetter]:
    roles = {person["key"]: Role(person["role"]) for person in case.people}
    everything = leest_mee(case.process, by.role)
    mine = _keys_of(case, by)
    rows = work.rows(_LETTERS, [work.tenant.code, case.id])
    return [
        _letter(work, case.id, row, roles.get(row[1]))
        for row in rows
        if everything or row[1] in mine
    ]


def _keys_of(case: Held, by: Actor) -> set[str]:
    accounts = {by.id, *by.voor}
    return {
        person["key"]
        for person in case.people
        if person["account"] in accounts and person["role"] == by.role
    }


def _letter(
    work: Work, case_id: UUID, row: tuple[Any, ...], role: Role | None
) -> KeptLetter:
    ident, party, channel, status, notice, at, ciphertext, fingerprint = row
    text = open_letter(work, case_id, ident, ciphertext)
    destroyed = ciphertext is not None and text is None
    shown = bytes(fingerprint).hex() if fingerprint else ""
    return KeptLetter(
        ident, party, role, channel, status, notice, at, text, shown, destroyed
    )
