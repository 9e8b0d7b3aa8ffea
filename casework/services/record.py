"""Turn what was decided into what is written about a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.services.clocks import rewrite_watch, write_clock, write_watch
from casework.services.hold import Held
from casework.services.journal import canonical, chained, commit_to
from casework.services.rows import (
    letter_rows,
    moved_row,
    seal_facts,
    term_row,
    watched_row,
)
from casework.services.write import Entry, write
from casework.work import Work
from statemachines.engine import Decision
from statemachines.grammar import Dossier, Notice, State
from statemachines.ledger import TermChanges
from statemachines.secrecy import public_facts

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Outcome:
    """Where a case stands after a step. ``repeated``: it was taken before."""

    case_id: UUID
    kenmerk: str
    action: str
    state: str
    version: int
    repeated: bool = False


@dataclass(frozen=True)
class Deed:
    """What happened in a case: a step, or its opening.

    ``more`` is what the journal must know besides, such as who takes part. ``people``
    are all who take part from now on, when one took the place of another.
    """

    action: str
    to: State
    by: Actor
    day: date
    dossier: Dossier
    given: Iterable[str] = ()
    terms: TermChanges = field(default_factory=TermChanges)
    notices: Iterable[Notice] = ()
    key: str | None = None
    people: list[dict[str, Any]] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def deed_of(
    decision: Decision,
    by: Actor,
    day: date,
    key: str | None,
    more: Mapping[str, Any] = NOTHING,
) -> Deed:
    """Return the deed that a decided step is."""
    step = decision.step
    return Deed(
        action=step.action,
        to=step.target,
        by=by,
        day=day,
        dossier=decision.dossier,
        given=decision.given,
        terms=decision.terms,
        notices=decision.notices,
        key=key,
        more=more,
    )


def record(work: Work, case: Held, deed: Deed) -> Outcome:
    """Write a deed in a held case: all of it, or nothing when the row has moved."""
    write(work, entry_of(work, case, deed))
    return Outcome(case.id, case.kenmerk, deed.action, deed.to.name, case.version + 1)


def entry_of(work: Work, case: Held, deed: Deed) -> Entry:
    """Write a deed down, sealed and chained, and send nothing to the database yet."""
    place = (case.id, case.version + 1)
    secrets = seal_facts(work, place, deed.dossier, deed.given)
    letters = [*letter_rows(work, place, deed.notices, case.people, case.party)]
    known, clocks = public_facts(deed.dossier), _Clocks.of(deed.terms)
    told = {
        "facts": _changes(case.dossier, known, deed.given),
        "secrets": {row[1]: commit_to(row[-1]) for row in secrets},
        "letters": [row[4:6] for row in letters],
        "started": clocks.started,
        "moved": clocks.moved,
    }
    body = canonical(_body(work, case, deed, told))
    return Entry(
        case=case,
        state=deed.to.name,
        final=deed.to.final,
        dossier=known,
        clocks=_clocks(case.clocks, deed.terms, clocks),
        done=_done(case.done, deed),
        body=body,
        hash=chained(case.head, body),
        key=deed.key,
        people=deed.people,
        closed=[*deed.terms.closed],
        moved=[moved_row(work, case.id, *pair) for pair in deed.terms.changed],
        watched=[watched_row(work, case.id, term) for term in deed.terms.watched],
        started=[term_row(work, case.id, *pair) for pair in deed.terms.started],
        letters=letters,
        secrets=secrets,
    )


@dataclass(frozen=True)
class _Clocks:
    """The terms that a deed starts and moves, as JSON."""

    started: list[dict[str, Any]]
    moved: list[dict[str, Any]]

    @classmethod
    def of(cls, terms: TermChanges) -> "_Clocks":
        return cls(
            [write_clock(*pair) for pair in terms.started],
            [write_clock(*pair) for pair in terms.changed],
        )


def _body(work: Work, case: Held, deed: Deed, told: dict[str, Any]) -> dict[str, Any]:
    return {
        **told,
        "case": str(case.id),
        "seq": case.version + 1,
        "at": work.now.isoformat(),
        "actor": deed.by.id,
        "role": deed.by.role.value,
        "action": deed.action,
        "day": deed.day.isoformat(),
        "from": case.state,
        "to": deed.to.name,
        "closed": sorted(deed.terms.closed),
        **_watched(deed.terms),
        **({"key": deed.key} if deed.key else {}),
        **({"people": deed.people} if deed.people is not None else {}),
        **deed.more,
    }


def _changes(
    before: dict[str, Any], after: dict[str, Any], given: Iterable[str]
) -> dict[str, Any]:
    """Return the facts that were given or that changed; nothing for one that went."""
    changed = before != after
    names = {n for n in before | after if changed and before.get(n) != after.get(n)}
    return {name: after.get(name) for name in sorted({*given, *names})}


def _clocks(
    before: list[dict[str, Any]], changes: TermChanges, fresh: _Clocks
) -> list[dict[str, Any]]:
    gone = {*changes.closed, *(term.rule for term, _ in changes.changed)}
    watched = {term.rule: term for term in changes.watched}
    kept = [
        rewrite_watch(clock, watched[rule]) if rule in watched else clock
        for clock in before
        if (rule := clock["rule"]) not in gone
    ]
    return [*kept, *fresh.moved, *fresh.started]


def _watched(changes: TermChanges) -> dict[str, Any]:
    told = [{"rule": term.rule, **write_watch(term)} for term in changes.watched]
    return {"watched": told} if told else {}


def _done(before: dict[str, list[str]], deed: Deed) -> dict[str, list[str]]:
    return {**before, deed.action: [*before.get(deed.action, []), deed.by.id]}
