"""Walk along the leaves of a log, from the first: each against its row, and the roots.

The first thing that is wrong is named with its leaf; what comes after it is counted.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from casework.proof.merkle import Frontier, leaf_hash
from casework.services.proof.sources import SOURCES, Place, as_place, called, leaf_data
from casework.work import Work
from statemachines.counting.arithmetic import subtract
from statemachines.rules import RULES

AT_A_TIME = 5_000
SHOWN = 10
"""Leaves that are named one by one; of the rest only how many there are."""
_LEAVES = """
select number, hash, kind, row_id, seq from leaf
where tenant_id = %s and number >= %s order by number limit %s"""
_WITHIN = """
select min(l.number) from leaf l
join journal r on (r.tenant_id, r.case_id, r.seq) = (l.tenant_id, l.row_id, l.seq)
where l.tenant_id = %s and l.kind = 'journal' and r.at >= %s"""
Leaf = tuple[int, bytes, Place]


@dataclass
class Walked:
    """How far the leaves go, the root at each size that was asked, what is wrong."""

    leaves: int = 0
    roots: dict[int, bytes] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    wrong: int = 0
    gap: int | None = None
    over: dict[str, float] = field(default_factory=dict)
    """For each term of retention the first leaf that is not older than it."""

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
        if told is None and not _is_over(work, number, place, walked):
            walked.add(f"blad {number}: {called(work, place)} is weg")
        elif told is not None and leaf_hash(told) != kept:
            walked.add(f"blad {number}: {called(work, place)} is veranderd")


def _is_over(work: Work, number: int, place: Place, walked: Walked) -> bool:
    """Tell whether this row was gone because its term is over.

    That its moment is long ago is shown by its place, and not by a row that could be
    changed: no line of a journal before it is younger than the term.
    """
    source = SOURCES.get(place[0])
    if source is None or source.term is None:
        return False
    if source.term not in walked.over:
        walked.over[source.term] = _first_within(work, source.term)
    return number < walked.over[source.term]


def _first_within(work: Work, rule: str) -> float:
    length = RULES[rule].length
    assert length is not None  # noqa: S101  a rule that counts has a length
    values = [work.tenant.code, subtract(work.today, length)]
    [(first,)] = work.rows(_WITHIN, values)
    return inf if first is None else float(first)


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
