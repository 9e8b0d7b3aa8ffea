"""What the journal told of the cases, one evening after the other.

This is a reading of its own: it shares no code with `services.fold`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from casework.clock import amsterdam_day
from statemachines.processes import PROCESSES
from statemachines.roles import Role

STUCK = "vastlopen"
"""What the watch writes down when the step of a term cannot be taken."""


class Told(NamedTuple):
    """One deed in a case, as a story needs it."""

    on: date
    role: str
    action: str


@dataclass
class Clock:
    """An open term. ``touched`` is the day on which it began or moved the last time.

    ``warned`` is the number of the last warning that the journal tells of. ``heard_on``
    is the last day on which people heard that its step could not be taken: a person who
    goes on with the case takes it off the ladder, and does not make that unsaid.
    """

    rule: str
    then: str
    op: date
    raw_end: date
    legal_end: date
    touched: date
    spans: tuple[tuple[date, date], ...] = ()
    suspended_on: date | None = None
    named: date | None = None
    told: date | None = None
    length: tuple[int, str] | None = None
    warned: int = 0
    stuck_since: date | None = None
    escalate_on: date | None = None
    escalated: int = 0
    heard_on: date | None = None

    @property
    def runs(self) -> bool:
        """Whether it does not stand still."""
        return self.suspended_on is None


@dataclass
class CaseTold:
    """A case as its journal tells it."""

    id: UUID
    kenmerk: str
    process: str
    parent: UUID | None
    party: str | None
    opened: date
    state: str = ""
    version: int = 0
    head: bytes = bytes(32)
    people: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    open: dict[str, Clock] = field(default_factory=dict)
    deeds: list[Told] = field(default_factory=list)

    @property
    def final(self) -> bool:
        """Whether nothing can happen any more."""
        return PROCESSES[self.process].state(self.state).final

    @property
    def roles(self) -> set[Role]:
        """The roles that somebody has in it."""
        return {Role(person["role"]) for person in self.people}


@dataclass(frozen=True)
class Entry:
    """One entry of the journal, with the terms as they were before and after it."""

    case: CaseTold
    seq: int
    at: datetime
    on: date
    day: date
    role: str
    action: str
    body: dict[str, Any]
    before: str
    facts: Mapping[str, Any]
    """What the case knew after this entry; the next one may know more."""
    started: tuple[Clock, ...]
    moved: tuple[Clock, ...]
    closed: tuple[Clock, ...]

    @property
    def by_system(self) -> bool:
        """Whether the system took this step."""
        return self.role == Role.SYSTEEM

    @property
    def watch(self) -> dict[str, Any]:
        """What the watch did: about which term, and which rung; or nothing."""
        watch: dict[str, Any] = self.body.get("watch", {})
        return watch


def learn(
    cases: dict[UUID, CaseTold], case_id: UUID, at: datetime, body: dict[str, Any]
) -> Entry:
    """Take in one entry, and return it. Entries of one case come in their order."""
    on = amsterdam_day(at)
    case = cases.get(case_id) or _opened(case_id, on, body)
    cases[case_id] = case
    before = case.state
    case.state, case.version = body["to"], body["seq"]
    case.people = body.get("people", case.people)
    case.facts = {**case.facts, **body["facts"]}
    case.deeds.append(Told(on, body["role"], body["action"]))
    closed = tuple(case.open.pop(rule) for rule in body["closed"])
    moved = tuple(_clocks(case, body["moved"], on))
    started = tuple(_clocks(case, body["started"], on))
    for watched in body.get("watched", ()):
        _watch(case.open[watched["rule"]], watched)
    if body["action"] == STUCK:
        case.open[body["watch"]["rule"]].heard_on = on
    return Entry(
        case=case,
        seq=body["seq"],
        at=at,
        on=on,
        day=date.fromisoformat(body["day"]),
        role=body["role"],
        action=body["action"],
        body=body,
        before=before,
        facts=case.facts,
        started=started,
        moved=moved,
        closed=closed,
    )


def _opened(case_id: UUID, on: date, body: dict[str, Any]) -> CaseTold:
    above = body["lineage"][:-1]
    return CaseTold(
        id=case_id,
        kenmerk=body["kenmerk"],
        process=body["process"],
        parent=UUID(above[-1]) if above else None,
        party=body.get("party"),
        opened=on,
    )


def _clocks(
    case: CaseTold, written: Iterable[dict[str, Any]], on: date
) -> Iterator[Clock]:
    """Yield the terms that began or moved; what is known of warnings stays."""
    for one in written:
        clock = _clock(one, on)
        before = case.open.get(clock.rule)
        same = before is not None and clock.named == before.named
        warned = before.warned if before and same else one.get("warned")
        _watch(clock, {**one, "warned": warned})
        clock.heard_on = before.heard_on if before else None
        case.open[clock.rule] = clock
        yield clock


def _clock(one: dict[str, Any], on: date) -> Clock:
    spans = ((_day(a), _day(b)) for a, b in one.get("spans", ()))
    length = one.get("length")
    return Clock(
        rule=one["rule"],
        then=one["then"],
        op=_day(one["op"]),
        raw_end=_day(one["raw_end"]),
        legal_end=_day(one["legal_end"]),
        touched=on,
        spans=tuple(spans),
        suspended_on=_maybe(one.get("suspended_on")),
        named=_maybe(one.get("extension")),
        told=_maybe(one.get("extended_on")),
        length=(length[0], length[1]) if length else None,
    )


def _watch(clock: Clock, one: dict[str, Any]) -> None:
    clock.warned = one.get("warned") or 0
    clock.stuck_since = _maybe(one.get("stuck_since"))
    clock.escalate_on = _maybe(one.get("escalate_on"))
    clock.escalated = one.get("escalated") or 0


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
