"""On which days something must happen about a term: only those are looked at."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from casework.simulate.inspect.rungs import rungs
from casework.simulate.inspect.told import Clock, Entry
from casework.simulate.recount.feast import DAY, Holidays

Place = tuple[UUID, str]
"""A case and a rule."""


@dataclass
class Diary:
    """The days to come. A day that passed is torn out."""

    due: dict[date, set[Place]] = field(default_factory=lambda: defaultdict(set))

    def write(self, entry: Entry, school: Holidays) -> None:
        """Note the days of the terms that an entry started, moved or watched."""
        for clock in (*entry.started, *entry.moved):
            self._note(entry, clock, school)
        for watched in entry.body.get("watched", ()):
            now = entry.case.open.get(watched["rule"])  # closed again since?
            if now and now.escalate_on:
                self.again((entry.case.id, now.rule), now.escalate_on)

    def again(self, place: Place, day: date) -> None:
        """Look at a term on a day."""
        self.due[day].add(place)

    def today(self, day: date) -> set[Place]:
        """Return the terms of a day."""
        return self.due.get(day, set())

    def forget(self, day: date) -> None:
        """Tear out a day."""
        self.due.pop(day, None)

    def _note(self, entry: Entry, clock: Clock, school: Holidays) -> None:
        for day in _days(entry, clock, school):
            self.again((entry.case.id, clock.rule), max(day, entry.on + DAY))


def _days(entry: Entry, clock: Clock, school: Holidays) -> Iterator[date]:
    if clock.runs:
        yield clock.legal_end + DAY
        yield from (on for _, on in rungs(entry.case.process, clock, school))
    if clock.escalate_on:
        yield clock.escalate_on
