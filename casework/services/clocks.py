"""An open term as JSON in the row of its case, and back."""

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from casework.services.journal import canonical
from statemachines.length import Length, Unit
from statemachines.situation import OpenTerm
from statemachines.terms import Period, Span


def write_watch(term: OpenTerm) -> dict[str, Any]:
    """Return who was warned about a term, and when somebody will be, as JSON."""
    return {
        "warn_on": _iso(term.warn_on),
        "warned": term.warned,
        "stuck_since": _iso(term.stuck_since),
        "escalate_on": _iso(term.escalate_on),
        "escalated": term.escalated,
    }


def rewrite_watch(clock: dict[str, Any], term: OpenTerm) -> dict[str, Any]:
    """Return a written term with only that part changed."""
    fresh = {**clock, **write_watch(term)}
    return {name: value for name, value in fresh.items() if value}


def write_clock(term: OpenTerm, period: Period) -> dict[str, Any]:
    """Return a term as JSON; what is empty is left out.

    ``why`` commits to the explanation, so that nobody can change that afterwards.
    """
    clock = {
        "rule": term.rule,
        "op": term.op.isoformat(),
        "then": term.then,
        "raw_end": term.raw_end.isoformat(),
        "legal_end": term.legal_end.isoformat(),
        "spans": [[s.start.isoformat(), s.end.isoformat()] for s in term.spans],
        "suspended_on": _iso(term.suspended_on),
        "extension": _iso(term.extension),
        "extended_on": _iso(term.extended_on),
        "length": [term.length.amount, term.length.unit] if term.length else None,
        "party": term.party,
        **write_watch(term),
        "why": _why(period),
    }
    return {name: value for name, value in clock.items() if value}


def read_clock(clock: dict[str, Any]) -> OpenTerm:
    """Return the term that `write_clock` wrote."""
    known: dict[str, Any] = {
        name: _READ[name](value) if name in _READ else value
        for name, value in clock.items()
        if name != "why"
    }
    return OpenTerm(**known)


def explanation_of(period: Period) -> dict[str, Any]:
    """Return how the dates of a term came about, as JSON."""
    return {
        "wet": period.wet,
        "zin": period.zin,
        "stappen": [
            {"tekst": s.tekst, "wet": s.wet, "datum": _iso(s.datum)}
            for s in period.stappen
        ],
    }


@lru_cache(maxsize=4096)
def explained(period: Period) -> str:
    """Return that as text: of many cases the same term starts on a day."""
    return json.dumps(explanation_of(period))


@lru_cache(maxsize=4096)
def _why(period: Period) -> str:
    return digest(explanation_of(period))


def digest(explanation: dict[str, Any]) -> str:
    """Return the commitment to an explanation."""
    return sha256(canonical(explanation)).hexdigest()[:32]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _spans(days: list[list[str]]) -> tuple[Span, ...]:
    return tuple(Span(*map(date.fromisoformat, pair)) for pair in days)


def _length(length: tuple[int, str]) -> Length:
    amount, unit = length
    return Length(amount, Unit(unit))


_READ: dict[str, Callable[[Any], object]] = {
    **dict.fromkeys(("op", "raw_end", "legal_end"), date.fromisoformat),
    **dict.fromkeys(("suspended_on", "extension", "extended_on"), date.fromisoformat),
    **dict.fromkeys(("warn_on", "stuck_since", "escalate_on"), date.fromisoformat),
    "spans": _spans,
    "length": _length,
}
"""How a value of a clock is read that is no text and no number."""
