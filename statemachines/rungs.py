"""On which days a term warns, and whom (K12): the rungs before its last day.

The rule: the organisation warns itself on `raw_end`. A rung keeps its distance to the
last day, so suspension and a shorter or longer local length move it along. A verdaging
names a new last day: the rungs before that day count anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from statemachines.calendar import SchoolCalendar
from statemachines.counting.arithmetic import add
from statemachines.dutch import in_words
from statemachines.length import Length, Unit
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.situation import OpenTerm
from statemachines.words import Term, Warn

if TYPE_CHECKING:
    from statemachines.grammar import Process

_CALENDAR = {Unit.DAGEN: 1, Unit.WEKEN: 7}


@dataclass(frozen=True)
class Rung:
    """One warning of a running term: its number, its day, to whom, and why then."""

    number: int
    on: date
    to: Role
    zin: str


def rungs(
    warns: tuple[Warn, ...], term: OpenTerm, school: SchoolCalendar
) -> tuple[Rung, ...]:
    """Return the warnings of a term as it is now, the first one first.

    A warning that would fall on the day of the event or before it, or after the last
    day, is left out: it would tell nobody anything.
    """
    return tuple(
        Rung(number, on, warn.to, _why(term, on))
        for number, warn in enumerate(warns, start=1)
        for on in _days(warn, term, school)
        if term.op < on <= term.raw_end
    )


def armed(warns: tuple[Warn, ...], term: OpenTerm, school: SchoolCalendar) -> OpenTerm:
    """Set the day of the next warning: none while the term stands still."""
    ahead = (r.on for r in rungs(warns, term, school) if r.number > term.warned)
    running = term.suspended_on is None
    return replace(term, warn_on=next(ahead, None) if running else None)


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


def _days(warn: Warn, term: OpenTerm, school: SchoolCalendar) -> Iterator[date]:
    length = RULES[term.rule].length
    if length is None:
        yield term.op + timedelta(days=warn.day)
    elif length.unit in _CALENDAR:
        whole = length.amount * _CALENDAR[length.unit]
        yield term.raw_end - timedelta(days=whole - warn.day)
    else:
        yield add(term.op, Length(warn.day, length.unit), school)


def _why(term: OpenTerm, on: date) -> str:
    left = (term.raw_end - on).days
    days = "1 dag" if left == 1 else f"{left} dagen"
    last = in_words(term.raw_end)
    if not left:
        return f"Vandaag is de laatste dag: {last}."
    return f"De laatste dag is {last}. Dat is {days} na {in_words(on)}."
