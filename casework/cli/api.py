"""`casework api client …`: which programs may use the API."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

import typer

from casework.cli.at_work import working
from casework.cli.errors import Usage, one_line, show
from casework.cli.input import actor
from casework.cli.processen import AsJson
from casework.services.api_clients import (
    Client,
    Scope,
    UnknownClient,
    add_client,
    end_client,
)
from casework.services.api_clients import clients as all_clients

app = typer.Typer(help="De JSON-API: welke programma's erbij mogen.")
client = typer.Typer(help="Een programma toelaten, laten zien of intrekken.")
app.add_typer(client, name="client")

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]


@client.command("toevoegen")
def add(  # noqa: PLR0913  a command line has one parameter for each option
    naam: str,
    *,
    rol: Annotated[str, typer.Option(help="De rol waarin het programma werkt.")],
    account: Annotated[str, typer.Option(help="Het account waarvoor het werkt.")],
    scope: Annotated[list[Scope], typer.Option(help="Waarvoor; mag vaker.")],
    dagen: Annotated[int, typer.Option(help="Zo lang geldt het token.")] = 365,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Laat een programma toe. Het token wordt een keer getoond: bewaar het meteen."""
    with one_line():
        by, lasts = actor(f"{rol}:{account}"), _days(dagen)
        with working(swv) as work:
            made, token = add_client(work, naam, by, scope, lasts)
    if as_json:
        show({**_data(made), "token": token})
    else:
        typer.echo(f"{_line(made)}\n{token}")


@client.command("lijst")
def list_(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat zien welke programma's erbij mogen, en welke niet meer."""
    with one_line(), working(swv) as work:
        found = all_clients(work)
    if as_json:
        show([_data(each) for each in found])
    else:
        typer.echo("\n".join(map(_line, found)) or "Er is geen programma.")


@client.command("intrekken")
def end(id_: UUID, *, swv: Swv = None, as_json: AsJson = False) -> None:
    """Trek een token in: het werkt meteen niet meer, en webhooks stoppen."""
    with one_line():
        try:
            with working(swv) as work:
                end_client(work, id_)
        except UnknownClient as error:
            raise Usage(str(error)) from None
    if as_json:
        show({"id": str(id_)})
    else:
        typer.echo("Ingetrokken.")


def _days(number: int) -> timedelta:
    try:
        return timedelta(days=number)
    except OverflowError:
        raise Usage("Kies bij --dagen een kleiner getal.") from None


def _data(made: Client) -> dict[str, Any]:
    return asdict(made)


def _line(made: Client) -> str:
    stands = "ingetrokken" if made.ended_at else f"tot {made.ends_at:%Y-%m-%d}"
    scopes = " ".join(made.scopes)
    return f"{made.id}  {made.name}: {made.role}:{made.account} ({stands})  {scopes}"
