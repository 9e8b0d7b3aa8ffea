"""`casework convenant`: the covenant as a table, and the register made from it."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson
from statemachines.convenant import as_data, register


def convenant(
    *,
    as_json: AsJson = False,
    markdown: Annotated[
        Path | None, typer.Option(help="Schrijf het register in dit bestand.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Kijk alleen of het register klopt.")
    ] = False,
) -> None:
    """Laat zien wie wat met wie mag delen, waarvoor, en op welke grond."""
    with one_line():
        if check and markdown is None:
            raise Usage("Schrijf bij --check ook --markdown met het bestand.")
        if markdown is not None:
            raise typer.Exit(_written(markdown, only_check=check))
    if as_json:
        show(as_data())
    else:
        typer.echo(register(), nl=False)


def _written(file: Path, *, only_check: bool) -> int:
    try:
        same = file.exists() and file.read_text("utf-8") == register()
        if same:
            return 0
        if only_check:
            typer.echo(f"{file} is oud: draai `make docs`.", err=True)
            return FINDINGS
        file.write_text(register(), "utf-8")
    except (OSError, UnicodeDecodeError):
        raise Usage(f"{str(file)!a} is niet te lezen of te schrijven.") from None
    return 0
