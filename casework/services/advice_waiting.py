"""The TLV cases that wait for the advice of one expert (WPO 18a lid 11)."""

from dataclasses import dataclass
from datetime import date

from casework.access import Actor, CaseNotFound
from casework.services.clocks import read_clock
from casework.services.hold import Held, open_cases
from casework.services.options import options_of
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.tlv.rollen import DESKUNDIGEN

_ADVISE = "adviseren"
_TERM = "C5"


@dataclass(frozen=True)
class AdviceAsked:
    """A case in which this person must advise, or did. ``tot``: the last day."""

    kenmerk: str
    stand: str
    tot: date | None
    aan_zet: bool
    gegeven: bool


def advice_waiting(work: Work, by: Actor) -> list[AdviceAsked]:
    """Return the open TLV cases of an expert: those that wait first, by last day.

    Raises `CaseNotFound` for who is no expert.
    """
    if by.role not in DESKUNDIGEN:
        raise CaseNotFound
    mine = [case for case in open_cases(work, by) if _appointed(case, by)]
    asked = [_asked(work, case, by) for case in mine]
    return sorted(asked, key=lambda a: (not a.aan_zet, a.tot or date.max, a.kenmerk))


def _appointed(case: Held, by: Actor) -> bool:
    experts = {case.dossier.get("deskundige_1"), case.dossier.get("deskundige_2")}
    return case.process == "tlv" and bool(experts & {by.id, *by.voor})


def _asked(work: Work, case: Held, by: Actor) -> AdviceAsked:
    ends = [
        read_clock(clock).legal_end for clock in case.clocks if clock["rule"] == _TERM
    ]
    options = options_of(work, case, by)
    return AdviceAsked(
        case.kenmerk,
        PROCESSES["tlv"].state(case.state).meaning,
        min(ends, default=None),
        any(o.allowed and o.step.action == _ADVISE for o in options),
        by.id in case.done.get(_ADVISE, ()),
    )
