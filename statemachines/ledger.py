"""What a step does to the terms of a case: start, stop, suspend, resume, extend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as clock_time
from functools import lru_cache
from typing import Any

from statemachines.arming import armed, rearmed, unwatched, warns_of
from statemachines.calendar import NO_HOLIDAYS, SchoolCalendar
from statemachines.counting.arithmetic import AMSTERDAM
from statemachines.escalatie import VOLGEN, vastgelopen, weer_verder
from statemachines.grammar import Process, Step, Term
from statemachines.graph import survives
from statemachines.length import Length
from statemachines.rules import RULES, Local
from statemachines.situation import OpenTerm, Situation
from statemachines.terms import Extension as Told
from statemachines.terms import Period, Span, compute


@dataclass(frozen=True)
class TermChanges:
    """The terms to add, to write again, and to close. Each with its explanation.

    Of the terms that are ``watched`` the dates stay, and only changes when somebody is
    warned.
    """

    started: tuple[tuple[OpenTerm, Period], ...] = ()
    changed: tuple[tuple[OpenTerm, Period], ...] = ()
    closed: tuple[str, ...] = ()
    watched: tuple[OpenTerm, ...] = ()


def plan_terms(
    process: Process[Any], step: Step[Any], situation: Situation[Any], day: date
) -> TermChanges:
    """Return what ``step``, legally taken on ``day``, does to the open terms."""
    closed = tuple(
        rule
        for rule, term in situation.terms.items()
        if not survives(process, rule, term.then, step)
    )
    kept = [term for rule, term in situation.terms.items() if rule not in closed]
    moves = step.target.name != situation.state
    freed = [weer_verder(term) if moves else term for term in kept]
    after = [_touched(process, term, step, situation, day) for term in freed]
    school = school_calendar(situation.policy)
    pairs = [*zip(kept, after, strict=True)]
    return TermChanges(
        tuple(_start(process, term, step, situation, day) for term in step.starts),
        tuple((now, recompute(now, school)) for was, now in pairs if _moved(was, now)),
        closed,
        tuple(now for was, now in pairs if was != now and not _moved(was, now)),
    )


def _start(
    process: Process[Any],
    term: Term,
    step: Step[Any],
    situation: Situation[Any],
    day: date,
) -> tuple[OpenTerm, Period]:
    """Start a term; one that guards a case starts itself again (ADR 0012).

    It counts from the day that it was over, as always. When that round would be over
    too, because the system stood still, it counts from today: so one reminder goes
    out, and its reader has the time that the term stands for. No term of law does so.
    """
    before = situation.terms.get(term.rule)
    if before is None or before.then != step.action or not _is_ours(term.rule):
        return begin(term, situation, day)
    again = replace(term, from_=None)
    running, period = begin(again, situation, day)
    if period.legal_end < situation.today:
        running, period = begin(again, situation, situation.today)
    if term.rule in VOLGEN:
        return running, period
    on_ladder = replace(
        running,
        stuck_since=before.stuck_since,
        escalate_on=before.escalate_on,
        escalated=before.escalated,
    )
    today, policy = situation.today, situation.policy
    return vastgelopen(on_ladder, today, process.code, policy), period


def _is_ours(rule: str) -> bool:
    return RULES[rule].local is Local.VRIJ


def begin(term: Term, situation: Situation[Any], day: date) -> tuple[OpenTerm, Period]:
    """Start a term on the day of its event, with its first warning set."""
    op = _event(term, situation, day)
    length = local_length(term, situation.policy)
    party = situation.party if term.party else None
    return _begun(term, op, length, party, school_calendar(situation.policy))


@lru_cache(maxsize=4096)
def _begun(
    term: Term,
    op: date | datetime,
    length: Length | None,
    party: str | None,
    school: SchoolCalendar,
) -> tuple[OpenTerm, Period]:
    """Compute a term that starts; of many cases the same one starts on a day."""
    period = compute(term.rule, op, length=length, school=school)
    return armed(term.warns, _opened(term, period, length, party), school), period


def _event(term: Term, situation: Situation[Any], day: date) -> date | datetime:
    """Return the day that a term starts on; of a term in hours also the time."""
    dossier = situation.dossier
    on: date | None = getattr(dossier, term.from_) if term.from_ else None
    time: clock_time | None = getattr(dossier, term.at) if term.at else None
    if on is None or time is None:
        return on or day
    return datetime.combine(on, time, AMSTERDAM)


def recompute(term: OpenTerm, school: SchoolCalendar = NO_HOLIDAYS) -> Period:
    """Compute a term again from its event, its suspensions and its extension."""
    return compute(
        term.rule,
        term.op,
        spans=term.spans,
        extension=_extension(term),
        length=term.length,
        school=school,
    )


def school_calendar(policy: Mapping[str, Any]) -> SchoolCalendar:
    """Return the holidays of the schools, as far as the tenant knows them."""
    calendar = policy.get("schoolkalender")
    return calendar if isinstance(calendar, SchoolCalendar) else NO_HOLIDAYS


def _extension(term: OpenTerm) -> Told | None:
    return Told(term.extension, term.extended_on) if term.extension else None


def _opened(
    term: Term, period: Period, length: Length | None, party: str | None
) -> OpenTerm:
    return OpenTerm(
        rule=term.rule,
        op=period.op,
        then=term.then,
        raw_end=period.raw_end,
        legal_end=period.legal_end,
        length=length,
        party=party,
    )


def local_length(term: Term, policy: Mapping[str, Any]) -> Length | None:
    """Return the length that the tenant gives a term, if it does."""
    amount = policy.get(term.policy) if term.policy else None
    statutory = RULES[term.rule].length
    if amount is None or statutory is None:
        return None
    return Length(amount, statutory.unit)


def _moved(before: OpenTerm, after: OpenTerm) -> bool:
    """Tell whether the ledger of a term changed, and not just who hears of it."""
    return before is not after and unwatched(before) != unwatched(after)


def _touched(
    process: Process[Any],
    term: OpenTerm,
    step: Step[Any],
    situation: Situation[Any],
    day: date,
) -> OpenTerm:
    """Return a term as the step leaves it: its ledger, its dates, its next warning."""
    extended = {extension.rule for extension in step.extends}
    if term.rule not in {*step.suspends, *step.resumes, *extended}:
        return term
    term = _written_in(term, step, situation, day)
    school = school_calendar(situation.policy)
    fresh = recompute(term, school)
    term = replace(term, raw_end=fresh.raw_end, legal_end=fresh.legal_end)
    warns = warns_of(process, term.rule, term.then)
    if term.rule in extended:
        return rearmed(warns, term, school, situation.today)
    return armed(warns, term, school)


def _written_in(
    term: OpenTerm, step: Step[Any], situation: Situation[Any], day: date
) -> OpenTerm:
    if term.rule in step.suspends and term.suspended_on is None:
        term = replace(term, suspended_on=day)
    if term.rule in step.resumes and term.suspended_on is not None:
        span = Span(term.suspended_on, max(day, term.suspended_on))
        term = replace(term, suspended_on=None, spans=(*term.spans, span))
    for extension in step.extends:
        if extension.rule == term.rule:
            until = getattr(situation.dossier, extension.until)
            term = replace(term, extension=until, extended_on=day)
    return term
