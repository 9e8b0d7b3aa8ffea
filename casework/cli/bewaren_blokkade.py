"""`casework bewaren stilzetten`, `… vrijgeven` and `… uitschrijving`."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import typer

from casework.cli.at_work import working
from casework.cli.errors import Usage, one_line, show
from casework.cli.processen import AsJson
from casework.services.retention.confirm import confirmer
from casework.services.retention.depart import depart
from casework.services.retention.legal_hold import lift_hold, place_hold
from statemachines.bewaring.blokkade import Blokkade

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
By = Annotated[str, typer.Option(help="Het account van wie dit doet.")]
_KINDS = ", ".join(Blokkade)


def stilzetten(
    kenmerk: str,
    *,
    reden: Annotated[str, typer.Option(help="Waarom dit niet mag worden gewist.")],
    door: By,
    soort: Annotated[str, typer.Option(help=f"Een van: {_KINDS}.")] = "anders",
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Zet het wissen stil voor een zaak en alles wat erbij hoort."""
    with one_line(), working(swv) as work:
        kind, by = _kind(soort), confirmer(work, door)
        ident = place_hold(work, kenmerk, kind, reden, by=by)
    if as_json:
        show({"blokkade": str(ident)})
    else:
        typer.echo(f"Er wordt niets van deze zaak gewist. Nummer: {ident}")


def vrijgeven(
    nummer: str, *, door: By, swv: Swv = None, as_json: AsJson = False
) -> None:
    """Laat het wissen weer toe."""
    with one_line(), working(swv) as work:
        lift_hold(work, _ident(nummer), by=confirmer(work, door))
    if as_json:
        show({"vrijgegeven": nummer})
    else:
        typer.echo("Het wissen mag weer.")


def uitschrijving(
    leerling: str,
    *,
    op: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="De dag.")],
    door: By,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Leg vast dat een leerling van school is: daarna telt de bewaartermijn (F4)."""
    with one_line(), working(swv) as work:
        depart(work, leerling, op.date(), by=confirmer(work, door))
    if as_json:
        show({"uitgeschreven": op.date()})
    else:
        typer.echo("Vastgelegd. De bewaartermijn telt vanaf deze dag.")


def _kind(text: str) -> Blokkade:
    if text not in {*Blokkade}:
        raise Usage(f"Kies bij --soort uit: {_KINDS}.")
    return Blokkade(text)


def _ident(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Usage("Dit is geen nummer van een blokkade. Zie bewaren lijst.") from None
