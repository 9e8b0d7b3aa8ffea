"""`casework verzuim register`: who belongs to a pupil, a school, and the SWV."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.at_work import working
from casework.cli.errors import one_line, show
from casework.cli.processen import AsJson
from casework.cli.register_input import read_register
from casework.cli.verzuim_import import Swv
from casework.services.absence.set_calendar import set_calendars
from casework.services.register import register as put


def register(
    file: Annotated[Path, typer.Argument(help="Scholen, SWV en leerlingen (JSON).")],
    *,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Bewaar wie bij een leerling, een school en het SWV horen: alles of niets."""
    with one_line():
        given = read_register(file)
        with working(swv) as work:
            counted = put(work, dict(given.pairs()))
            if calendars := dict(given.calendars()):
                set_calendars(work, calendars)
    if as_json:
        show(vars(counted))
    else:
        typer.echo(
            f"{counted.nieuw} nieuw, {counted.gewijzigd} gewijzigd,"
            f" {counted.ongewijzigd} ongewijzigd."
        )
