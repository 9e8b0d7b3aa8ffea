"""Find terms that could end in nothing, and states that could wait for ever."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from statemachines.graph import configurations, system_can
from statemachines.length import Unit
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES

if TYPE_CHECKING:
    from statemachines.grammar import Process, State, Step, Term
    from statemachines.words import Warn

_OUTSIDE = {*FAMILY, Role.LEERLING, Role.SYSTEEM}
_YEAR = 366
_IN_DAYS = {Unit.UREN: 0, Unit.WEKEN: 7, Unit.MAANDEN: 28, Unit.JAREN: 365}
"""How many days a unit has at least."""


def term_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say what is wrong with the rules and the ends of terms."""
    for action, term in _all_terms(process):
        if term.rule not in RULES:
            yield f"{action} starts a term of the unknown rule {term.rule}"
        if term.then not in process.actions:
            yield f"{action} starts a term that ends in the unknown step {term.then}"
        for step in process.steps:
            if step.action == term.then and Role.SYSTEEM in step.by:
                yield from _lapse_flaws(step, term.rule)


def warn_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say which warnings would not come in order, in time, or to who can act."""
    told: dict[tuple[str, str], tuple[Warn, ...]] = {}
    for action, term in _all_terms(process):
        if told.setdefault((term.rule, term.then), term.warns) != term.warns:
            yield f"{action} warns of term {term.rule} on other days than another step"
        days = [warn.day for warn in term.warns]
        if days != sorted(set(days)):
            yield f"{action} warns of term {term.rule} out of order"
        if days and not 0 < days[-1] <= _days(term.rule):
            yield f"{action} warns of term {term.rule} when it is over"
        if {warn.to for warn in term.warns} & _OUTSIDE:
            yield f"{action} warns somebody of term {term.rule} who has no task in it"


def _days(rule: str) -> int:
    """Return how many days a term has, in the unit that its warnings count in."""
    length = RULES[rule].length if rule in RULES else None
    if length is None:
        return _YEAR
    return length.amount * _IN_DAYS.get(length.unit, 1)


def _all_terms(process: "Process[Any]") -> Iterator[tuple[str, "Term"]]:
    yield from (("opening", term) for term in process.starts)
    for step in process.steps:
        yield from ((step.action, term) for term in step.starts)


def _lapse_flaws(step: "Step[Any]", rule: str) -> Iterator[str]:
    """Say why the step that a term ends in would come too early, or might not come."""
    waits_for = {guard.term for guard in step.requires}
    if rule not in waits_for:
        yield f"{step.action} does not wait until term {rule} is over"
    if None in waits_for or step.asks:
        yield f"{step.action} may be refused when term {rule} is over"


def clock_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say where a case could wait without a clock, or a clock could end in nothing."""
    found = dict.fromkeys(
        flaw
        for state, clocks in configurations(process)
        if not state.final
        for flaw in _clock_flaws(process, state, clocks)
    )
    yield from sorted(found)


def _clock_flaws(
    process: "Process[Any]", state: "State", clocks: frozenset[Any]
) -> Iterator[str]:
    running = [clock for clock in clocks if clock.running]
    if not running and not state.no_clock_because:
        yield f"{state.name} can wait without a clock"
    for clock in running:
        if not system_can(process, state, clock.then):
            yield (
                f"term {clock.rule} can be open in {state.name}, "
                f"where {clock.then} is not possible"
            )


def ledger_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say which steps touch terms that are not there, or that the law leaves alone."""
    started = {term.rule for _, term in _all_terms(process)}
    for step in process.steps:
        touched = {*step.stops, *step.suspends, *step.resumes}
        touched |= {extension.rule for extension in step.extends}
        for rule in sorted(touched - started):
            yield f"{step.action} touches term {rule}, which nothing starts"
        for rule in step.suspends:
            if rule in RULES and not RULES[rule].suspendable:
                yield f"{step.action} suspends {rule}, which the law does not allow"
