"""The only module that reads the clock.

Everything else takes a moment or a `Clock`. A moment is aware and in UTC; the law
counts in days of the Netherlands, which `amsterdam_day` gives.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
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
