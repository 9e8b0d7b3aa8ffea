"""On which days a term warns, and whom (K12): the rungs before its last day.

The rule: the organisation warns itself on `raw_end`. A rung keeps its distance to the
last day, so suspension and a shorter or longer local length move it along. A verdaging
names a new last day: the rungs before that day count anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from statemachines.calendar import SchoolCalendar
from statemachines.counting.arithmetic import add
from statemachines.dutch import in_words
from statemachines.length import Length, Unit
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.situation import OpenTerm
from statemachines.words import Warn

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


def _days(warn: Warn, term: OpenTerm, school: SchoolCalendar) -> Iterator[date]:
    length = RULES[term.rule].length
    if length is None:
        yield term.op + timedelta(days=warn.day)
    elif length.unit is Unit.MAANDEN:
        whole = (add(term.op, length, school) - term.op).days
        yield term.raw_end - timedelta(days=whole - warn.day)
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
