"""`casework processen` and `casework check`: the law, read and checked."""

import sys
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.clock import amsterdam_day, utc_now
from statemachines.calendar import horizon_warning
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
        raise typer.Exit(_write_pages(markdown, chosen, only_check=check))
    if as_json:
        show([describe(PROCESSES[name]) for name in chosen])
        return
    typer.echo("\n".join(page(PROCESSES[name]) for name in chosen))


def check(*, as_json: AsJson = False) -> None:
    """Controleer alle processen op alle paden."""
    began = monotonic()
    checked = check_all(PROCESSES.values(), FAMILIES, seen=_tell)
    if warning := horizon_warning(amsterdam_day(utc_now())):
        typer.echo(warning, err=True)
    if as_json:
        show({**checked.as_data(), "seconds": round(monotonic() - began, 1)})
    else:
        typer.echo(checked.as_text())
    raise typer.Exit(FINDINGS if checked.findings else 0)


def _tell(walked: Walked) -> None:
    """Show that it goes on: this takes seconds."""
    if sys.stderr.isatty():
        cases = " met ".join((walked.family.root, ", ".join(walked.family.codes)))
        typer.echo(f"{cases}: {walked.places} standen", err=True)


def _chosen(code: str | None) -> list[str]:
    if code is None:
        return sorted(PROCESSES)
    if code not in PROCESSES:
        known = ", ".join(sorted(PROCESSES))
        raise Usage(f"Proces '{code}' is onbekend. Kies uit: {known}.")
    return [code]


def _write_pages(folder: Path, codes: list[str], *, only_check: bool) -> int:
    stale = [code for code in codes if _differs(folder / f"{code}.md", code)]
    if only_check:
        for code in stale:
            typer.echo(f"{folder}/{code}.md is oud: draai `make docs`.", err=True)
        return FINDINGS if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for code in stale:
        (folder / f"{code}.md").write_text(page(PROCESSES[code]), "utf-8")
    return 0


def _differs(file: Path, code: str) -> bool:
    return not file.exists() or file.read_text("utf-8") != page(PROCESSES[code])
