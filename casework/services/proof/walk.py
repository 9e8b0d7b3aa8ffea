"""Walk along the leaves of a log, from the first: each against its row, and the roots.

The first thing that is wrong is named with its leaf; what comes after it is counted.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from casework.proof.merkle import Frontier, leaf_hash
from casework.services.proof.sources import Place, as_place, called, leaf_data
from casework.work import Work

AT_A_TIME = 5_000
SHOWN = 10
"""Leaves that are named one by one; of the rest only how many there are."""
_LEAVES = """
select number, hash, kind, row_id, seq from leaf
where tenant_id = %s and number >= %s order by number limit %s"""
Leaf = tuple[int, bytes, Place]


@dataclass
class Walked:
    """How far the leaves go, the root at each size that was asked, what is wrong."""

    leaves: int = 0
    roots: dict[int, bytes] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    wrong: int = 0
    gap: int | None = None

    def add(self, finding: str) -> None:
        """Keep a finding, or only count it when there are many."""
        self.wrong += 1
        if self.wrong <= SHOWN:
            self.findings.append(finding)

    @property
    def told(self) -> list[str]:
        """Return the findings, and how many more there are."""
        more = self.wrong - SHOWN
        return [*self.findings, *([f"en nog {more} bladen"] if more > 0 else ())]


def walk(work: Work, sizes: Iterable[int]) -> Walked:
    """Compare every leaf with its row, and compute the root at each of these sizes."""
    walked, frontier, wanted = Walked(), Frontier(), sorted({*sizes})
    for leaves in _chunks(work):
        _compare(work, leaves, walked)
        _look_for_gap(leaves, walked)
        if walked.gap is None:
            frontier = _climb(frontier, leaves, wanted, walked)
        walked.leaves += len(leaves)
    if 0 in wanted:
        walked.roots[0] = Frontier().root
    return walked


def _chunks(work: Work) -> Iterator[list[Leaf]]:
    start = 0
    while rows := work.rows(_LEAVES, [work.tenant.code, start, AT_A_TIME]):
        yield [(row[0], bytes(row[1]), as_place(row)) for row in rows]
        start = rows[-1][0] + 1


def _compare(work: Work, leaves: list[Leaf], walked: Walked) -> None:
    data = leaf_data(work, [place for _, _, place in leaves])
    for number, kept, place in leaves:
        told = data.get(place)
        if told is None:
            walked.add(f"blad {number}: {called(work, place)} is weg")
        elif leaf_hash(told) != kept:
            walked.add(f"blad {number}: {called(work, place)} is veranderd")


def _look_for_gap(leaves: list[Leaf], walked: Walked) -> None:
    """Name the first leaf that is missing: after it no root can be right."""
    before = walked.leaves - 1
    numbers = [before, *(number for number, _, _ in leaves)]
    missing = [one + 1 for one, other in pairwise(numbers) if other != one + 1]
    if missing and walked.gap is None:
        walked.gap = missing[0]
        walked.add(f"blad {missing[0]} ontbreekt")


def _climb(
    frontier: Frontier, leaves: list[Leaf], wanted: list[int], walked: Walked
) -> Frontier:
    hashes = [kept for _, kept, _ in leaves]
    begin = frontier.size
    reached = bisect_right(wanted, begin + len(hashes))
    for size in wanted[bisect_right(wanted, begin) : reached]:
        frontier = frontier.extended(hashes[frontier.size - begin : size - begin])
        walked.roots[size] = frontier.root
    return frontier.extended(hashes[frontier.size - begin :])
