"""The stage: people act through the one door, nights pass, and all of it is told."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from uuid import UUID

from casework.access import Actor
from casework.demo.news import label_of, letters_gone, new_terms, what_happened
from casework.demo.script import (
    Absence,
    Act,
    Chapter,
    Deed,
    Enrol,
    Open,
    Script,
)
from casework.demo.time import VirtualClock
from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import import_absence
from casework.services.advance import advance
from casework.services.batch import Batch
from casework.services.deliver import Carry, deliver
from casework.services.escalate import escalate_due
from casework.services.lapse_due import lapse_due
from casework.services.open_case import open_case
from casework.services.people import Person
from casework.services.register import register
from casework.services.signal_absence import signal_absence
from casework.services.warn import warn_due
from casework.work import Desk, Row, Work
from statemachines.dutch import in_words
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES

Service = Callable[[Desk, str, str | None], Batch]
MORNING: tuple[Service, ...] = (lapse_due, warn_due, escalate_due)
"""What the flows do each morning; the demo calls the same services."""


@dataclass
class Stage:
    """One story on one private database. ``lines`` is what is told, in order."""

    desk: Desk
    clock: VirtualClock
    carry: Carry
    tenant: str
    lines: list[str] = field(default_factory=list)
    refused: list[tuple[str, tuple[Reason, ...]]] = field(default_factory=list)
    quiet: bool = False
    """Do it all, and tell nothing."""
    root: UUID | None = None
    """Look only at this case and the linked cases under it, when there are more."""
    _told: dict[UUID, str] = field(default_factory=dict)
    _heard: set[tuple[UUID, int]] = field(default_factory=set)
    _gone: set[UUID] = field(default_factory=set)

    def open(self, process: str, people: Sequence[Person], by: Actor) -> UUID:
        """Let somebody open a case; return its id."""
        with self._work() as work:
            opened = open_case(work, process, people, by=by)
        self._settle()
        return opened.case_id

    def play(self, script: Script) -> None:
        """Play a part of the story."""
        for part in script:
            if isinstance(part, Chapter):
                self.lines += ["", part.title, "=" * len(part.title)]
                continue
            self.wait_until(part.day)
            self._do(part)

    def _do(self, part: Deed) -> None:
        match part:
            case Act(too_early=True):
                self._try_too_early(part)
            case Act():
                self._take(part)
            case Open(_, process, people, by):
                self.open(process, people, by)
            case Enrol(_, entries):
                with self._work() as work:
                    register(work, entries)
            case Absence(_, lines):
                self._hand_in(lines)

    def wait_until(self, day: date) -> None:
        """Let the days pass; each morning the flows do their work."""
        while self.clock.day < day:
            self.clock.next_day()
            for service in MORNING:
                self._sweep(service)
            self._settle()

    def rows(self, query: str) -> list[Row]:
        """Read what the story has made."""
        with self._work() as work:
            return work.rows(query, {"tenant": self.tenant})

    def _hand_in(self, lines: tuple[str, ...]) -> None:
        """Import a file of absence, and let the signals do what they must."""
        file = "\n".join((";".join(COLUMNS), *lines)).encode()
        with self._work() as work:
            import_absence(work, BytesIO(file))
        self._sweep(signal_absence)
        self._settle()

    def _take(self, act: Act) -> None:
        with self._work() as work:
            case_id = self._case(work, act)
            advance(work, case_id, act.action, by=act.by, facts=act.facts)
        self._settle()

    def _try_too_early(self, act: Act) -> None:
        label = label_of(act.case.partition("/")[0], act.action)
        try:
            self._take(act)
        except Refused as refusal:
            self.refused.append((act.action, refusal.reasons))
            who, day = act.by.role.sentence, in_words(self.clock.day)
            self.lines.append(f"{day}: {who} probeert: {label}. Dat kan nu niet:")
            self.lines += [f"    - {_in_full(reason)}" for reason in refusal.reasons]
        else:
            raise AssertionError(f"{act.action} was not refused")

    def _case(self, work: Work, act: Act) -> UUID:
        """Return the oldest open case for this act, where it can be done if any."""
        process, _, party = act.case.partition("/")
        steps = (s for s in PROCESSES[process].steps if s.action == act.action)
        [(case_id,), *_] = work.rows(
            """select id from cases where tenant_id = %s and process = %s
            and (party = %s or %s = '') and closed_at is null
            and (%s::uuid is null or %s = any(lineage))
            order by state = any(%s) desc, opened_at, id""",
            [
                work.tenant.code,
                process,
                party,
                party,
                self.root,
                self.root,
                [state.name for step in steps for state in step.source],
            ],
        )
        return UUID(str(case_id))

    @contextmanager
    def _work(self) -> Iterator[Work]:
        with self.desk.work(self.tenant) as work:
            yield work

    def _settle(self) -> None:
        """Let the post leave, and tell all that happened."""
        deliver(self.desk, self.tenant, self.carry)
        if self.quiet:
            return
        with self._work() as work:
            news = [
                *what_happened(work, self._heard),
                *letters_gone(work, self._gone),
                *new_terms(work, self._told),
            ]
        day = in_words(self.clock.day)
        self.lines += [f"{day}: {line}" if line[0] != " " else line for line in news]

    def _sweep(self, service: Service) -> None:
        after: str | None = None
        while after := service(self.desk, self.tenant, after).after:
            continue


def _in_full(reason: Reason) -> str:
    lifted = f" Op te lossen door {reason.lifted_by}." if reason.lifted_by else ""
    when = reason.possible_from
    possible = f" Kan vanaf {in_words(when)}." if when else ""
    return (
        f"{reason.sentence} ({reason.law or 'regel van de engine'}){lifted}{possible}"
    )
