"""Take terms one by one: each is done whole or not at all, and never stops the next."""

from collections.abc import Sequence
from uuid import UUID

from casework.services.claim_terms import Claimed, claim_again
from casework.services.insist import PASSING
from casework.services.planned import F, Sweep, said_of
from casework.services.record import record
from casework.work import Desk, Work
from statemachines.engine import Refused


def one_by_one(
    desk: Desk, tenant: str, what: Sweep[F], terms: Sequence[Claimed]
) -> dict[UUID, str | None]:
    """Claim these terms again and take each by itself; say what came of it, by id."""
    with desk.work(tenant) as work:
        held = claim_again(work, what.day, what.last(work), terms).terms
        return {term.id: _one(work, what, term) for term in held}


def _one(work: Work, what: Sweep[F], term: Claimed) -> str | None:
    try:
        with work.savepoint():
            return _alone(work, what, term)
    except Refused as refusal:
        return _failed(work, what, term, said_of(refusal))
    except PASSING:  # a deadlock or a lock held too long: nobody's fault
        return "bezet: de volgende keer opnieuw"
    except Exception as fault:  # noqa: BLE001  one term may never stop the others
        return _failed(work, what, term, f"mislukt ({type(fault).__name__})")


def _alone(work: Work, what: Sweep[F], term: Claimed) -> str | None:
    if what.alone is not None:
        return what.alone(work, term)
    for found in what.find(work, [term]).values():
        if planned := what.plan(work, found):
            if planned.deed:
                record(work, found.case, planned.deed)
            return planned.outcome
    return None


def _failed(work: Work, what: Sweep[F], term: Claimed, outcome: str) -> str:
    """Write down what a failure asks for; when that fails too, say so and go on."""
    try:
        with work.savepoint():
            for found in what.find(work, [term]).values():
                if deed := what.stuck(work, found):
                    record(work, found.case, deed)
    except Exception as fault:  # noqa: BLE001  the line and the check still tell of it
        return f"{outcome}; niet vastgelegd ({type(fault).__name__})"
    return outcome
