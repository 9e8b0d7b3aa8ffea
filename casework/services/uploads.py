"""Documents in a case: checked, sealed, and given back as they came (security.md 4.4).

Like a note, a document is no step and carries a hash of its own (ADR 0021). Its
fingerprint is what somebody signs.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, read_by
from casework.ids import new_id
from casework.models import Scan, Subject
from casework.services.added import (
    DATA_CLASS,
    NotAdded,
    goes_along,
    may_still_go_along,
    plain,
    readable,
    refuse_to_add,
)
from casework.services.file_kind import FileKind, NotTaken, kind_of_file
from casework.services.hold import Held, hold
from casework.services.sealing import seal_document, seal_fact
from casework.vault import Address, commitment
from casework.work import Work
from statemachines.roles import Role

MOST_BYTES = 20_000_000
MOST_A_DAY = 100_000_000
MOST_FILES = 10
_DAY = timedelta(days=1)
_LONGEST_NAME = 120
_INFECTED = (
    "In dit bestand zit een virus. Wij hebben het niet bewaard. Kijk uw computer na en "
    "vraag uw ICT om hulp."
)
_SHOWN = (
    "u.id, u.case_id, u.at, u.account, u.role, u.subject, u.kind, u.size, u.sealed,"
    " u.scan"
)
_AROUND = f"""
select {_SHOWN} from upload u join cases c
    on c.tenant_id = u.tenant_id and c.id = u.case_id
where u.tenant_id = %(tenant)s and u.case_id = any(%(lineage)s)
  and u.subject = any(%(subjects)s) and {VISIBLE} order by u.at desc, u.id desc"""  # noqa: S608  constants only
_LINEAGE = f"""
select {_SHOWN} from upload u
where u.tenant_id = %s and u.case_id = any(%s) order by u.at desc, u.id desc"""  # noqa: S608  constants only
_ONE = f"""
select {_SHOWN}, u.ciphertext from upload u
where u.tenant_id = %s and u.case_id = %s and u.id = %s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Stuk:
    """A document of a case. ``vingerafdruk`` is the SHA-256 of what is in it."""

    id: UUID
    case_id: UUID
    at: datetime
    account: str
    role: Role
    subject: Subject
    kind: FileKind
    size: int
    naam: str
    vingerafdruk: str
    scan: Scan


@dataclass(frozen=True)
class File:
    """A document that somebody sends: its name, its bytes, what the scanner said.

    ``kind_of`` judges what it is by its content, and refuses what we do not take.
    """

    naam: str
    content: bytes
    scan: Scan = Scan.ONBEKEND
    kind_of: Callable[[str, bytes], FileKind] = kind_of_file


def add_document(
    work: Work, case_id: UUID, subject: Subject, file: File, *, by: Actor
) -> UUID:
    """Keep a document. Raises `CaseNotFound`, and `NotAdded` with what is wrong."""
    case, _ = hold(work, case_id, by)
    refuse_to_add(case, by, subject)
    if goes_along(case) and not may_still_go_along(case):
        raise NotAdded(
            "Wat u deelt, staat al vast. Begin in de zaak een nieuwe uitwisseling."
        )
    return keep_document(work, case, subject, file, by=by)


