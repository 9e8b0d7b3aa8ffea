"""The webhooks of a program: begin, look how they go, try again, stop."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from casework.api import problem
from casework.api.caller import HookKeeper
from casework.api.problem import Problem, Reden, documented
from casework.api.strict import StrictRoute
from casework.services.webhook_address import BadAddress
from casework.services.webhook_subscriptions import (
    Hook,
    UnknownHook,
    end_hook,
    hooks_of,
    subscribe,
    tell_again,
)

router = APIRouter(route_class=StrictRoute, tags=["webhooks"])
_FOR_ONE = documented(problem.NIET_GEVONDEN)
Id = Annotated[UUID, Path(description="Het id van de webhook.")]


class HookAsked(BaseModel):
    """Waar de berichten heen moeten."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    url: Annotated[str, Field(min_length=1, max_length=500)]


@dataclass(frozen=True)
class NewHook:
    """De nieuwe webhook. Het geheim is later niet meer op te vragen."""

    webhook: Hook
    geheim: str


@dataclass(frozen=True)
class Hooks:
    """De webhooks van dit programma."""

    webhooks: list[Hook]


@router.get("/webhooks", summary="De webhooks van dit programma")
def hooks(call: HookKeeper) -> Hooks:
    """Geef elke webhook, en hoe het ermee gaat: wat wacht, wat niet is bezorgd."""
    return Hooks(hooks_of(call.work, call.client))


@router.post(
    "/webhooks",
    summary="Een webhook beginnen",
    status_code=201,
    responses=documented(problem.GEWEIGERD),
)
def begin(call: HookKeeper, asked: HookAsked) -> NewHook:
    """Vertel vanaf nu aan dit adres dat een zaak verder is: alleen welke, geen inhoud.

    Het adres begint met https en ligt buiten dit netwerk. Met het geheim controleert u
    de handtekening van elk bericht.
    """
    local = call.office.settings.embedded
    try:
        made, secret = subscribe(call.work, call.client, asked.url, local=local)
    except BadAddress as fault:
        reasons = [Reden(zin=str(fault))]
        raise Problem(problem.GEWEIGERD, redenen=reasons) from None
    return NewHook(made, secret)


@router.post(
    "/webhooks/{id}/opnieuw", summary="Nog een keer proberen", responses=_FOR_ONE
)
def again(call: HookKeeper, id: Id) -> Hook:  # noqa: A002  the word in the path
    """Probeer wat niet bezorgd kon worden nog een keer, vanaf nu."""
    try:
        return tell_again(call.work, call.client, id)
    except UnknownHook:
        raise _not_there() from None


@router.delete(
    "/webhooks/{id}",
    summary="Een webhook stoppen",
    status_code=204,
    responses=_FOR_ONE,
)
def end(call: HookKeeper, id: Id) -> None:  # noqa: A002  the word in the path
    """Stop meteen met vertellen."""
    try:
        end_hook(call.work, call.client, id)
    except UnknownHook:
        raise _not_there() from None


def _not_there() -> Problem:
    return Problem(problem.NIET_GEVONDEN, detail=problem.NOT_FOUND)
