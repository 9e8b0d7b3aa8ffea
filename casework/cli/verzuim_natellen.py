"""`casework verzuim natellen`: count again who is away without an alert."""

import typer

from casework.cli.at_work import working
from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.processen import AsJson
from casework.cli.verzuim_import import Swv
from casework.services.absence.count_again import count_again


def natellen(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Tel opnieuw voor wie een alert mist. De volgende ronde verstuurt het."""
    with one_line(), working(swv) as work:
        new, left = count_again(work)
    if as_json:
        show({"signalen": new, "over": len(left)})
    else:
        typer.echo(f"{new} nieuwe signalen.")
    if left and not as_json:
        typer.echo(f"Nog {len(left)} zonder alert: zie casework verzuim wachtend.")
    raise typer.Exit(FINDINGS if left else 0)
