"""Set the next warning of a term, when it starts, moves, stands still or has warned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from statemachines.calendar import SchoolCalendar
from statemachines.rungs import Rung, rungs
from statemachines.situation import OpenTerm
from statemachines.words import Term, Warn

if TYPE_CHECKING:
    from statemachines.grammar import Process


def armed(warns: tuple[Warn, ...], term: OpenTerm, school: SchoolCalendar) -> OpenTerm:
    """Set the day of the next warning: none while the term stands still."""
    ahead = (r.on for r in rungs(warns, term, school) if r.number > term.warned)
    on = next(ahead, None) if term.suspended_on is None else None
    return term if on == term.warn_on else replace(term, warn_on=on)


def rearmed(
    warns: tuple[Warn, ...], term: OpenTerm, school: SchoolCalendar, today: date
) -> OpenTerm:
    """Arm a term that got a new last day: what falls after today counts anew."""
    passed = (r.number for r in rungs(warns, term, school) if r.on <= today)
    return armed(warns, replace(term, warned=max(passed, default=0)), school)


def missed(
    warns: tuple[Warn, ...], term: OpenTerm, school: SchoolCalendar, today: date
) -> tuple[Rung, ...]:
    """Return the warnings that were to be given by today and were not, in order."""
    return tuple(
        rung
        for rung in rungs(warns, term, school)
        if rung.number > term.warned and rung.on <= today
    )


def unwatched(term: OpenTerm) -> OpenTerm:
    """Return a term without what is known about who was warned."""
    return replace(
        term,
        warn_on=None,
        warned=0,
        stuck_since=None,
        escalate_on=None,
        escalated=0,
    )


@cache
def warns_of(process: "Process[Any]", rule: str, then: str) -> tuple[Warn, ...]:
    """Return the warnings that a process gives the term of a rule."""
    found = (t for t in _terms(process) if (t.rule, t.then) == (rule, then))
    return next((term.warns for term in found), ())


def _terms(process: "Process[Any]") -> Iterator[Term]:
    yield from process.starts
    for step in process.steps:
        yield from step.starts
