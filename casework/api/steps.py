"""Move a case: what can be done, do it, and open a new one."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from casework.api import problem
from casework.api.caller import Reader, Writer
from casework.api.faults import refused_with, wrong
from casework.api.places import IfMatch, Kenmerk, Key, MaybeKey, etag, seen
from casework.api.problem import Problem, Reden, documented
from casework.api.strict import StrictRoute
from casework.services.advance import advance
from casework.services.api_opening import Opening, open_once
from casework.services.open_case import UnknownProcess
from casework.services.options import options_of
from casework.services.person_input import PersonInput
from casework.services.record import Outcome
from statemachines.engine import Option
from statemachines.processes import PROCESSES

router = APIRouter(route_class=StrictRoute, tags=["stappen"])
MOST_PEOPLE = 50
MOST_FACTS = 200
_STRANGE = "Een van deze feiten kent dit proces niet."
_TO_OPEN: list[JsonValue] = [c for c, p in PROCESSES.items() if p.opened_by]
Action = Annotated[str, Path(max_length=64, description="De stap, zoals `indienen`.")]
Facts = Annotated[
    dict[str, Any],
    Field(max_length=MOST_FACTS, description="Naam en waarde van elk feit."),
]


class StepAsked(BaseModel):
    """De feiten die bij een stap horen."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    feiten: Facts = {}


class CaseAsked(BaseModel):
    """Een nieuwe zaak: welk proces, wie meedoen, en de eerste feiten."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    process: Annotated[str, Field(max_length=64, json_schema_extra={"enum": _TO_OPEN})]
    mensen: Annotated[list[PersonInput], Field(max_length=MOST_PEOPLE)]
    feiten: Facts = {}


@dataclass(frozen=True)
class StepTaken:
    """Waar de zaak nu staat. `repeated`: deze stap was al gezet."""

    kenmerk: str
    action: str
    state: str
    version: int
    repeated: bool

    @classmethod
    def of(cls, outcome: Outcome) -> "StepTaken":
        """Return the outcome of a step as the API tells it."""
        return cls(
            outcome.kenmerk,
            outcome.action,
            outcome.state,
            outcome.version,
            outcome.repeated,
        )


@dataclass(frozen=True)
class StepShown:
    """Een stap: wat hij vraagt, en of hij kan. Zo niet: alle redenen."""

    action: str
    label: str
    allowed: bool
    asks: list[str]
    may_ask: list[str]
    redenen: list[Reden]


@dataclass(frozen=True)
class Steps:
    """Alle stappen vanuit de toestand van nu."""

    version: int
    stappen: list[StepShown]


@router.get(
    "/zaken/{kenmerk}/stappen",
    summary="Wat er nu kan",
    responses=documented(problem.NIET_GEVONDEN),
)
def steps(call: Reader, kenmerk: Kenmerk, response: Response) -> Steps:
    """Geef elke stap: wat nu kan, en waarom de rest niet kan."""
    case = call.held(kenmerk)
    response.headers.update(etag(case.version))
    found = options_of(call.work, case, call.by)
    return Steps(case.version, [_shown(option) for option in found])


@router.post(
    "/zaken/{kenmerk}/stappen/{action}",
    summary="Een stap zetten",
    responses=documented(
        problem.NIET_GEVONDEN,
        problem.GEWEIGERD,
        problem.VERANDERD,
        problem.SLEUTEL,
        problem.ZONDER_VERSIE,
    ),
)
def take_step(  # noqa: PLR0913, PLR0917  each of these is a question of its own
    call: Writer,
    kenmerk: Kenmerk,
    action: Action,
    asked: StepAsked,
    response: Response,
    if_match: IfMatch = None,
    key: MaybeKey = None,
) -> StepTaken:
    """Zet een stap, met dezelfde regels als op het scherm.

    `If-Match` zegt welke versie u zag: is de zaak sindsdien veranderd, dan gebeurt er
    niets (412). Een weigering (409) noemt alle redenen tegelijk.
    """
    case = call.held(kenmerk)
    process = PROCESSES[case.process]
    if action not in process.actions:
        raise Problem(problem.NIET_GEVONDEN, detail=problem.NOT_FOUND)
    if if_match is None:
        raise Problem(problem.ZONDER_VERSIE)
    if not asked.feiten.keys() <= process.dossier.model_fields.keys():
        raise refused_with(problem.GEWEIGERD, _STRANGE)
    outcome = advance(
        call.work,
        case.id,
        action,
        by=call.by,
        facts=asked.feiten,
        seen=seen(if_match),
        key=key,
    )
    response.headers.update(etag(outcome.version))
    return StepTaken.of(outcome)


@router.post(
    "/zaken",
    summary="Een zaak openen",
    status_code=201,
    responses=documented(problem.GEWEIGERD, problem.SLEUTEL),
)
def open_(call: Writer, asked: CaseAsked, response: Response, key: Key) -> StepTaken:
    """Open een zaak. Dezelfde sleutel opent haar een keer, en geeft hetzelfde antwoord.

    Wie de zaak opent, doet zelf mee: het account van dit programma staat bij de mensen.
    """
    process = PROCESSES.get(asked.process)
    if process and not asked.feiten.keys() <= process.dossier.model_fields.keys():
        raise refused_with(problem.GEWEIGERD, _STRANGE)
    people = [person.person() for person in asked.mensen]
    opening = Opening(asked.process, people, asked.feiten, key, call.token)
    try:
        outcome = open_once(call.work, call.client, opening)
    except UnknownProcess:
        raise wrong(["body", "process"], "unknown_process") from None
    response.headers.update(etag(outcome.version))
    response.headers["Location"] = f"/api/v1/zaken/{outcome.kenmerk}"
    return StepTaken.of(outcome)


def _shown(option: Option) -> StepShown:
    step = option.step
    return StepShown(
        step.action,
        step.label,
        option.allowed,
        [*step.asks],
        [*step.may_ask],
        [Reden.of(reason) for reason in option.reasons],
    )
