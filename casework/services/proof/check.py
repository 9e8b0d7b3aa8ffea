"""Check the log of a samenwerkingsverband: leaves, roots, signatures, and witnesses.

Found without a witness: a row, a leaf or a checkpoint that was changed, removed, moved
or added by hand, and the first leaf where that is so. Only with a witness: the end of
the log cut off together with its checkpoints, and a whole log made anew by somebody who
has the key.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from casework.proof.checkpoint import Checkpoint, read_checkpoint
from casework.proof.merkle import BadFrontier, Frontier
from casework.proof.note import BadNote
from casework.proof.signing import Verifier
from casework.services.proof.keys import key_findings, origin, verifiers
from casework.services.proof.outside import LATE, outside_findings
from casework.services.proof.walk import Walked, walk
from casework.services.proof.witness import Witness
from casework.work import Work

_POINTS = """
select size, root, frontier, note, at from checkpoint where tenant_id = %s
order by size"""
_WAITING = "select count(*) from unsealed where tenant_id = %s"


@dataclass(frozen=True)
class LogVerified:
    """How large the log is, what still waits for its leaf, and what was found."""

    leaves: int
    checkpoints: int
    unsealed: int
    findings: tuple[str, ...]


@dataclass(frozen=True)
class _Point:
    size: int
    root: bytes
    frontier: bytes
    note: str
    at: datetime


def verify_log(work: Work, witnesses: Iterable[Witness] = ()) -> LogVerified:
    """Check the log of a tenant. Look through `Desk.look`: all of one moment."""
    points = [_Point(*row) for row in work.rows(_POINTS, [work.tenant.code])]
    mine = [w for w in witnesses if w.point.origin == origin(work.tenant.code)]
    sizes = [*(point.size for point in points), *(w.point.size for w in mine)]
    walked = walk(work, sizes)
    keys = verifiers(work)
    end = points[-1].at - LATE if points else None
    found = (
        *walked.told,
        *_root_findings(points, walked),
        *(told for point in points for told in _note_findings(work, point, keys)),
        *key_findings(work),
        *outside_findings(work, end),
        *(
            told
            for witness in mine
            for told in _witness_findings(witness, walked, keys)
        ),
    )
    [(waiting,)] = work.rows(_WAITING, [work.tenant.code])
    prefix = f"logboek van {work.tenant.code}"
    told = tuple(f"{prefix}: {finding}" for finding in found)
    return LogVerified(walked.leaves, len(points), waiting, told)


def _root_findings(points: list[_Point], walked: Walked) -> Iterator[str]:
    """Say where the log stops being what was signed: the first place only."""
    sure = 0
    for point in points:
        if walked.roots.get(point.size, point.root) != point.root:
            yield (
                f"de wortel bij maat {point.size} is niet die van het controlepunt: "
                f"het eerste foute blad is een van {sure} tot en met {point.size - 1}"
            )
            break
        sure = point.size
    newest = points[-1].size if points else 0
    if walked.leaves != newest and walked.gap is None:
        yield _other_length(walked.leaves, newest)


def _other_length(leaves: int, newest: int) -> str:
    if leaves < newest:
        return (
            f"blad {leaves} ontbreekt: het laatste controlepunt heeft maat {newest}, "
            f"het logboek {leaves}"
        )
    return f"blad {newest} en verder staan in geen enkel controlepunt"


def _note_findings(work: Work, point: _Point, keys: list[Verifier]) -> Iterator[str]:
    place = f"controlepunt bij maat {point.size}"
    try:
        said, note = read_checkpoint(point.note)
        grown = Frontier.unpacked(point.size, bytes(point.frontier))
    except (BadNote, BadFrontier):
        yield f"{place} is beschadigd"
        return
    if said != Checkpoint(origin(work.tenant.code), point.size, bytes(point.root)):
        yield f"{place} zegt iets anders dan ondertekend is"
    if grown.root != bytes(point.root):
        yield f"{place}: de tussenstand hoort hier niet bij"
    if not note.signed_by(keys):
        yield f"{place} is niet ondertekend met een sleutel van dit logboek"


def _witness_findings(
    witness: Witness, walked: Walked, keys: list[Verifier]
) -> Iterator[str]:
    size = witness.point.size
    if not witness.note.known_to(keys):
        yield (
            f"de getuige van maat {size} is ondertekend met een sleutel die dit "
            "logboek niet kent"
        )
    elif not witness.note.signed_by(keys):
        yield f"de handtekening onder de getuige van maat {size} klopt niet"
    if size > walked.leaves:
        yield (
            f"blad {walked.leaves} ontbreekt: een getuige heeft maat {size}, "
            f"het logboek {walked.leaves}"
        )
    elif walked.roots.get(size, witness.point.root) != witness.point.root:
        yield f"een getuige van maat {size} kent een ander logboek: het is herschreven"
