"""Fold the journal of a case back into the case: what its rows must say.

The journal is the truth and the rows are its result. This is the second way to come
to the same rows, and it shares no code with the first.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from statemachines.processes import PROCESSES
from statemachines.secrecy import DataClass, secret_fields


@dataclass
class Folded:
    """A case as its journal tells it."""

    state: str = ""
    version: int = 0
    kenmerk: str = ""
    process: str = ""
    party: str | None = None
    lineage: list[str] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    sealed: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    done: dict[str, list[str]] = field(default_factory=dict)
    open: dict[str, dict[str, Any]] = field(default_factory=dict)
    past: list[dict[str, Any]] = field(default_factory=list)
    secrets: dict[tuple[str, int], str] = field(default_factory=dict)
    letters: set[tuple[int, str, str]] = field(default_factory=set)
    booked: list[tuple[Any, ...]] = field(default_factory=list)
    evidence: dict[int, str] = field(default_factory=dict)


def fold(bodies: list[dict[str, Any]]) -> Folded:
    """Return the case that these entries, in order, have made."""
    case = Folded()
    for body in bodies:
        _apply(case, body)
    return case


def without(case: Folded, gone: Collection[DataClass]) -> Folded:
    """Return the case without what was lawfully erased: its rows must be gone too."""
    secret = secret_fields(PROCESSES[case.process].dossier)
    kept = {p: d for p, d in case.secrets.items() if secret.get(p[0]) not in gone}
    names = DataClass.IDENTITEIT in gone
    return replace(
        case,
        secrets=kept,
        sealed={} if names else case.sealed,
        evidence={} if names else case.evidence,
    )


def _apply(case: Folded, body: dict[str, Any]) -> None:
    seq = body["seq"]
    case.state, case.version = body["to"], seq
    for name in ("kenmerk", "process", "party", "lineage", "people", "sealed"):
        if name in body:
            setattr(case, name, body[name])
    for name, value in body["facts"].items():
        if value is None:
            case.facts.pop(name, None)
        else:
            case.facts[name] = value
    case.done.setdefault(body["action"], []).append(body["actor"])
    case.secrets.update({(n, seq): digest for n, digest in body["secrets"].items()})
    case.letters.update((seq, notice, party) for notice, party in body["letters"])
    if "bewijs" in body:
        case.evidence[seq] = body["bewijs"]
    _apply_money(case, body)
    _apply_terms(case, body)


def _apply_money(case: Folded, body: dict[str, Any]) -> None:
    for line, told in enumerate(body.get("booked", ()), start=1):
        *posting, proposed_by = told
        case.booked.append((body["seq"], line, *posting, body["actor"], proposed_by))


def _apply_terms(case: Folded, body: dict[str, Any]) -> None:
    for rule in body["closed"]:
        case.past.append(case.open.pop(rule))
    for clock in (*body["moved"], *body["started"]):
        case.open[clock["rule"]] = clock
    for watched in body.get("watched", ()):
        clock = {**case.open[watched["rule"]], **watched}
        case.open[watched["rule"]] = {n: v for n, v in clock.items() if v}
