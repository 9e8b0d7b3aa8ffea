"""Who will look at which case on which day: to look is not yet to do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

Who = tuple[str, str]
"""An account and a role."""


@dataclass(frozen=True)
class Visit:
    """Somebody looks at a case. ``turn`` counts the looks in which nothing was done."""

    who: Who
    case_id: UUID
    turn: int = 0


@dataclass
class Diary:
    """All visits to come; of one person to one case the first counts."""

    days: dict[date, list[Visit]] = field(default_factory=lambda: defaultdict(list))
    first: dict[tuple[Who, UUID], date] = field(default_factory=dict)

    def plan(self, day: date, visit: Visit) -> None:
        """Write a visit down, unless the same is planned for sooner."""
        key = (visit.who, visit.case_id)
        if key in self.first and self.first[key] <= day:
            return
        self.first[key] = day
        self.days[day].append(visit)

    def of(self, day: date) -> Iterable[Visit]:
        """Yield the visits of a day, and forget them, also those moved to sooner."""
        for visit in self.days.pop(day, []):
            key = (visit.who, visit.case_id)
            if self.first.get(key) == day:
                del self.first[key]
                yield visit
