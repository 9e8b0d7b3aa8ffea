"""Take a package of a partner into a case: all of it, or nothing, and once.

Whatever is wrong, who hands it in hears one sentence; what it was is one line in the
log, without anything out of the package. The sender of a package, and not who carries
it here, decides what it is.
"""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.exchange import CannotOpen
from casework.exchange import File as Came
from casework.ids import new_id
from casework.models import Scan, Subject
from casework.services.added import NotAdded, refuse_to_add
from casework.services.exchange.as_text import page_as_text
from casework.services.exchange.incoming import Incoming, open_incoming
from casework.services.exchange.members import partners_with
from casework.services.exchange.received import subject_of
from casework.services.file_kind import kind_of_received
from casework.services.hold import Held, find, hold
from casework.services.uploads import File, keep_document
from casework.work import Work
from statemachines.convenant import grondslag_uit
from statemachines.processes import PROCESSES
from statemachines.uitwisseling.eisen import DOELEN_VAN

log = logging.getLogger(__name__)
Scanned = Callable[[bytes], Scan]
MOST_BYTES = 29_000_000
"""A package with files of 20 MB, and the form around it."""
_PAGES = frozenset({"html", "htm"})
_KEEP = """
insert into received_package (id, tenant_id, case_id, partner_id, signer, package_id,
    sha256, sender_role, purpose, legal_basis, classes, signed_at, expires_at, files,
    received_at, account, role)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict (tenant_id, signer, package_id) do nothing returning id"""
_BEFORE = f"""
select c.kenmerk, r.files, r.received_at from received_package r
join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s and r.sha256 = %(sha256)s
  and r.account = %(account)s and {VISIBLE}"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Receipt:
    """That a package was taken in. ``repeated``: it was in already; nothing is new."""

    kenmerk: str
    files: int
    at: datetime
    repeated: bool = False


def receive(
    work: Work, case_id: UUID, data: bytes, scan: Scanned, *, by: Actor
) -> Receipt:
    """Open a package and keep its files in a case that is this person's to see.

    Raises `CaseNotFound`, and `CannotOpen` for everything else, with nothing kept.
    """
    case, _ = hold(work, case_id, by)
    with _one_sentence(), work.savepoint():
        return _kept(work, case, _Parcel(data, open_incoming(work, data)), scan, by)


def receive_by_reference(
    work: Work, data: bytes, scan: Scanned, *, by: Actor
) -> Receipt:
    """Open a package and keep its files in the case that its manifest names.

    For a program: the same package from the same sender is received once, and is told
    again with the first receipt. Raises `CannotOpen` for everything that is wrong.
    """
    try:
        with _one_sentence(), work.savepoint():
            parcel = _Parcel(data, open_incoming(work, data))
            named = parcel.incoming.opened.manifest.case_ref
            case, _ = hold(work, find(work, named, by), by)
            return _kept(work, case, parcel, scan, by)
    except CannotOpen:
        if before := _before(work, data, by):
            return before
        raise


@dataclass(frozen=True)
class _Parcel:
    """A package as it came, and opened."""

    data: bytes
    incoming: Incoming

    @property
    def subject(self) -> Subject:
        """Say about what its files are."""
        return subject_of(self.incoming.opened.manifest.classes)


class _Unfit(Exception):
    """Why a package is not taken into this case: for the log alone."""


@contextmanager
def _one_sentence() -> Generator[None, None, None]:
    try:
        yield
    except (_Unfit, NotAdded, CaseNotFound) as wrong:
        # NotAdded can be about a file, never with its name or what is in it.
        log.warning("a package was not taken in: %s", wrong)
    else:
        return
    raise CannotOpen


def _kept(work: Work, case: Held, parcel: _Parcel, scan: Scanned, by: Actor) -> Receipt:
    _check_case(case, parcel.incoming.opened.manifest.purpose)
    if not _brings_for(work, parcel.incoming, by):
        refuse_to_add(case, by, parcel.subject)
    _note(work, case, parcel, by)
    files = parcel.incoming.opened.files
    for each in files:
        keep_document(work, case, parcel.subject, _document(each, scan), by=by)
    return Receipt(case.kenmerk, len(files), work.now)


def _document(came: Came, scan: Scanned) -> File:
    """Return a file as we keep it: of a page of HTML only its words."""
    seen, (stem, dot, extension) = scan(came.data), came.name.rpartition(".")
    if extension.lower() not in _PAGES:
        return File(came.name, came.data, seen, kind_of_received)
    try:
        words = page_as_text(came.data)
    except UnicodeDecodeError:
        raise _Unfit("a page that is no text") from None
    return File(f"{stem}{dot}txt", words, seen, kind_of_received)


def _check_case(case: Held, purpose: str) -> None:
    if PROCESSES[case.process].state(case.state).final:
        raise _Unfit("the case is closed")
    fitting = DOELEN_VAN.get(case.process)
    if fitting is not None and purpose not in fitting:
        raise _Unfit("another purpose than that of the case")


def _brings_for(work: Work, incoming: Incoming, by: Actor) -> bool:
    """Tell whether this is somebody of the partner itself, who takes part here."""
    return incoming.partner.id in partners_with(work, by)


def _note(work: Work, case: Held, parcel: _Parcel, by: Actor) -> None:
    """Write it down, or raise `_Unfit` when somebody else did at this very moment."""
    opened, partner = parcel.incoming.opened, parcel.incoming.partner
    told = opened.manifest
    kept = work.rows(
        _KEEP,
        [
            *(new_id(work.now), work.tenant.code, case.id, partner.id),
            *(bytes.fromhex(opened.signer.fingerprint), told.id),
            *(sha256(parcel.data).digest(), told.sender_role, told.purpose),
            grondslag_uit(told.legal_basis),
            *([*told.classes], opened.signed_at, told.expires, len(opened.files)),
            *(work.now, by.id, by.role.value),
        ],
    )
    if not kept:
        raise _Unfit("opened at the same moment")


def _before(work: Work, data: bytes, by: Actor) -> Receipt | None:
    told = {"sha256": sha256(data).digest(), "account": by.id}
    rows = work.rows(_BEFORE, {**seen_by(by, work.tenant.code), **told})
    for kenmerk, files, at in rows:
        return Receipt(kenmerk, files, at, repeated=True)
    return None
