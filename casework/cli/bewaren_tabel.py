"""`casework bewaren tabel`: the whole table of retention, from the law itself."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.processen import AsJson
from casework.services.retention.table import as_markdown, rows

PAGE = Path(__file__).parents[2] / "docs" / "retention_table.md"


def tabel(
    *,
    markdown: Annotated[bool, typer.Option(help="Als tekst voor docs/.")] = False,
    check: Annotated[bool, typer.Option(help="Is docs/ nog gelijk?")] = False,
    as_json: AsJson = False,
) -> None:
    """Laat zien hoe lang elk gegeven blijft, en op grond waarvan."""
    with one_line():
        if check:
            fresh = PAGE.is_file() and PAGE.read_text() == as_markdown()
            typer.echo("De tabel is bij." if fresh else f"{PAGE.name} is oud.")
            raise typer.Exit(0 if fresh else FINDINGS)
        if as_json:
            show(rows())
        elif markdown:
            typer.echo(as_markdown(), nl=False)
        else:
            for row in rows():
                typer.echo(
                    f"{row['proces']} {row['soort']}: {row['bewaren']}, vanaf "
                    f"{row['vanaf']} [{row['regel']}, {row['wet']}]"
                )
