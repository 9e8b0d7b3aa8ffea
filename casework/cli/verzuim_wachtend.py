"""`casework verzuim wachtend`: the signals that somebody must look at."""

import typer

from casework.cli.at_work import looking
from casework.cli.errors import one_line, show
from casework.cli.processen import AsJson
from casework.cli.verzuim_import import Swv
from casework.services.absence.waiting import waiting


def wachtend(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat zien welke signalen wachten, en waarom."""
    with one_line(), looking(swv) as work:
        found = waiting(work)
    if as_json:
        show([vars(one) for one in found])
        return
    for one in found:
        day = one.signaaldatum.isoformat()
        typer.echo(f"{day}  {one.soort}  leerling {one.leerling_id}: {one.waarom}")
    typer.echo(f"{len(found)} signalen wachten.")
