"""The stage: people act through the one door, nights pass, and all of it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from casework.access import Actor
from casework.demo.news import label_of, letters_gone, new_terms, what_happened
from casework.demo.script import Act, Chapter, Script, Wait
from casework.demo.time import VirtualClock
from casework.services.advance import advance
from casework.services.deliver import Carry, deliver
from casework.services.lapse import due, lapse
from casework.services.open_case import open_case
from casework.services.people import Person
from casework.work import Desk, Row, Work
from statemachines.dutch import in_words
from statemachines.engine import Refused
from statemachines.grammar import Reason


@dataclass
class Stage:
    """One story on one private database. ``lines`` is what is told, in order."""

    desk: Desk
    clock: VirtualClock
    carry: Carry
    tenant: str
    lines: list[str] = field(default_factory=list)
    refused: list[tuple[str, tuple[Reason, ...]]] = field(default_factory=list)
    _told: dict[UUID, str] = field(default_factory=dict)
    _heard: set[tuple[UUID, int]] = field(default_factory=set)
    _gone: set[UUID] = field(default_factory=set)

    def open(self, process: str, people: list[Person], by: Actor) -> None:
        """Open the case that the story is about."""
        with self._work() as work:
            open_case(work, process, people, by=by)
        self._settle()

    def play(self, script: Script) -> None:
        """Play a part of the story."""
        for part in script:
            match part:
                case Chapter(title):
                    self.lines += ["", title, "=" * len(title)]
                case Wait(day):
                    self.wait_until(day)
                case Act(day):
                    self.wait_until(day)
                    self._try_too_early(part) if part.too_early else self._take(part)

    def wait_until(self, day: date) -> None:
        """Let the days pass; each morning terms lapse and letters leave."""
        while self.clock.day < day:
            self.clock.next_day()
            self._lapse()
            self._settle()

    def rows(self, query: str) -> list[Row]:
        """Read what the story has made."""
        with self._work() as work:
            return work.rows(query, {"tenant": self.tenant})

    def _take(self, act: Act) -> None:
        with self._work() as work:
            case_id = self._case(work, act.case)
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

    def _case(self, work: Work, name: str) -> UUID:
        """Return the open case of a process, for this person if one is named."""
        process, _, party = name.partition("/")
        [(case_id,)] = work.rows(
            """select id from cases where tenant_id = %s and process = %s
            and party is not distinct from %s and closed_at is null""",
            [work.tenant.code, process, party or None],
        )
        return UUID(str(case_id))

    @contextmanager
    def _work(self) -> Iterator[Work]:
        with self.desk.work(self.tenant) as work:
            yield work

    def _settle(self) -> None:
        """Let the post leave, and tell all that happened."""
        deliver(self.desk, self.tenant, self.carry)
        with self._work() as work:
            news = [
                *what_happened(work, self._heard),
                *letters_gone(work, self._gone),
                *new_terms(work, self._told),
            ]
        day = in_words(self.clock.day)
        self.lines += [f"{day}: {line}" if line[0] != " " else line for line in news]

    def _lapse(self) -> None:
        with self._work() as work:
            terms = due(work)
        for term in terms:
            with self._work() as work:
                lapse(work, term)


def _in_full(reason: Reason) -> str:
    lifted = f" Op te lossen door {reason.lifted_by}." if reason.lifted_by else ""
    when = reason.possible_from
    possible = f" Kan vanaf {in_words(when)}." if when else ""
    return (
        f"{reason.sentence} ({reason.law or 'regel van de engine'}){lifted}{possible}"
    )
