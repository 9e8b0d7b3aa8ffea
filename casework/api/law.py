"""The law itself: the processes as data, and one date computed and explained."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BeforeValidator, Field

from casework.api import problem
from casework.api.caller import AnyCall
from casework.api.faults import refused_with, wrong
from casework.api.places import Code
from casework.api.problem import Problem, documented
from casework.api.strict import StrictRoute
from casework.services.case_view import StepOfTerm
from statemachines.describe import describe
from statemachines.length import dagen
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.terms import ImpossibleTerm, Span, compute

router = APIRouter(route_class=StrictRoute, tags=["de wet"])
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
)
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def day_or_moment(text: object) -> date | datetime:
    """Return a day, or a moment when there is a time in it; raises `ValueError`."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise ValueError("geen dag")
    written = text.upper()
    if "T" in written:
        return datetime.fromisoformat(written)
    return date.fromisoformat(written)


MOST_DAYS = 3_660
MOST_SPANS = 50
_NO_DAYS = "Een opschorting heeft twee dagen die bestaan, de eerste het eerst."
Rule = Annotated[
    str,
    Query(
        description="De regel, zoals `C4`.",
        json_schema_extra={"enum": sorted(RULES)},
    ),
]
Start = Annotated[
    date | datetime,
    BeforeValidator(day_or_moment),
    Query(description="De dag van het begin; telt de regel uren, dan het tijdstip."),
]
Stood = Annotated[str, Field(pattern=rf"^{_DAY}:{_DAY}$")]
Suspended = Annotated[
    list[Stood],
    Query(
        max_length=MOST_SPANS,
        description="VAN:TOT, de dag van de vraag en van de aanvulling.",
    ),
]
Longer = Annotated[
    int | None, Query(ge=1, le=MOST_DAYS, description="Aantal dagen verlenging.")
]


@dataclass(frozen=True)
class Processes:
    """Alle processen."""

    processen: list[dict[str, Any]]


@dataclass(frozen=True)
class Computed:
    """Een termijn, berekend en uitgelegd."""

    rule: str
    op: date
    raw_end: date
    legal_end: date
    wet: str
    stappen: list[StepOfTerm]
    zin: str


@router.get("/processen", summary="Alle processen")
def processes(_call: AnyCall) -> Processes:
    """Geef elk proces als gegevens: toestanden, stappen, rollen en termijnen."""
    return Processes([describe(PROCESSES[code]) for code in sorted(PROCESSES)])


@router.get(
    "/processen/{code}",
    summary="Een proces",
    responses=documented(problem.NIET_GEVONDEN),
)
def process(_call: AnyCall, code: Code) -> dict[str, Any]:
    """Geef een proces als gegevens."""
    if code not in PROCESSES:
        raise Problem(problem.NIET_GEVONDEN, detail=problem.NOT_FOUND)
    return describe(PROCESSES[code])


@router.get(
    "/termijnvraag",
    summary="Een termijn berekenen",
    responses=documented(problem.GEWEIGERD),
)
def term(
    _call: AnyCall,
    rule: Rule,
    op: Start,
    opschorting: Suspended = [],  # noqa: B006  FastAPI copies a default
    verdaging: Longer = None,
) -> Computed:
    """Bereken de laatste dag van een termijn, en leg elke dag ervan uit.

    Wat de wet niet toelaat, is een weigering (409) met de reden.
    """
    if rule not in RULES:
        raise wrong(["query", "rule"], "unknown_rule")
    spans = [_span(text) for text in opschorting]
    try:
        longer = dagen(verdaging) if verdaging else None
        found = compute(rule, op, spans=spans, extension=longer)
    except ImpossibleTerm as error:
        raise refused_with(problem.GEWEIGERD, str(error)) from None
    steps = [StepOfTerm(s.tekst, s.wet, s.datum) for s in found.stappen]
    return Computed(
        found.rule,
        found.op,
        found.raw_end,
        found.legal_end,
        found.wet,
        steps,
        found.zin,
    )


def _span(text: str) -> Span:
    first, _, last = text.partition(":")
    try:
        return Span(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        raise refused_with(problem.GEWEIGERD, _NO_DAYS) from None
