"""The clock of a year: it moves when the year says so."""

from datetime import UTC, date, datetime, time, timedelta

from casework.clock import AMSTERDAM

_TICK = timedelta(milliseconds=1)


class YearClock:
    """A clock for one year. No two moments that it gives are the same."""

    def __init__(self, day: date) -> None:
        """Begin at midnight of this day."""
        self.day = day
        self._moment = self._at(time())

    def __call__(self) -> datetime:
        """Return the present moment, a millisecond after the one before."""
        self._moment += _TICK
        return self._moment

    def turn_to(self, hour: int, minute: int = 0) -> None:
        """Go on to an hour of today; a clock never goes back."""
        self._moment = max(self._moment, self._at(time(hour, minute)))

    def next_day(self) -> None:
        """Let midnight pass."""
        self.day += timedelta(days=1)
        self._moment = max(self._moment, self._at(time()))

    def _at(self, hour: time) -> datetime:
        return datetime.combine(self.day, hour, AMSTERDAM).astimezone(UTC)
