"""The accountant on the side of the people: what was asked, and what was answered.

It knows nothing of the database. A deed that was confirmed has to be in the journal
once; one of which the answer was lost may be there once, and after a repeat must be.
"""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

LATE = 503


class Fate(StrEnum):
    DONE = "vastgelegd"
    REFUSED = "geweigerd"
    UNKNOWN = "onbekend"


@dataclass
class Deed:
    """One step that somebody meant to take. ``key``: of its form, if that has one."""

    kenmerk: str
    action: str
    by: str
    key: str | None
    fate: Fate = Fate.UNKNOWN
    places: set[str] = field(default_factory=set)
    """Where the answers sent the browser: one place, however often it was sent."""
    sent: int = 0


@dataclass(frozen=True)
class Lost:
    """A request without an answer, or told to come back. ``at`` is monotonic."""

    kind: str
    why: str
    at: float


class Accountant:
    def __init__(self):
        self.deeds: list[Deed] = []
        self.times: dict[str, list[float]] = defaultdict(list)
        self.statuses: dict[str, Counter[int]] = defaultdict(Counter)
        self.lost: list[Lost] = []
        self.complaints: list[str] = []

    def intends(self, kenmerk, action, by, key=None):
        """Note a deed before it is sent."""
        self.deeds.append(deed := Deed(kenmerk, action, by, key))
        return deed

    def answered(self, kind, status, seconds):
        """Note an answer; a fault of ours is a complaint at once."""
        self.statuses[kind][status] += 1
        if status == LATE:
            self.lost.append(Lost(kind, "503", time.monotonic()))
            return
        self.times[kind].append(seconds)
        if status >= 500:
            self.complaints.append(f"{kind}: antwoord {status}")

    def unanswered(self, kind, why):
        """Note a request of which the connection was lost."""
        self.lost.append(Lost(kind, why, time.monotonic()))

    def complain(self, line):
        """Note what may never be."""
        self.complaints.append(line)

    @property
    def requests(self):
        """Return how many requests were answered."""
        return sum(sum(each.values()) for each in self.statuses.values())

    def fates(self):
        """Count the deeds by how they ended."""
        return Counter(deed.fate for deed in self.deeds)


def at(ordered, share):
    """Return the value below which this share of an ordered list lies."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
