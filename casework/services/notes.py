"""Notes in a case: sealed, by somebody, at some moment, for who may read them.

A note is no step. The journal is for what the law counts; a note carries a hash of its
own (ADR 0021).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.models import Subject
from casework.services.added import DATA_CLASS, plain, readable, refuse_to_add
from casework.services.hold import Held, hold
from casework.services.sealing import seal_fact
from casework.vault import Address, commitment
from casework.work import Work
from statemachines.roles import Role

MOST = 10_000
SHOWN = 200
_READ = """
select id, at, account, role, subject, ciphertext from note
where tenant_id = %s and case_id = %s and subject = any(%s)
order by id desc limit %s"""


@dataclass(frozen=True)
class Noted:
    """A note, opened."""

    id: UUID
    at: datetime
    account: str
    role: Role
    subject: Subject
    text: str


def add_note(
    work: Work, case_id: UUID, subject: Subject, text: str, *, by: Actor
) -> UUID:
    """Keep a note. Raises `CaseNotFound`, and `NotAdded` when it cannot be kept."""
    case, _ = hold(work, case_id, by)
    refuse_to_add(case, by, subject)
    kept, id_ = plain(text, MOST), new_id(work.now)
    sealed = seal_fact(work, note_address(work, case.id, id_, subject), kept)
    work.rows(
        """insert into note (id, tenant_id, case_id, at, account, role, subject,
            ciphertext, sha256) values (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        [
            id_,
            work.tenant.code,
            case.id,
            work.now,
            by.id,
            by.role.value,
            subject.value,
            sealed,
            commitment(sealed),
        ],
    )
    return id_


def notes_of(work: Work, case: Held, by: Actor) -> list[Noted]:
    """Return the notes of a case that this reader may read, the newest first."""
    subjects = [subject.value for subject in readable(case, by)]
    rows = work.rows(_READ, [work.tenant.code, case.id, subjects, SHOWN])
    return [
        Noted(
            id_,
            at,
            account,
            Role(role),
            Subject(subject),
            work.vault.open(
                note_address(work, case.id, id_, Subject(subject)), bytes(sealed)
            ),
        )
        for id_, at, account, role, subject, sealed in rows
    ]


def note_address(work: Work, case_id: UUID, id_: UUID, subject: Subject) -> Address:
    """Return where a note is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DATA_CLASS[subject].value,
        table="note",
        column="ciphertext",
        row=id_.hex,
    )
