"""Go through the terms that wait for one day, a batch in each transaction.

A batch is done whole or not at all (`together`). What cannot be done together is taken
one by one, a portion in each transaction: what happens to one term then happens whole
or not at all, and never stops the next. A sweep that is killed leaves whole batches
done and the rest undone: doing it again does the rest.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from casework.services.batch import NO_CASE, Batch, Line
from casework.services.claim_terms import Claim, Claimed, claim_terms
from casework.services.one_by_one import one_by_one
from casework.services.planned import F, Sweep
from casework.services.together import together
from casework.work import Desk
from statemachines.rules import RULES

BATCH = 500
"""How many terms are claimed and done in one transaction, about a tenth of a second."""
PORTION = 50
"""How many are held at most when each is taken by itself."""


def sweep(
    desk: Desk, tenant: str, what: Sweep[F], after: str | None, size: int = BATCH
) -> Batch:
    """Do one batch of at most ``size`` terms, or what there is and what comes of it.

    ``after`` is where the last one ended.
    """
    lines: list[Line] = []
    while True:
        claim, told = _batch(desk, tenant, what, after, size)
        lines += told
        if not claim.seen:
            return Batch(tuple(lines))
        after = claim.after
        if claim.seen >= size:
            return Batch(tuple(lines), after)


def _batch(
    desk: Desk, tenant: str, what: Sweep[F], after: str | None, size: int
) -> tuple[Claim, list[Line]]:
    """Claim terms and do them together; those for which that failed, one by one."""
    claim = Claim([])
    said: dict[UUID, str | None] = {}
    lines: list[Line] = []
    try:
        with desk.work(tenant) as work:
            claim = claim_terms(work, what.day, what.last(work), after, size)
            done = together(work, what, claim.terms)
        said |= done
    except Exception as fault:  # whatever it was, nothing of it was written
        if not claim.terms:
            raise
        lines.append(_not_together(fault))
    for some in _portions([term for term in claim.terms if term.id not in said]):
        said |= one_by_one(desk, tenant, what, some)
    return claim, [*lines, *_lines(claim.terms, said)]


def _portions(terms: Sequence[Claimed]) -> Iterator[Sequence[Claimed]]:
    for start in range(0, len(terms), PORTION):
        yield terms[start : start + PORTION]


def _lines(terms: Sequence[Claimed], said: dict[UUID, str | None]) -> Iterator[Line]:
    for term in terms:
        if outcome := said.get(term.id):
            about = f"{term.rule} {RULES[term.rule].name}"
            yield Line(term.kenmerk, about, outcome)


def _not_together(fault: Exception) -> Line:
    trouble = f"niet in een keer ({type(fault).__name__}): een voor een gedaan"
    return Line(NO_CASE, "termijnen", trouble)