def keep_document(
    work: Work, case: Held, subject: Subject, file: File, *, by: Actor
) -> UUID:
    """Keep a document in a case that is held. Raises `NotAdded`.

    For who saw to it that it may be added: this looks at the file alone.
    """
    _refuse_too_much(work, case, len(file.content))
    if file.scan is Scan.BESMET:
        raise NotAdded(_INFECTED)
    name = plain(file.naam.replace("\\", "/").rpartition("/")[2], _LONGEST_NAME)
    try:
        kind = file.kind_of(name, file.content)
    except NotTaken as fault:
        raise NotAdded(str(fault)) from None
    id_ = new_id(work.now)
    told = {"naam": name, "vingerafdruk": sha256(file.content).hexdigest()}
    sealed = seal_fact(
        work, upload_address(work, case.id, id_, subject, "sealed"), json.dumps(told)
    )
    ciphertext = seal_document(
        work, content_address(work, case.id, id_, subject), file.content
    )
    work.rows(
        """insert into upload (id, tenant_id, case_id, at, account, role, subject,
            kind, size, sealed, ciphertext, sha256, scan, scanned_at)
        values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        [
            *(id_, work.tenant.code, case.id, work.now, by.id, by.role.value),
            *(subject.value, kind.value, len(file.content)),
            *(sealed, ciphertext, commitment(ciphertext), file.scan.value),
            None if file.scan is Scan.ONBEKEND else work.now,
        ],
    )
    return id_


def documents_around(work: Work, case: Held, by: Actor) -> list[Stuk]:
    """Return the documents of a case and the main cases above it, newest first.

    Only of cases that this reader may see, and about what this role reads.
    """
    subjects = [subject.value for subject in readable(case, by)]
    values = read_by(by, work.tenant.code)
    rows = work.rows(_AROUND, {**values, "lineage": case.lineage, "subjects": subjects})
    return [_opened(work, row) for row in rows]


def document_of(work: Work, case: Held, id_: UUID, by: Actor) -> tuple[Stuk, bytes]:
    """Return one document of this case. Raises `CaseNotFound` when there is none."""
    rows = work.rows(_ONE, [work.tenant.code, case.id, id_])
    if not rows:
        raise CaseNotFound
    *row, ciphertext = rows[0]
    found = _opened(work, tuple(row))
    if found.subject not in readable(case, by):
        raise CaseNotFound
    place = content_address(work, case.id, id_, found.subject)
    return found, work.vault.open_bytes(place, bytes(ciphertext))


def documents_of(work: Work, case: Held) -> Iterator[tuple[Stuk, bytes]]:
    """Yield the documents of one case with what is in them, in the order they came.

    For who may send all of the case outside; nobody here gets to read them.
    """
    rows = work.rows(_LINEAGE, [work.tenant.code, [case.id]])
    for stuk in reversed([_opened(work, row) for row in rows]):
        yield stuk, _content(work, stuk)


def document_to_sign(
    work: Work, case: Held, fingerprint: str
) -> tuple[Stuk, bytes] | None:
    """Return the document with this fingerprint, in this case or one above it.

    For who is asked to sign it: the case names the fingerprint, and nobody signs what
    he may not read, whatever the subject is (WPO 40a lid 5; security.md 4.3).
    """
    rows = work.rows(_LINEAGE, [work.tenant.code, case.lineage])
    found = (_opened(work, row) for row in rows)
    safe = (stuk for stuk in found if stuk.scan is not Scan.BESMET)
    for stuk in (s for s in safe if s.vingerafdruk == fingerprint):
        return stuk, _content(work, stuk)
    return None


def _content(work: Work, stuk: Stuk) -> bytes:
    [(*_, ciphertext)] = work.rows(_ONE, [work.tenant.code, stuk.case_id, stuk.id])
    place = content_address(work, stuk.case_id, stuk.id, stuk.subject)
    return work.vault.open_bytes(place, bytes(ciphertext))


def content_address(work: Work, case_id: UUID, id_: UUID, subject: Subject) -> Address:
    """Return where the bytes of a document are sealed."""
    return upload_address(work, case_id, id_, subject, "ciphertext")


def _refuse_too_much(work: Work, case: Held, size: int) -> None:
    if not size:
        raise NotAdded("Dit bestand is leeg.")
    if size > MOST_BYTES:
        raise NotAdded("Dit bestand is te groot: hooguit 20 MB.")
    [(today,)] = work.rows(
        """select coalesce(sum(size), 0)::bigint from upload
        where tenant_id = %s and case_id = %s and at > %s""",
        [work.tenant.code, case.id, work.now - _DAY],
    )
    if today + size > MOST_A_DAY:
        raise NotAdded(
            "In deze zaak is vandaag al 100 MB toegevoegd. Probeer het morgen weer."
        )


def _opened(work: Work, row: tuple[Any, ...]) -> Stuk:
    id_, case_id, at, account, role, subject, kind, size, sealed, scan = row
    place = upload_address(work, case_id, id_, Subject(subject), "sealed")
    told = json.loads(work.vault.open(place, bytes(sealed)))
    return Stuk(
        id_,
        case_id,
        at,
        account,
        Role(role),
        Subject(subject),
        FileKind(kind),
        size,
        told["naam"],
        told["vingerafdruk"],
        Scan(scan),
    )


def upload_address(
    work: Work, case_id: UUID, id_: UUID, subject: Subject, column: str
) -> Address:
    """Return where something of a document is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DATA_CLASS[subject].value,
        table="upload",
        column=column,
        row=id_.hex,
    )
