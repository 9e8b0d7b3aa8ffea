"""Count one term: base, suspensions, extension, and only then the roll (K13).

The rule: numbers only. Why each of them is so is said in `explain`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from statemachines.calendar import DAY, school_year
from statemachines.counting.arithmetic import (
    add,
    add_hours,
    as_moment,
    prolong,
    subtract,
)
from statemachines.counting.atw import Rolled, roll_forward, rolling
from statemachines.counting.question import (
    Question,
    check_extension,
    check_told,
    maximum,
)
from statemachines.counting.suspension import Halt, Ledger, Span, run
from statemachines.length import Length, Unit
from statemachines.rules import Roll, Shape

_SCHOOL_AGE = 5
NEVER = date.max


@dataclass(frozen=True)
class Counted:
    """Every number that an explanation can need.

    ``paused`` is the end with the first ``halts_before`` halts, before an extension.
    """

    base: date
    raw: date
    rolled: Rolled
    roll: Roll
    halts: tuple[Halt, ...] = ()
    halts_before: int = 0
    paused: date | None = None
    extended: date | None = None
    moment: datetime | None = None

    @property
    def days_still(self) -> int:
        """Return how many days the term stood still."""
        return sum(halt.days for halt in self.halts)


def count(question: Question) -> Counted:
    """Count the term that is asked about."""
    shape, op = question.rule.shape, question.op
    if shape is Shape.VOORUIT:
        return _forward(question)
    if shape is Shape.TERUG:
        return _fixed(subtract(op, question.length))
    if shape is Shape.JAARDAG:
        return _fixed(_year_day(op, question.rule.year_day or (12, 31)))
    if shape is Shape.TLV_EINDE:
        return _fixed(_end_of_full_school_year(op))
    return _school_opens(question, _month_after_birthday(op))


def _forward(question: Question) -> Counted:
    if question.unit is Unit.UREN:
        moment = add_hours(as_moment(question.start), question.length.amount)
        end = moment.date()
        return Counted(end, end, Rolled(end), Roll.GEEN, moment=moment)
    base = add(question.op, question.length, question.school)
    if question.unit is Unit.LESWEKEN:
        return _school_opens(question, base)
    return _running(question, base)


def _running(question: Question, base: date) -> Counted:
    """Count a term that can stand still and can be extended."""
    roll = _roll(question, base, extended=False)
    last_day = partial(_last_day, roll, question.op)
    ledger = Ledger(base, covered=question.op)
    early, later = _split(question, ledger, last_day)
    ledger = run(ledger, early, last_day)
    paused = ledger.end
    extended = _extended(question, base, ledger, last_day(paused))
    if extended is not None:
        net = extended - timedelta(days=ledger.days)
        roll = _roll(question, net, extended=True)
        ledger = ledger.moved(extended)
    ledger = run(ledger, later, partial(_last_day, roll, question.op))
    rolled = roll_forward(roll, question.op, ledger.end)
    return Counted(
        base,
        ledger.end,
        rolled,
        roll,
        ledger.halts,
        halts_before=len(early),
        paused=paused,
        extended=extended,
    )


def _roll(question: Question, net: date, *, extended: bool) -> Roll:
    unit = question.length.unit
    return rolling(question.rule, unit, question.op, net, extended=extended)


def _last_day(roll: Roll, op: date, end: date) -> date:
    return roll_forward(roll, op, end).end


def _split(
    question: Question, ledger: Ledger, last_day: Callable[[date], date]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Split the spans into those before the extension was told, and those after.

    When it is not known when that was: a span that begins after the term would have
    been over can only have come after the extension.
    """
    spans, extension = question.spans, question.extension
    if extension is None:
        return spans, ()
    for n, span in enumerate(spans):
        if span.start > last_day(ledger.end) or span.start >= (extension.told or NEVER):
            return spans[:n], spans[n:]
        ledger = run(ledger, (span,), last_day)
    return spans, ()


def _extended(
    question: Question, base: date, ledger: Ledger, last_day: date
) -> date | None:
    """Return the last day after the extension; a named day includes what stood still.

    A named day never shortens: when the term, with all its suspensions, ends later
    than the day that was named before them, the term ends later.
    """
    rule, extension = question.rule, question.extension
    if extension is None:
        return None
    if extension.told:
        check_told(rule, extension.told, last_day)
    pauses = timedelta(days=ledger.days)
    most, now, new = maximum(rule), ledger.end, extension.to
    if isinstance(new, Length):
        new = _prolonged(question, new) + pauses
    else:
        now = _known_end(base, ledger, extension.told)
    limit = _prolonged(question, most) + pauses if most else None
    check_extension(rule, new, now=now, most=limit)
    return max(new, ledger.end)


def _known_end(base: date, ledger: Ledger, told: date | None) -> date:
    """Return the last day as it was known when another was named, which must be later.

    What stood still at that moment had not added its days yet: nobody knew how many.
    """
    over = (halt.days for halt in ledger.halts if told and halt.span.end <= told)
    return base + timedelta(days=sum(over))


def _prolonged(question: Question, more: Length) -> date:
    return prolong(question.op, question.length, more, question.school)


def _fixed(day: date) -> Counted:
    return Counted(day, day, Rolled(day), Roll.GEEN)


def _school_opens(question: Question, day: date) -> Counted:
    opens = question.school.next_school_day(day)
    closed = tuple(day + n * DAY for n in range((opens - day).days))
    return Counted(day, day, Rolled(opens, closed), Roll.WERKDAG)


def _year_day(op: date, month_and_day: tuple[int, int]) -> date:
    this_year = date(op.year, *month_and_day)
    return this_year if op <= this_year else date(op.year + 1, *month_and_day)


def _end_of_full_school_year(op: date) -> date:
    first, last = school_year(op)
    return last if op == first else date(last.year + 1, last.month, last.day)


def _month_after_birthday(birth: date) -> date:
    years, month = divmod(birth.month, 12)
    return date(birth.year + _SCHOOL_AGE + years, month + 1, 1)
