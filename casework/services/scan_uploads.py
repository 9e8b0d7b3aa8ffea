"""Look for viruses in documents: when they come, or when the scanner is back."""

import logging
from collections import Counter
from collections.abc import Callable
from uuid import UUID

from casework.models import Scan, Subject
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.clamd import ScannerAway
from casework.services.uploads import content_address
from casework.vault import CannotOpen
from casework.work import Desk, Work

log = logging.getLogger("casework.scan")

Scanner = Callable[[bytes], Scan]
BATCH = 50
_WAITING = """
select id, case_id, subject, ciphertext from upload
where tenant_id = %s and id > %s and scan = 'onbekend' order by id limit 1"""
_SETTLE = """
update upload set scan = %s, scanned_at = %s
where tenant_id = %s and id = %s and scan = 'onbekend'"""
_FIRST = UUID(int=0)
_IN_WORDS = {
    Scan.SCHOON: "schoon",
    Scan.BESMET: "besmet: niemand kan het openen",
    Scan.ONBEKEND: "niet te openen",
}


def scanned(scanner: Scanner | None, content: bytes) -> Scan:
    """Return what the scanner says; unknown when there is none, or it is away."""
    if scanner is None:
        return Scan.ONBEKEND
    try:
        return scanner(content)
    except ScannerAway as away:
        log.warning("de virusscanner geeft geen antwoord: %s", away)
        return Scan.ONBEKEND


def scan_waiting(
    desk: Desk, tenant: str, scanner: Scanner | None, after: str | None = None
) -> Batch:
    """Scan the documents that nobody looked at yet, one at a time.

    No transaction is open while the scanner looks. One that is away ends the batch.
    """
    told: Counter[Scan] = Counter()
    place = UUID(after) if after else _FIRST
    if scanner is None:
        return Batch()
    for _ in range(BATCH):
        found = _next(desk, tenant, place)
        if found is None:
            return Batch(_lines(told))
        place, content = found
        try:
            verdict = scanner(content) if content is not None else Scan.ONBEKEND
        except ScannerAway:
            away = Line(NO_CASE, "document", "de virusscanner geeft geen antwoord")
            return Batch((*_lines(told), away))
        told[verdict] += 1
        with desk.work(tenant) as work:
            work.rows(_SETTLE, [verdict.value, work.now, tenant, place])
    return Batch(_lines(told), str(place))


def _next(desk: Desk, tenant: str, after: UUID) -> tuple[UUID, bytes | None] | None:
    """Return the next document, opened; its content is nothing when it is destroyed."""
    with desk.look(tenant) as work:
        rows = work.rows(_WAITING, [tenant, after])
        return _opened(work, *rows[0]) if rows else None


def _opened(
    work: Work, id_: UUID, case_id: UUID, subject: str, ciphertext: bytes
) -> tuple[UUID, bytes | None]:
    place = content_address(work, case_id, id_, Subject(subject))
    try:
        return id_, work.vault.open_bytes(place, bytes(ciphertext))
    except CannotOpen:
        return id_, None


def _lines(told: Counter[Scan]) -> tuple[Line, ...]:
    return tuple(
        Line(NO_CASE, "document", f"{number} {_IN_WORDS[verdict]}")
        for verdict, number in told.items()
    )
