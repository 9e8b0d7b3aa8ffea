"""The ledger of suspensions: which days of a term stood still (K13).

The rule: a day counts once, however often it was suspended; and only a day of a
term that was running can be suspended.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from statemachines.calendar import DAY
from statemachines.dutch import in_words
from statemachines.length import ImpossibleTerm


@dataclass(frozen=True)
class Span:
    """The day of the invitation and the day of completion; neither is suspended."""

    start: date
    end: date


@dataclass(frozen=True)
class Halt:
    """What one span did: the new days that stood still, from ``first`` to ``last``."""

    span: Span
    first: date
    last: date
    late: bool = False

    @property
    def days(self) -> int:
        """Return how many days this span adds to the term."""
        return max((self.last - self.first).days + 1, 0)


@dataclass(frozen=True)
class Ledger:
    """The spans that were weighed so far, and the end that they gave."""

    end: date
    covered: date
    halts: tuple[Halt, ...] = ()

    @property
    def days(self) -> int:
        """Return the union of all days that stood still."""
        return sum(halt.days for halt in self.halts)

    def add(self, span: Span, *, late: bool) -> "Ledger":
        """Weigh one more span; spans come in the order of their start."""
        first, last = max(span.start, self.covered) + DAY, span.end - DAY
        halt = Halt(span, first, min(last, self.covered) if late else last, late=late)
        return Ledger(
            self.end + timedelta(days=halt.days),
            self.covered if late else max(self.covered, last),
            (*self.halts, halt),
        )

    def moved(self, end: date) -> "Ledger":
        """Return the same ledger with another end, because of an extension."""
        return replace(self, end=end)


def in_order(spans: Sequence[Span]) -> list[Span]:
    """Return the spans by start, each once; refuse one that ends before it starts."""
    for span in spans:
        if span.end < span.start:
            raise ImpossibleTerm(
                f"De opschorting eindigt op {in_words(span.end)},"
                f" voor haar begin op {in_words(span.start)}."
            )
    return sorted(set(spans), key=lambda span: (span.start, span.end))


def run(
    ledger: Ledger,
    spans: Sequence[Span],
    last_day: Callable[[date], date],
) -> Ledger:
    """Weigh the spans; one that begins after the last day has no effect."""
    for span in spans:
        ledger = ledger.add(span, late=span.start > last_day(ledger.end))
    return ledger
