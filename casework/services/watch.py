"""Write down a deed of the watch: somebody hears of a term, and the case stays.

The log proves that nobody was left unwarned: each deed names the rule, the rung, and
the role that was told.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from casework.access import SYSTEEM
from casework.services.claim_terms import Claimed
from casework.services.clocks import read_clock
from casework.services.hold import Held
from casework.services.hold_many import hold_many
from casework.services.planned import Found
from casework.services.record import Deed
from casework.work import Work
from statemachines.grammar import Notice, Process
from statemachines.ledger import TermChanges
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import OpenTerm

WAARSCHUWEN = "waarschuwen"
ESCALEREN = "escaleren"
VASTLOPEN = "vastlopen"
WATCHING = frozenset({WAARSCHUWEN, ESCALEREN, VASTLOPEN})
"""What the watch does. None of it changes the state, a fact or a date of a case."""


@dataclass(frozen=True)
class Watched(Found):
    """An open term in a case that is held."""

    process: Process[Any]
    term: OpenTerm

    @property
    def present(self) -> Collection[Role]:
        """Name the roles that somebody has in this case."""
        return {Role(person["role"]) for person in self.case.people}


def watched(work: Work, terms: Iterable[Claimed]) -> Mapping[UUID, Watched]:
    """Hold the cases of terms, and read each term as it is now; by id of the term.

    A term that is closed is left out.
    """
    claimed = [*terms]
    held = hold_many(work, (term.lineage for term in claimed))
    found = {term.id: in_case(held[term.case_id][0], term) for term in claimed}
    return {id_: one for id_, one in found.items() if one is not None}


def in_case(case: Held, claimed: Claimed) -> Watched | None:
    """Read a term in a case that is held; nothing when it is closed."""
    clocks = (c for c in case.clocks if c["rule"] == claimed.rule)
    clock = next(clocks, None)
    if clock is None or clock["then"] != claimed.then:
        return None
    return Watched(case, PROCESSES[case.process], read_clock(clock))


def noted(
    work: Work,
    found: Watched,
    after: OpenTerm,
    action: str,
    notices: Collection[Notice] = (),
    **told: Any,  # noqa: ANN401  JSON for the journal
) -> Deed:
    """Return what the watch did about a term, with the letters to whom it concerns."""
    case, process = found.case, found.process
    return Deed(
        action=action,
        to=process.state(case.state),
        by=SYSTEEM,
        day=work.today,
        dossier=process.dossier.stored(case.dossier),
        terms=TermChanges(watched=(after,)),
        notices=notices,
        more={"watch": {"rule": after.rule, **told}},
    )


def has_come(day: date | None, work: Work) -> bool:
    """Tell whether a day is there and is not after today."""
    return day is not None and day <= work.today
