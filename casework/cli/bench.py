"""`casework bench`: how far each hot path is from the least that the work can cost."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from signal import SIGTERM, signal
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson

if TYPE_CHECKING:
    from casework.bench.report import Report
    from casework.bench.result import Result

STOPPED = 130
"""The exit code of a program that was told to stop, as shells have it."""

Only = Annotated[
    list[str] | None, typer.Option("--only", help="Alleen deze meting; mag vaker.")
]
More = Annotated[
    list[str] | None, typer.Argument(metavar="NAAM", help="Na --only: nog meer.")
]


def bench(  # noqa: PLR0913  a command line has one parameter for each option
    namen: More = None,
    *,
    only: Only = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Klein en kort: om te zien of het werkt.")
    ] = False,
    scale: Annotated[
        float,
        typer.Option(min=0.001, max=1, help="Deel van 2,4 miljoen leerlingen."),
    ] = 0.1,
    seed: Annotated[int, typer.Option(help="Zelfde getal, zelfde zaken.")] = 1,
    hour: Annotated[
        bool, typer.Option("--hour", help="Een heel uur belasting voor het geheugen.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="Noem de metingen.")] = False,
    as_json: AsJson = False,
) -> None:
    """Meet hoe snel het is, naast het minste dat hetzelfde werk kan kosten."""
    from casework.bench.machine import Forgetful  # noqa: PLC0415  start-up of others
    from casework.bench.place import Wishes  # noqa: PLC0415  the same
    from casework.bench.run import UnknownMeasure, chosen, run  # noqa: PLC0415  the same

    with one_line():
        try:
            measures = chosen(_names(only, namen))
            if list_:
                _list({m.name: m.what for m in measures}, as_json=as_json)
                return
            wishes = Wishes(quick, scale, seed, hour)
            with _ending_well(), _watching(len(measures)) as (tell, keep):
                report = run(measures, wishes, tell=tell, keep=keep)
        except (UnknownMeasure, Forgetful) as error:
            raise Usage(str(error)) from None
    _tell(report, as_json=as_json)
    raise typer.Exit(_code(report))


def _code(report: "Report") -> int:
    if report.stopped:
        return STOPPED
    return FINDINGS if report.missed or report.broken else 0


def _names(only: list[str] | None, more: list[str] | None) -> list[str]:
    if more and not only:
        raise Usage("Zet --only voor de namen van de metingen.")
    return [*(only or ()), *(more or ())]


def _list(known: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        show(known)
        return
    for name, what in known.items():
        typer.echo(f"{name:<14} {what}")


def _tell(report: "Report", *, as_json: bool) -> None:
    from casework.cli.present_bench import in_words  # noqa: PLC0415  start-up of others

    if as_json:
        show(report.told())
    else:
        typer.echo(in_words(report))


@contextmanager
def _ending_well() -> Generator[None, None, None]:
    """Clear up also when the program is told to end, as at Ctrl-C."""
    before = signal(SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal(SIGTERM, before)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _watching(
    number: int,
) -> Generator[
    tuple[Callable[[int, str], None], Callable[["Result"], None]], None, None
]:
    """Show a bar to who looks at a terminal, and to everybody each result.

    Gives whom to tell where we are, and whom to give what is finished.
    """
    from casework.cli.present_bench import on_one_line  # noqa: PLC0415  the same

    console = Console(stderr=True)
    looks = (
        SpinnerColumn(),
        *Progress.get_default_columns()[:2],
        TextColumn("{task.fields[doing]}"),
        TimeElapsedColumn(),
    )
    with Progress(*looks, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("metingen", total=number, doing="database maken")
        yield (
            lambda done, doing: bar.update(task, completed=done, doing=doing),
            lambda result: console.out(on_one_line(result), highlight=False),
        )
