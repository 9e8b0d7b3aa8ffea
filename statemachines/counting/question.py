"""What is asked about a term, checked against its rule before anything is counted.

The rule: what the law does not allow is refused here, in one Dutch line.
"""

from dataclasses import dataclass
from datetime import date, datetime

from statemachines.calendar import SchoolCalendar
from statemachines.counting.arithmetic import add, as_day
from statemachines.counting.suspension import Span, in_order
from statemachines.dutch import in_words
from statemachines.length import ImpossibleTerm, Length, Unit
from statemachines.rules import REDELIJK, Local, Rule


@dataclass(frozen=True)
class Extension:
    """A verdaging: by how much or until which day, and the day it was told."""

    to: Length | date
    told: date | None = None


@dataclass(frozen=True)
class Question:
    """One question about one term; making it refuses what the law does not allow."""

    rule: Rule
    start: date | datetime
    spans: tuple[Span, ...]
    extension: Extension | None
    local: Length | None
    school: SchoolCalendar

    def __post_init__(self) -> None:
        """Refuse a suspension, extension or local length that the rule forbids."""
        object.__setattr__(self, "spans", tuple(in_order(self.spans)))
        if self.spans and self.rule.suspendable is None:
            raise ImpossibleTerm(f"{_named(self.rule)} kent geen opschorting.")
        if self.extension and self.rule.extension is None:
            raise ImpossibleTerm(f"{_named(self.rule)} kent geen verlenging.")
        self._check_local()

    @property
    def op(self) -> date:
        """Return the calendar day of the event."""
        return as_day(self.start)

    @property
    def length(self) -> Length:
        """Return the length that counts: the local one, or that of the rule."""
        length = self.local or self.rule.length
        if length is None:
            raise ImpossibleTerm(f"{_named(self.rule)} is een vaste dag.")
        return length

    @property
    def unit(self) -> Unit | None:
        """Return the unit of the length; a fixed day has none."""
        length = self.local or self.rule.length
        return length.unit if length else None

    def _check_local(self) -> None:
        rule, local = self.rule, self.local
        if local is None or local == rule.length:
            return
        if rule.local is Local.VAST or rule.length is None:
            raise ImpossibleTerm(f"{_named(rule)} kent geen eigen lengte.")
        if not local.amount:
            raise ImpossibleTerm(f"{_named(rule)} kan niet {local} duren.")
        if rule.local is Local.KORTER and self._is_longer(local, rule.length):
            raise ImpossibleTerm(
                f"{_named(rule)} duurt hoogstens {rule.length}, niet {local}."
            )

    def _is_longer(self, local: Length, law: Length) -> bool:
        if local.unit is law.unit:
            return local.amount > law.amount
        if Unit.UREN in {local.unit, law.unit}:
            return True
        ends = (add(self.op, length, self.school) for length in (local, law))
        return next(ends) > next(ends)


def check_extension(rule: Rule, new: date, *, now: date, most: date | None) -> None:
    """Refuse an extension that does not lengthen, or that goes beyond its maximum."""
    if new <= now:
        raise ImpossibleTerm(
            f"{_named(rule)}: {in_words(new)} ligt niet na {in_words(now)}."
        )
    if most is not None and new > most:
        raise ImpossibleTerm(
            f"{_named(rule)} mag hoogstens {rule.extension} langer"
            f" ({rule.extension_law}): tot en met {in_words(most)}."
        )


def check_told(rule: Rule, told: date, last_day: date) -> None:
    """Refuse an extension that was told when the term was already over."""
    if told > last_day:
        raise ImpossibleTerm(
            f"{_named(rule)}: het bericht van {in_words(told)} kwam te laat;"
            f" de termijn liep tot en met {in_words(last_day)}."
        )


def maximum(rule: Rule) -> Length | None:
    """Return the most that may be added, or nothing when the law sets no maximum."""
    return None if rule.extension is REDELIJK else rule.extension


def _named(rule: Rule) -> str:
    return f"{rule.id} ({rule.name})"
