"""Read a question about a term from text or JSON, and write its answer as JSON.

The rule: whatever comes in, the outcome is an answer or one Dutch line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from statemachines.calendar import SchoolCalendar
from statemachines.length import ImpossibleTerm, Length, dagen
from statemachines.terms import Period, Span, compute

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,6}")
_SHOWN = 40


class BadQuestion(ValueError):
    """What was typed is not a question, or has no answer. One Dutch line."""


@dataclass(frozen=True)
class TermQuestion:
    """A question about one term, as the terminal or a file asks it."""

    rule: str
    op: date
    spans: tuple[Span, ...] = ()
    extension: Length | None = None


class _Line(BaseModel):
    """One line of a batch, before its dates are read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    rule: str
    op: str
    opschorting: list[tuple[str, str]] = []
    verdaging: int | None = None


def parse(
    rule: str, op: str, suspensions: Iterable[str], extension: str | None
) -> TermQuestion:
    """Read a question from the words of a command line."""
    if extension is not None and not _NUMBER.fullmatch(extension):
        raise BadQuestion(f"--verdaging {_shown(extension)} is geen aantal dagen.")
    days = None if extension is None else int(extension)
    pairs = [_pair(text) for text in suspensions]
    return _question(rule, op, pairs, days)


def answer(question: TermQuestion, school: SchoolCalendar) -> dict[str, Any]:
    """Compute the term and return it in the agreed shape."""
    try:
        period = compute(
            question.rule,
            question.op,
            spans=question.spans,
            extension=question.extension,
            school=school,
        )
    except ImpossibleTerm as error:
        raise BadQuestion(str(error)) from error
    return as_json(period)


def answer_line(line: bytes, school: SchoolCalendar) -> dict[str, Any]:
    """Answer one line of JSON; raises `BadQuestion` for whatever is not a question."""
    try:
        read = _Line.model_validate_json(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadQuestion("Deze regel is geen UTF-8.") from error
    except ValidationError as error:
        raise BadQuestion(_flaw(error)) from error
    pairs = read.opschorting
    return answer(_question(read.rule, read.op, pairs, read.verdaging), school)


def as_json(period: Period) -> dict[str, Any]:
    """Return the computed term as plain values, in the agreed shape."""
    return {
        "rule": period.rule,
        "op": period.op.isoformat(),
        "raw_end": period.raw_end.isoformat(),
        "legal_end": period.legal_end.isoformat(),
        "wet": period.wet,
        "stappen": [
            {
                "tekst": step.tekst,
                "wet": step.wet,
                "datum": step.datum.isoformat() if step.datum else None,
            }
            for step in period.stappen
        ],
        "zin": period.zin,
    }


def _question(
    rule: str, op: str, pairs: Iterable[tuple[str, str]], days: int | None
) -> TermQuestion:
    spans = tuple(Span(_date(start), _date(end)) for start, end in pairs)
    try:
        extension = None if days is None else dagen(days)
    except ImpossibleTerm as error:
        raise BadQuestion(str(error)) from error
    return TermQuestion(rule, _moment(op) if "T" in op else _date(op), spans, extension)


def _pair(text: str) -> tuple[str, str]:
    start, colon, end = text.partition(":")
    if not colon:
        raise BadQuestion(f"--opschorting {_shown(text)} is geen VAN:TOT.")
    return start, end


def _date(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadQuestion(f"{_shown(text)} is geen datum (JJJJ-MM-DD).")


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BadQuestion(f"{_shown(text)} is geen datum met tijd.") from None


def _flaw(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    if not first["loc"]:
        return "Deze regel is geen vraag in JSON."
    return f"Dit veld klopt niet: {_shown('.'.join(map(str, first['loc'])))}."


def _shown(text: str) -> str:
    return ascii(text[:_SHOWN])
