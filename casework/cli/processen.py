"""`casework processen` and `casework check`: the law, read and checked."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.clock import amsterdam_day, utc_now
from statemachines.calendar import horizon_warning
from statemachines.checked_page import checked_page
from statemachines.checker import check as check_all
from statemachines.describe import describe
from statemachines.processes import PROCESSES
from statemachines.product import FAMILIES, Walked
from statemachines.reader import page

AsJson = Annotated[bool, typer.Option("--json", help="Als JSON.")]


def processen(
    code: Annotated[str | None, typer.Argument(help="De code, zoals tlv.")] = None,
    *,
    as_json: AsJson = False,
    markdown: Annotated[
        Path | None, typer.Option(help="Schrijf een pagina per proces in deze map.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Kijk alleen of de pagina's kloppen.")
    ] = False,
) -> None:
    """Laat de processen zien: toestanden, stappen, rollen, voorwaarden, termijnen."""
    with one_line():
        chosen = _chosen(code)
    if markdown:
        pages = {markdown / f"{name}.md": page(PROCESSES[name]) for name in chosen}
        raise typer.Exit(_keep(pages, only_check=check))
    if as_json:
        show([describe(PROCESSES[name]) for name in chosen])
        return
    typer.echo("\n".join(page(PROCESSES[name]) for name in chosen))


def check(
    *,
    as_json: AsJson = False,
    markdown: Annotated[
        Path | None, typer.Option(help="Schrijf de pagina van wat is bewezen.")
    ] = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Kijk alleen of die pagina klopt.")
    ] = False,
) -> None:
    """Controleer alle processen op alle paden."""
    began, walked = monotonic(), list[Walked]()
    checked = check_all(PROCESSES.values(), FAMILIES, seen=_tell(walked))
    if warning := horizon_warning(amsterdam_day(utc_now())):
        typer.echo(warning, err=True)
    if as_json:
        show({**checked.as_data(), "seconds": round(monotonic() - began, 1)})
    else:
        typer.echo(checked.as_text())
    stale = markdown and _keep(
        {markdown: checked_page(checked, walked)}, only_check=only_check
    )
    raise typer.Exit(FINDINGS if checked.findings or stale else 0)


def _tell(walked: list[Walked]) -> Callable[[Walked], None]:
    """Keep what was walked, and show that it goes on: this takes seconds."""

    def tell(one: Walked) -> None:
        walked.append(one)
        if sys.stderr.isatty():
            cases = " met ".join((one.family.root, ", ".join(one.family.codes)))
            typer.echo(f"{cases}: {one.places} standen", err=True)

    return tell


def _chosen(code: str | None) -> list[str]:
    if code is None:
        return sorted(PROCESSES)
    if code not in PROCESSES:
        known = ", ".join(sorted(PROCESSES))
        raise Usage(f"Proces '{code}' is onbekend. Kies uit: {known}.")
    return [code]


def _keep(pages: Mapping[Path, str], *, only_check: bool) -> int:
    """Write the pages that differ, or only say which do; return the exit code."""
    stale = [file for file, text in pages.items() if _differs(file, text)]
    if only_check:
        for file in stale:
            typer.echo(f"{file} is oud: draai `make docs`.", err=True)
        return FINDINGS if stale else 0
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(pages[file], "utf-8")
    return 0


def _differs(file: Path, text: str) -> bool:
    return not file.exists() or file.read_text("utf-8") != text
