"""Compute one term, with the explanation of its every day.

The rule: `raw_end` is for planning by the organisation itself, `legal_end` is for
judging somebody else's act (K12). Nothing here reads a clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from statemachines.calendar import NO_HOLIDAYS, SchoolCalendar
from statemachines.counting.count import Counted, count
from statemachines.counting.explain import explain
from statemachines.counting.explained import Explained
from statemachines.counting.question import Extension, Question
from statemachines.counting.remarks import remarks
from statemachines.counting.sentence import sentence
from statemachines.counting.suspension import Span
from statemachines.length import ImpossibleTerm, Length
from statemachines.rules import RULES, Rule

__all__ = ["Explained", "Extension", "ImpossibleTerm", "Period", "Span", "compute"]

_SHOWN = 40


@dataclass(frozen=True)
class Period:
    """A computed term. A term in hours also has its exact moment, in Dutch time."""

    rule: str
    op: date
    raw_end: date
    legal_end: date
    wet: str
    stappen: tuple[Explained, ...]
    zin: str
    raw_moment: datetime | None = None
    legal_moment: datetime | None = None


def compute(
    rule: str | Rule,
    op: date | datetime,
    *,
    spans: Sequence[Span] = (),
    extension: Extension | Length | date | None = None,
    length: Length | None = None,
    school: SchoolCalendar = NO_HOLIDAYS,
) -> Period:
    """Return the first and last day of a term, and why.

    ``op`` is the day (in hours: the moment) of the event, in Dutch time. ``length``
    is a local length. An ``extension`` as a date is the new last day that was named.
    Raises `ImpossibleTerm`, with one Dutch line, for what the law does not allow.
    """
    found = rule if isinstance(rule, Rule) else _find(rule)
    told = extension if isinstance(extension, Extension) else None
    if extension is not None and not isinstance(extension, Extension):
        told = Extension(extension)
    try:
        question = Question(found, op, tuple(spans), told, length, school)
        return _period(question, count(question))
    except ImpossibleTerm:
        raise
    except (OverflowError, ValueError) as error:
        raise ImpossibleTerm("De termijn valt buiten de kalender.") from error


def _find(rule: str) -> Rule:
    if rule not in RULES:
        raise ImpossibleTerm(f"Onbekende regel: {rule[:_SHOWN]!a}.")
    return RULES[rule]


def _period(question: Question, counted: Counted) -> Period:
    raw, legal = counted.raw, counted.rolled.end
    steps = (*explain(question, counted), *remarks(question.rule, raw, legal))
    return Period(
        rule=question.rule.id,
        op=question.op,
        raw_end=raw,
        legal_end=legal,
        wet=question.rule.law,
        stappen=steps,
        zin=sentence(question, counted),
        raw_moment=counted.moment,
        legal_moment=counted.moment,
    )
