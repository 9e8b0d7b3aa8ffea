"""`casework datalek …`: who read what, answered from the log for the operator."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from casework.cli.at_work import looking
from casework.cli.errors import Usage, one_line, show
from casework.cli.processen import AsJson
from casework.clock import AMSTERDAM
from casework.services.datalek.readers import Asked, in_lines, who_read

app = typer.Typer(help="Datalek: welke zaken, welke velden, wie las.")
Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
_MOMENT = "Schrijf {} als JJJJ-MM-DDTUU:MM, zoals 2026-11-20T16:30."


@app.callback()
def together() -> None:
    """Keep the name of the command, also while there is only one."""


@app.command()
def lezers(
    *,
    van: Annotated[str, typer.Option(help="Vanaf dit moment, in Nederlandse tijd.")],
    tot: Annotated[str, typer.Option(help="Tot en met dit moment.")],
    account: Annotated[str | None, typer.Option(help="Alleen dit account.")] = None,
    zaak: Annotated[str | None, typer.Option(help="Alleen deze zaak.")] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Zeg welke zaken en velden zijn gelezen of verstuurd, door wie en hoe vaak."""
    with one_line():
        asked = Asked(_moment("--van", van), _moment("--tot", tot), account, zaak)
        if asked.tot < asked.van:
            raise Usage("De tijd bij --tot ligt voor die bij --van.")
        with looking(swv) as work:
            found = who_read(work, asked)
    if as_json:
        show([asdict(read) for read in found])
    else:
        typer.echo("\n".join(in_lines(found)))


def _moment(option: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Usage(_MOMENT.format(option)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
