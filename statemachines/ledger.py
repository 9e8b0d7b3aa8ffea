"""What a step does to the terms of a case: start, stop, suspend, resume, extend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from statemachines.calendar import NO_HOLIDAYS, SchoolCalendar
from statemachines.grammar import Process, Step, Term
from statemachines.graph import survives
from statemachines.length import Length
from statemachines.rules import RULES
from statemachines.situation import OpenTerm, Situation
from statemachines.terms import Extension as Told
from statemachines.terms import Period, Span, compute


@dataclass(frozen=True)
class TermChanges:
    """The terms to add, to write again, and to close. Each with its explanation."""

    started: tuple[tuple[OpenTerm, Period], ...] = ()
    changed: tuple[tuple[OpenTerm, Period], ...] = ()
    closed: tuple[str, ...] = ()


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
    return TermChanges(
        tuple(begin(term, situation, day) for term in step.starts),
        tuple(
            (term, recompute(term, school_calendar(situation.policy)))
            for before in kept
            if (term := _touched(before, step, situation, day)) != before
        ),
        closed,
    )


def begin(term: Term, situation: Situation[Any], day: date) -> tuple[OpenTerm, Period]:
    """Start a term on the day of its event."""
    op = (getattr(situation.dossier, term.from_) if term.from_ else None) or day
    length = local_length(term, situation.policy)
    school = school_calendar(situation.policy)
    period = compute(term.rule, op, length=length, school=school)
    party = situation.party if term.party else None
    return _opened(term, period, length, party), period


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


def _touched(
    term: OpenTerm, step: Step[Any], situation: Situation[Any], day: date
) -> OpenTerm:
    extended = {extension.rule for extension in step.extends}
    if term.rule not in {*step.suspends, *step.resumes, *extended}:
        return term
    if term.rule in step.suspends and term.suspended_on is None:
        term = replace(term, suspended_on=day)
    if term.rule in step.resumes and term.suspended_on is not None:
        span = Span(term.suspended_on, max(day, term.suspended_on))
        term = replace(term, suspended_on=None, spans=(*term.spans, span))
    for extension in step.extends:
        if extension.rule == term.rule:
            until = getattr(situation.dossier, extension.until)
            term = replace(term, extension=until, extended_on=day)
    fresh = recompute(term, school_calendar(situation.policy))
    return replace(term, raw_end=fresh.raw_end, legal_end=fresh.legal_end)
