"""The only module that reads the clock.

Everything else takes a moment or a `Clock`. A moment is aware and in UTC; the law
counts in days of the Netherlands, which `amsterdam_day` gives.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""Needs `tzdata` (a dependency of the project) where the machine has no zone files."""


def utc_now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(UTC)


def amsterdam_day(moment: datetime) -> date:
    """Return the calendar day in the Netherlands at this moment (aware)."""
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone heeft geen kalenderdag.")
    return moment.astimezone(AMSTERDAM).date()


DATABASE_CLOCK = "clock_timestamp()"
"""Asks the database for its time: only to compare, never to work with."""
TOLERANCE = timedelta(minutes=1)
"""So far may the clock of a machine be from the clock of the database (ADR 0040)."""
_UNITS = ((timedelta(days=1), "dag", "dagen"), (timedelta(hours=1), "uur", "uur"))


class ClockDiffers(RuntimeError):
    """This machine and the database do not agree on the time. One Dutch line."""

    def __init__(self, ahead: timedelta) -> None:
        """Say how much; negative: this machine is behind."""
        way = "voor" if ahead > timedelta(0) else "achter"
        super().__init__(
            f"De klok van deze machine loopt {_in_words(abs(ahead))} {way} op die van "
            "de database: er is niets gedaan. Zet de klok van de machine gelijk (NTP)."
        )


def agree(before: datetime, told: datetime, after: datetime) -> None:
    """Raise `ClockDiffers` unless the database told a time between these two moments.

    ``before`` and ``after`` are of this machine, around the question: however long the
    answer took, a clock that is right is never found wrong.
    """
    if before - told > TOLERANCE:
        raise ClockDiffers(before - told)
    if told - after > TOLERANCE:
        raise ClockDiffers(after - told)


def _in_words(span: timedelta) -> str:
    for unit, one, more in _UNITS:
        if span >= unit:
            number = round(span / unit)
            return f"{number} {one if number == 1 else more}"
    number = round(span / timedelta(minutes=1))
    return "1 minuut" if number == 1 else f"{number} minuten"
