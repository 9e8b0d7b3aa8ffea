"""Write down a deed of the watch: somebody hears of a term, and the case stays.

The log proves that nobody was left unwarned: each deed names the rule, the rung, and
the role that was told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.access import SYSTEEM
from casework.services.claim_terms import Claimed
from casework.services.clocks import read_clock
from casework.services.hold import Held, hold
from casework.services.record import Deed, record
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
class Watched:
    """An open term in a case that is held."""

    case: Held
    process: Process[Any]
    term: OpenTerm

    @property
    def present(self) -> Collection[Role]:
        """Name the roles that somebody has in this case."""
        return {Role(person["role"]) for person in self.case.people}


def watched(work: Work, claimed: Claimed) -> Watched | None:
    """Hold the case of a term, and read it as it is now; nothing when it is closed."""
    case, _ = hold(work, claimed.case_id, SYSTEEM)
    clocks = (c for c in case.clocks if c["rule"] == claimed.rule)
    clock = next(clocks, None)
    if clock is None or clock["then"] != claimed.then:
        return None
    return Watched(case, PROCESSES[case.process], read_clock(clock))


def note(
    work: Work,
    found: Watched,
    after: OpenTerm,
    action: str,
    notices: Collection[Notice] = (),
    **told: Any,  # noqa: ANN401  JSON for the journal
) -> None:
    """Journal what the watch did about a term, with the letters to whom it concerns."""
    case, process = found.case, found.process
    deed = Deed(
        action=action,
        to=process.state(case.state),
        by=SYSTEEM,
        day=work.today,
        dossier=process.dossier.model_validate(case.dossier),
        terms=TermChanges(watched=(after,)),
        notices=notices,
        more={"watch": {"rule": after.rule, **told}},
    )
    record(work, case, deed)


def has_come(day: date | None, work: Work) -> bool:
    """Tell whether a day is there and is not after today."""
    return day is not None and day <= work.today
