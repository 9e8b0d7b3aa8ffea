"""A case as the doors show it: one view for the command line, the API and the pages.

It names nobody, and of a secret fact it says only that it is there. A fact that the
role of the reader may not know of is left out (`statemachines.inzage`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.services.case_facts import readable_facts, reader_of
from casework.services.explain import ExplainedTerm, explain
from casework.services.hold import linked_of, view
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.situation import Linked


@dataclass(frozen=True)
class StepOfTerm:
    """One step of how a date was counted."""

    tekst: str
    wet: str
    datum: date | None


@dataclass(frozen=True)
class TermView:
    """A term with its two last days, and why they are those."""

    rule: str
    name: str
    op: date
    raw_end: date
    legal_end: date
    suspended: bool
    open: bool
    wet: str
    zin: str
    stappen: list[StepOfTerm]


@dataclass(frozen=True)
class PersonView:
    """Someone's part in a case, without a name."""

    key: str
    role: str


@dataclass(frozen=True)
class LinkedView:
    """A case that belongs to this one, and that the reader may see."""

    kenmerk: str
    process: str
    state: str


@dataclass(frozen=True)
class CaseView:
    """Where a case stands, what is known, and which terms it has."""

    kenmerk: str
    process: str
    title: str
    state: str
    meaning: str
    waits_for: str | None
    final: bool
    version: int
    dossier: dict[str, Any]
    people: list[PersonView]
    terms: list[TermView]
    linked: list[LinkedView]


def case_view(work: Work, case_id: UUID, by: Actor) -> CaseView:
    """Return a case as this actor may see it. Raises `CaseNotFound`."""
    case = view(work, case_id, by)
    process = PROCESSES[case.process]
    state = process.state(case.state)
    return CaseView(
        kenmerk=case.kenmerk,
        process=case.process,
        title=process.title,
        state=case.state,
        meaning=state.meaning,
        waits_for=state.waits_for,
        final=state.final,
        version=case.version,
        dossier=readable_facts(case, reader_of(case, by)),
        people=[PersonView(p["key"], p["role"]) for p in case.people],
        terms=term_views(work, case_id, by),
        linked=[_linked(one) for one in linked_of(work, case, by)],
    )


def term_views(work: Work, case_id: UUID, by: Actor) -> list[TermView]:
    """Return the terms of a case, the first that started first."""
    return [_term(term) for term in explain(work, case_id, by)]


def _term(term: ExplainedTerm) -> TermView:
    return TermView(
        rule=term.rule,
        name=RULES[term.rule].name,
        op=term.op,
        raw_end=term.raw_end,
        legal_end=term.legal_end,
        suspended=term.suspended_on is not None,
        open=term.closed_at is None,
        wet=term.wet,
        zin=term.zin,
        stappen=[_step(step) for step in term.stappen],
    )


def _step(step: dict[str, Any]) -> StepOfTerm:
    day = step["datum"]
    return StepOfTerm(
        step["tekst"], step["wet"], date.fromisoformat(day) if day else None
    )


def _linked(one: Linked) -> LinkedView:
    return LinkedView(one.kenmerk, one.process, one.state)
