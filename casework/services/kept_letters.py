"""The letters of a case for one reader: which there are, and what each says.

Only who got a letter reads it, and who must for the work (`inzage_brieven`). What a
reader may not see is not in the list; to ask for it is to ask for what is not there.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.services.case_letters import Brief, letters_of
from casework.services.hold import Held
from casework.services.links.shown import LAST_LETTER, letter_address
from casework.services.looked import looked
from casework.services.resealed import check_last
from casework.services.rows import NOBODY
from casework.services.without_way_in import without_way_in
from casework.vault import Destroyed
from casework.work import Work
from notifications.letter import Document
from statemachines.inzage_brieven import leest_mee

_TEXT = f"""
select t.ciphertext, t.sha256, {LAST_LETTER} from document t
where t.tenant_id = %s and t.outbox_id = %s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class KeptLetter:
    """One letter. ``text`` is nothing while it is not written, or after it was erased.

    ``sha256`` is the fingerprint of the sealed text, as the database keeps it.
    """

    brief: Brief
    text: Document | None
    sha256: str
    gewist: bool = False


def letters_for(work: Work, case: Held, by: Actor) -> list[Brief]:
    """Return every letter of a case; one that this reader may not open is closed."""
    readable = _who_may_read(case, by)
    return [
        letter if letter.aan in readable else replace(letter, leesbaar=False)
        for letter in letters_of(work, case)
    ]


def readable_letters(work: Work, case: Held, by: Actor) -> list[Brief]:
    """Return the letters of a case that somebody may read, the newest first."""
    readable = _who_may_read(case, by)
    return [letter for letter in letters_of(work, case) if letter.aan in readable]


def kept_letter(work: Work, case: Held, by: Actor, ident: str) -> KeptLetter:
    """Return one letter of a case, by its id as hex. The look is written down.

    Raises `CaseNotFound` when there is none, or when it is not for this reader. Only
    who got the letter sees the link in it that lets that person in.
    """
    wanted = id_of_letter(ident)
    readable = readable_letters(work, case, by)
    brief = next((letter for letter in readable if letter.id == wanted), None)
    if brief is None:
        raise CaseNotFound
    looked(work, case, by, "brief")
    rows = work.rows(_TEXT, [work.tenant.code, brief.id])
    if not rows:
        return KeptLetter(brief, None, "")
    ciphertext, fingerprint, last = rows[0]
    whole = check_last(bytes(ciphertext), last)
    text = open_text(work, case.id, brief.id, whole)
    shown = without_way_in(text) if text and not _is_mine(case, by, brief) else text
    return KeptLetter(brief, shown, fingerprint.hex(), gewist=text is None)


def id_of_letter(text: str) -> UUID:
    """Return the id that an address names. Raises `CaseNotFound` when it is none."""
    try:
        return UUID(hex=text)
    except ValueError:
        raise CaseNotFound from None


def open_text(
    work: Work, case_id: UUID, outbox_id: UUID, ciphertext: bytes
) -> Document | None:
    """Return a kept text, or nothing when its key was destroyed."""
    address = letter_address(work, case_id, outbox_id)
    try:
        title, _, body = work.vault.open(address, ciphertext).partition("\n\n")
    except Destroyed:
        return None
    return Document(title, body)


def _who_may_read(case: Held, by: Actor) -> set[str]:
    """Name the people whose letters somebody may read: the own ones, or of all."""
    if leest_mee(case.process, by.role):
        return {NOBODY, *(person["key"] for person in case.people)}
    return _keys_of(case, by, {by.id, *by.voor})


def _is_mine(case: Held, by: Actor, brief: Brief) -> bool:
    return brief.aan in _keys_of(case, by, {by.id})


def _keys_of(case: Held, by: Actor, accounts: set[str]) -> set[str]:
    return {
        person["key"]
        for person in case.people
        if person["account"] in accounts and person["role"] == by.role
    }
