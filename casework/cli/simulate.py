"""`casework simulate`: a whole school year on a virtual clock, and what was found."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson


def simulate(
    *,
    swv: Annotated[str, typer.Option(help="Het samenwerkingsverband, bij de code.")],
    schooljaar: Annotated[str, typer.Option(help="Het schooljaar: 2026-2027.")],
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft hetzelfde jaar.")],
    leerlingen: Annotated[
        int | None, typer.Option(help="Minder leerlingen dan er echt zijn.")
    ] = None,
    plots: Annotated[
        Path | None, typer.Option(help="Een map voor plaatjes (SVG) van het jaar.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Speel een heel schooljaar na, en kijk elke dag of alles klopt."""
    from casework.cli.simulate_year import played  # noqa: PLC0415  others start faster
    from casework.simulate.plan import BadPlan, Plan  # noqa: PLC0415  the same

    with one_line():
        try:
            plan = Plan(swv, schooljaar, seed, leerlingen)
        except BadPlan as error:
            raise Usage(str(error)) from None
        data, told = played(plan, plots)
    show(data) if as_json else typer.echo(told)
    raise typer.Exit(FINDINGS if data["findings"] else 0)
