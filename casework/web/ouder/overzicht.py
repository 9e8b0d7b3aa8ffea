"""What is asked of this parent, and where each case stands, in their words."""

from dataclasses import dataclass
from datetime import date

from casework.services.clocks import read_clock
from casework.services.hold import Held, situation_of
from casework.services.options import options_of
from casework.web.ouder.vragen import Antwoord, antwoord, woorden
from casework.web.visit import Visit
from statemachines.engine import Option
from statemachines.processes import PROCESSES
from statemachines.situation import Reason


@dataclass(frozen=True)
class Keuze:
    """One thing that this parent can do now."""

    action: str
    woorden: Antwoord


@dataclass(frozen=True)
class Dicht:
    """One thing that is for this parent, and cannot be done now, with the reasons."""

    woorden: Antwoord
    redenen: tuple[Reason, ...]


@dataclass(frozen=True)
class Zaak:
    """A case as this parent reads it. ``uiterlijk``: the last day to answer."""

    case: Held
    titel: str
    stand: str
    waarom: tuple[str, ...]
    keuzes: tuple[Keuze, ...]
    dicht: tuple[Dicht, ...]
    uiterlijk: date | None
    te_laat: str
    niets_doen: str
    gevraagd: bool

    @property
    def path(self) -> str:
        """Return the address of this case."""
        return f"/mijn/zaken/{self.case.kenmerk}"


def zaak_van(visit: Visit, case: Held) -> Zaak:
    """Return a case in the words of parents."""
    process = PROCESSES[case.process]
    words, state = woorden(process), process.state(case.state)
    mine = options_for(visit, case)
    open_ = tuple(
        Keuze(o.step.action, antwoord(process, o.step)) for o in mine if o.allowed
    )
    asked = bool(open_) and case.state in words.gevraagd
    order = [*words.antwoorden]
    return Zaak(
        case,
        words.titel,
        words.standen.get(case.state, state.meaning),
        _waarom(case),
        tuple(sorted(open_, key=lambda keuze: _place(order, keuze.action))),
        tuple(
            Dicht(antwoord(process, o.step), o.reasons) for o in mine if not o.allowed
        ),
        _last_day(case, words.termijn),
        words.te_laat.get(case.state, ""),
        words.niets_doen if asked or words.te_laat.get(case.state) else "",
        asked,
    )


def options_for(visit: Visit, case: Held) -> list[Option]:
    """Return the steps that are for this very person, possible now or not."""
    situation = situation_of(visit.work, case, visit.by)
    if case.party is not None and not situation.acts_as(case.party):
        return []
    found = options_of(visit.work, case, visit.by)
    return [option for option in found if visit.by.role in option.step.by]


def _waarom(case: Held) -> tuple[str, ...]:
    words = woorden(PROCESSES[case.process])
    other = (why for fact, why in words.waarom_als.items() if case.dossier.get(fact))
    return next(other, words.waarom)


def _place(order: list[str], action: str) -> int:
    return order.index(action) if action in order else len(order)


def _last_day(case: Held, rule: str | None) -> date | None:
    terms = (read_clock(clock) for clock in case.clocks)
    mine = (term.legal_end for term in terms if term.rule == rule)
    return next(mine, None)
