"""Show what a step will do before it is taken. Nothing is written, nothing is sent.

The same judgement as `advance`; only money that is short shows when the step is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.access import Actor
from casework.models import Channel
from casework.services.hold import Held, hold
from casework.services.judge import Act, judge
from casework.services.rows import channel_for, recipients
from casework.work import Work
from statemachines.engine import Decision
from statemachines.grammar import State
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.situation import OpenTerm


@dataclass(frozen=True)
class TermAhead:
    """A term after the step, with its last day. ``still``: it stands still."""

    name: str
    law: str
    last: date
    fresh: bool
    still: bool = False


@dataclass(frozen=True)
class LetterAhead:
    """A letter that will be made: for which part in the case, and by which way.

    ``key`` is nothing when there is nobody to send it to.
    """

    template: str
    key: str | None
    channel: Channel


@dataclass(frozen=True)
class Ahead:
    """What will be so when the step is taken."""

    case: Held
    state: State
    moves: bool
    terms: tuple[TermAhead, ...]
    closed: tuple[str, ...]
    letters: tuple[LetterAhead, ...]
    opens: tuple[tuple[str, str | None], ...]
    ends: tuple[str, ...]
    money: bool


def foresee(
    work: Work, case_id: UUID, action: str, by: Actor, facts: Mapping[str, object]
) -> Ahead:
    """Return what a step would do. Raises `Refused`, and `CaseNotFound`."""
    case, above = hold(work, case_id, by)
    decision, _ = judge(work, case, above, Act(action, by, facts))
    step = decision.step
    started = {term.rule for term, _ in decision.terms.started}
    return Ahead(
        case=case,
        state=step.target,
        moves=step.target.name != case.state,
        terms=tuple(_terms(decision)),
        closed=tuple(RULES[r].name for r in decision.terms.closed if r not in started),
        letters=tuple(_letters(case, decision)),
        opens=tuple(
            (o.opens.process.title, o.party.key if o.party else None)
            for o in decision.openings
        ),
        ends=tuple(PROCESSES[end.process].title for end in step.ends),
        money=bool(decision.orders),
    )


def _terms(decision: Decision) -> Iterator[TermAhead]:
    changes = decision.terms
    for pairs, fresh in ((changes.started, True), (changes.changed, False)):
        for term, _ in pairs:
            yield _ahead(term, fresh=fresh)


def _ahead(term: OpenTerm, *, fresh: bool) -> TermAhead:
    rule = RULES[term.rule]
    still = term.suspended_on is not None
    return TermAhead(rule.name, rule.law, term.legal_end, fresh, still)


def _letters(case: Held, decision: Decision) -> Iterator[LetterAhead]:
    seen: dict[tuple[str, str], LetterAhead] = {}
    for notice in decision.notices:
        found = recipients(case.people, notice, case.party)
        for person in found:
            way = channel_for(person, notice)
            letter = LetterAhead(notice.template, person["key"], way)
            seen[notice.template, person["key"]] = letter
        if not found:
            nobody = LetterAhead(notice.template, None, Channel.POST)
            seen.setdefault((notice.template, ""), nobody)
    told = {template for template, key in seen if key}
    for (template, key), letter in seen.items():
        if key or template not in told:
            yield letter
