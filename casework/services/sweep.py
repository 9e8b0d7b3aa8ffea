"""Go through the terms that wait for one day, a portion in each transaction.

A portion is small, so that the cases in it are held briefly; what happens to one term
happens whole or not at all, and never stops the next. A sweep that is killed leaves
whole portions done and the rest undone: doing it again does the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casework.services.batch import Batch, Line
from casework.services.claim_terms import Claimed, Day, claim_terms
from casework.services.insist import PASSING
from casework.work import Desk, Work
from statemachines.engine import Refused
from statemachines.rules import RULES

BATCH = 500
PORTION = 50


@dataclass(frozen=True)
class Sweep:
    """What a sweep looks for, and what it does with each term.

    ``last`` gives the latest day that has come. ``act`` returns what came of a term,
    in a few Dutch words, or nothing when there was nothing to do any more; ``failed``
    does what must be done when it could not.
    """

    day: Day
    last: Callable[[Work], date]
    act: Callable[[Work, Claimed], str | None]
    failed: Callable[[Work, Claimed], None] | None = None


def sweep(desk: Desk, tenant: str, what: Sweep, after: str | None = None) -> Batch:
    """Do one batch: at most `BATCH` terms. ``after`` is where the last one ended."""
    lines: list[Line] = []
    for _ in range(BATCH // PORTION):
        with desk.work(tenant) as work:
            terms = claim_terms(work, what.day, what.last(work), after, PORTION)
            lines += [line for term in terms if (line := _one(work, what, term))]
        if not terms:
            return Batch(tuple(lines))
        after = terms[-1].place
    return Batch(tuple(lines), after)


def _one(work: Work, what: Sweep, term: Claimed) -> Line | None:
    about = f"{term.rule} {RULES[term.rule].name}"
    try:
        with work.savepoint():
            outcome = what.act(work, term)
    except Refused as refusal:
        outcome = _failed(work, what, term, _refused(refusal))
    except PASSING:  # a deadlock or a lock held too long: nobody's fault
        outcome = "bezet: de volgende keer opnieuw"
    except Exception as fault:  # noqa: BLE001  one term may never stop the others
        outcome = _failed(work, what, term, f"mislukt ({type(fault).__name__})")
    return Line(term.kenmerk, about, outcome) if outcome else None


def _refused(refusal: Refused) -> str:
    """Say that a step was refused, and by which article: no sentence, no person."""
    laws = sorted({reason.law for reason in refusal.reasons if reason.law})
    return f"geweigerd ({'; '.join(laws) or 'zonder artikel'})"


def _failed(work: Work, what: Sweep, term: Claimed, outcome: str) -> str:
    """Do what must be done after a failure; when that fails too, say so and go on."""
    if what.failed is None:
        return outcome
    try:
        with work.savepoint():
            what.failed(work, term)
    except Exception as fault:  # noqa: BLE001  the line and the check still tell of it
        return f"{outcome}; niet vastgelegd ({type(fault).__name__})"
    return outcome
