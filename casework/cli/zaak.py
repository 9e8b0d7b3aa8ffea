"""`casework zaak …`: the one door, for scripts."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from casework.cli.at_work import working
from casework.cli.errors import one_line, show
from casework.cli.input import actor, facts, people
from casework.cli.present import case_text, option_data, option_text
from casework.cli.processen import AsJson
from casework.services.advance import advance as take
from casework.services.case_view import case_view
from casework.services.hold import find
from casework.services.open_case import open_case
from casework.services.options import options as all_options
from casework.services.record import Outcome
from statemachines.engine import Refused

app = typer.Typer(help="Open een zaak, bekijk haar, zet een stap.")

By = Annotated[str, typer.Option("--als", help="Wie handelt: rol:account.")]
Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
Feit = Annotated[list[str] | None, typer.Option(help="Een feit: naam=waarde.")]
Feiten = Annotated[Path | None, typer.Option(help="Feiten in een JSON-bestand.")]


@app.command("open")
def open_(  # noqa: PLR0913  a command line has one parameter for each option
    process: str,
    *,
    als: By,
    mensen: Annotated[Path, typer.Option(help="Wie meedoen: een JSON-bestand.")],
    feit: Feit = None,
    feiten: Feiten = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Open een zaak."""
    with one_line():
        by, known, who = actor(als), facts(feit, feiten), people(mensen)
        with working(swv) as work:
            opened = open_case(work, process, who, by=by, facts=known)
    _show_outcome(opened, as_json=as_json)


@app.command("show")
def show_(kenmerk: str, *, als: By, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat zien waar een zaak staat, met al haar termijnen en de uitleg daarbij."""
    with one_line():
        by = actor(als)
        with working(swv) as work:
            case = case_view(work, find(work, kenmerk, by), by)
    show(asdict(case)) if as_json else typer.echo(case_text(case))


@app.command()
def options(kenmerk: str, *, als: By, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat elke stap zien: wat nu kan, en waarom de rest niet kan."""
    with one_line():
        by = actor(als)
        with working(swv) as work:
            found = all_options(work, find(work, kenmerk, by), by)
    if as_json:
        show([option_data(option) for option in found])
    else:
        typer.echo("\n".join(option_text(option) for option in found))


@app.command()
def advance(  # noqa: PLR0913  a command line has one parameter for each option
    kenmerk: str,
    action: str,
    *,
    als: By,
    feit: Feit = None,
    feiten: Feiten = None,
    gezien: Annotated[int | None, typer.Option(help="De versie die u zag.")] = None,
    sleutel: Annotated[str | None, typer.Option(help="Maakt herhalen veilig.")] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Zet een stap in een zaak."""
    with one_line(), _reasons_too(as_json=as_json):
        by, given = actor(als), facts(feit, feiten)
        with working(swv) as work:
            outcome = take(
                work,
                find(work, kenmerk, by),
                action,
                by=by,
                facts=given,
                seen=gezien,
                key=sleutel,
            )
    _show_outcome(outcome, as_json=as_json)


@contextmanager
def _reasons_too(*, as_json: bool) -> Generator[None, None, None]:
    """Print the reasons of a refusal as JSON, besides the line that people read."""
    try:
        yield
    except Refused as refusal:
        if as_json:
            show({"reasons": [asdict(reason) for reason in refusal.reasons]})
        raise


def _show_outcome(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        show(
            {
                "kenmerk": outcome.kenmerk,
                "action": outcome.action,
                "state": outcome.state,
                "version": outcome.version,
                "repeated": outcome.repeated,
            }
        )
    else:
        again = " (deze stap was al gezet)" if outcome.repeated else ""
        typer.echo(
            f"{outcome.kenmerk}: {outcome.state}, versie {outcome.version}{again}"
        )
