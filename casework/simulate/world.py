"""The world of one year: an office of its own, its people, and what came of it all.

Everything that needs the database is only there while the year is played: look at it
in ``watch``. What is counted here in memory stays when the year is over.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from casework.simulate.mailbox import Mailbox
from casework.simulate.plan import Plan
from casework.simulate.time import YearClock
from casework.tenants import Tenant
from casework.work import Desk


@dataclass(frozen=True)
class Act:
    """One step that a person took: the story of the year, in order."""

    at: datetime
    account: str
    role: str
    habit: str
    case_id: UUID
    kenmerk: str
    process: str
    action: str


@dataclass(frozen=True)
class Fault:
    """Something that should never happen: an error that is no refusal.

    ``story`` is in Dutch: who did what, when; ``error`` the class of the error and,
    as everybody here is invented, its text.
    """

    at: datetime
    story: str
    error: str


@dataclass(frozen=True)
class Ran:
    """One service of a flow that ran: what it reported, counted by outcome."""

    day: date
    flow: str
    service: str
    lines: int
    killed: bool = False


@dataclass
class World:
    """One year that is being played."""

    plan: Plan
    desk: Desk
    clock: YearClock
    tenant: Tenant
    mailbox: Mailbox
    folder: Path
    """A folder of its own for the witness and what is erased; it goes with the year."""
    acts: list[Act] = field(default_factory=list)
    refused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """How often a step of a process was refused, by the sentence of the reason."""
    blocked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a step was shown as one that cannot be taken now."""
    faults: list[Fault] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What the lines of the services said, by service and outcome."""
    absences: Counter[str] = field(default_factory=Counter)
    """Lines of absence that schools handed in, by reason; and files, late or wrong."""
    habits: Counter[str] = field(default_factory=Counter)
    """How often each habit of people and schools showed."""

    @property
    def today(self) -> date:
        """The virtual day."""
        return self.clock.day


@dataclass(frozen=True)
class Day:
    """The evening of one day: everything of that day is done.

    ``last`` tells that the year ends here and the database goes.
    """

    date: date
    world: World
    last: bool = False
