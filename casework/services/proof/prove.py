"""Prove that one line of a journal stands in the log, to anyone, for ever."""

from itertools import islice
from uuid import UUID

from casework.access import CaseNotFound
from casework.proof.checkpoint import read_checkpoint
from casework.proof.inclusion import Proof
from casework.proof.merkle import inclusion_proof
from casework.services.proof.keys import verifiers
from casework.services.proof.sources import leaf_data
from casework.services.proof.witness import newest_note
from casework.work import Work

_LINE = """
select c.id, j.body, l.number from cases c
left join journal j on (j.tenant_id, j.case_id, j.seq) = (c.tenant_id, c.id, %s)
left join leaf l on (l.tenant_id, l.kind, l.row_id, l.seq)
    = (c.tenant_id, 'journal', c.id, j.seq)
where c.tenant_id = %s and c.kenmerk = %s"""
_HASHES = "select hash from leaf where tenant_id = %s order by number"


class NotInLog(Exception):
    """There is no such line, or it is not sealed yet. One Dutch line."""


def prove(work: Work, kenmerk: str, seq: int) -> Proof:
    """Return the proof of one line. Raises `CaseNotFound` or `NotInLog`.

    For who keeps the installation: no row filter, as with `casework verify`.
    """
    rows = work.rows(_LINE, [seq, work.tenant.code, kenmerk])
    if not rows:
        raise CaseNotFound
    case_id, body, number = rows[0]
    if body is None:
        raise NotInLog(f"{kenmerk} heeft geen regel {seq}.")
    note = newest_note(work)
    if number is None or note is None:
        raise NotInLog(
            f"Regel {seq} van {kenmerk} is nog niet verzegeld. Probeer het over een "
            "minuut nog eens."
        )
    return _proof(work, (case_id, seq), bytes(body), number, note)


def _proof(
    work: Work, line: tuple[UUID, int], body: bytes, number: int, note: str
) -> Proof:
    point, signed = read_checkpoint(note)
    place = ("journal", *line)
    stream = work.stream(_HASHES, [work.tenant.code])
    hashes = [bytes(row[0]) for row in islice(stream, point.size)]
    known = [key for key, _ in signed.known_to(verifiers(work))]
    if number >= len(hashes) or not known:
        raise NotInLog("Het logboek klopt niet: draai `casework verify`.")
    return Proof.of(
        leaf_data(work, [place])[place],
        body,
        (number, point.size, inclusion_proof(hashes, number)),
        (note, known[0]),
    )
