"""What an invariant sees on one evening, and where it keeps what it must remember."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from casework.simulate.inspect.diary import Diary
from casework.simulate.inspect.finding import Finding
from casework.simulate.inspect.told import CaseTold, Clock, Entry
from casework.simulate.recount.feast import Holidays
from casework.simulate.world import World
from casework.work import Work

T = TypeVar("T")


class Notebook:
    """What the invariants remember from day to day: one page for each kind."""

    def __init__(self) -> None:
        """Start empty."""
        self._pages: dict[type[Any], Any] = {}

    def page(self, kind: type[T]) -> T:
        """Return the page of this kind, a fresh one the first time."""
        if kind not in self._pages:
            self._pages[kind] = kind()
        found: T = self._pages[kind]
        return found


@dataclass(frozen=True)
class Letter:
    """A row of the outbox that came to an end today."""

    id: UUID
    case_id: UUID
    seq: int
    notice: str
    party: str
    channel: str
    status: str


@dataclass(frozen=True)
class Ended:
    """A term that was closed today, and by which entry."""

    clock: Clock
    entry: Entry


@dataclass(frozen=True)
class Sight:
    """The evening of one day. ``entries`` and ``settled`` are of this day alone."""

    date: date
    world: World
    work: Work
    entries: tuple[Entry, ...]
    settled: tuple[Letter, ...]
    rows: Mapping[UUID, tuple[int, bytes]]
    """Version and head of each case that changed today, as its row says."""
    cases: Mapping[UUID, CaseTold]
    diary: Diary
    notebook: Notebook
    last: bool = False
    ended: tuple[Ended, ...] = ()

    @cached_property
    def school(self) -> Holidays:
        """The holidays of the region."""
        return Holidays(tuple((v.van, v.tot) for v in self.world.tenant.vakanties))

    @property
    def flows_ran(self) -> bool:
        """Whether the machine worked today: on a day that it stands still, it waits."""
        return bool(self.world.ran) and self.world.ran[-1].day == self.date

    def of_term(self, case_id: UUID, rule: str, action: str) -> list[Entry]:
        """Return what the watch did today about a term."""
        return [
            entry
            for entry in self.entries
            if entry.case.id == case_id
            and entry.action == action
            and entry.watch.get("rule") == rule
        ]


Invariant = Callable[[Sight], Iterator[Finding]]
