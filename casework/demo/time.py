"""A clock that only moves when the story says so."""

from datetime import UTC, date, datetime, time, timedelta

from casework.clock import AMSTERDAM

MORNING = time(9)


class VirtualClock:
    """A clock at nine in the morning of some day, for one story."""

    def __init__(self, day: date) -> None:
        """Start the story on this day."""
        self.day = day
        self._ticks = 0

    def __call__(self) -> datetime:
        """Return the present moment; no two moments are the same."""
        self._ticks += 1
        morning = datetime.combine(self.day, MORNING, AMSTERDAM)
        return morning.astimezone(UTC) + timedelta(milliseconds=self._ticks)

    def next_day(self) -> None:
        """Let the night pass."""
        self.day += timedelta(days=1)
        self._ticks = 0
