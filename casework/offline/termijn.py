"""`casework termijn`: compute one date, or a file full of them, and say why."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Never

import typer

from casework.offline.calendar_file import BadCalendar, read_calendar
from casework.services.term_question import BadQuestion, answer, answer_line, parse
from statemachines.calendar import NO_HOLIDAYS, SchoolCalendar
from statemachines.dutch import in_words

WRONG_USAGE = 2
FINDINGS = 1


def termijn(  # noqa: PLR0913 -- a command line has one parameter for each option
    rule: Annotated[
        str | None, typer.Argument(help="De regel, zoals C4.", show_default=False)
    ] = None,
    *,
    op: Annotated[
        str | None, typer.Option(help="Dag van het begin: JJJJ-MM-DD.")
    ] = None,
    opschorting: Annotated[
        list[str] | None,
        typer.Option(help="VAN:TOT, de dag van de vraag en van de aanvulling."),
    ] = None,
    verdaging: Annotated[
        str | None, typer.Option(help="Aantal dagen verlenging.")
    ] = None,
    kalender: Annotated[
        str | None, typer.Option(help="Schoolkalender: van;tot;naam.")
    ] = None,
    batch: Annotated[
        str | None, typer.Option(help="Bestand met JSON-regels; - is de invoer.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
) -> None:
    """Bereken een termijn en leg elke dag ervan uit."""
    school = _read_calendar(kalender)
    if batch is not None:
        if any((rule, op, opschorting, verdaging)):
            _refuse("Kies: een regel met --op, of --batch.")
        raise typer.Exit(_answer_all(batch, school))
    if rule is None or op is None:
        _refuse("Geef een regel en --op JJJJ-MM-DD, of --batch BESTAND.")
    try:
        shown = answer(parse(rule, op, opschorting or (), verdaging), school)
    except BadQuestion as error:
        _refuse(str(error))
    typer.echo(json.dumps(shown, ensure_ascii=False) if as_json else readable(shown))


def readable(shown: dict[str, Any]) -> str:
    """Return an answer as a person reads it: the sentence, the steps, both dates."""
    raw, legal = (date.fromisoformat(shown[key]) for key in ("raw_end", "legal_end"))
    steps = (f"- {step['tekst']} ({step['wet']})" for step in shown["stappen"])
    dates = (
        f"Plan zelf tot en met {in_words(raw)}.",
        f"De wet telt tot en met {in_words(legal)}.",
    )
    return "\n".join((shown["zin"], "", *steps, "", *dates))


def answer_lines(
    lines: Iterable[bytes], school: SchoolCalendar = NO_HOLIDAYS
) -> Iterator[dict[str, Any]]:
    """Yield one answer or one ``{"error": ...}`` for every line, in order."""
    for line in lines:
        try:
            yield answer_line(line, school)
        except BadQuestion as error:
            yield {"error": str(error)}


def _answer_all(name: str, school: SchoolCalendar) -> int:
    bad = 0
    with _open(name) as lines:
        for shown in answer_lines(lines, school):
            bad += "error" in shown
            typer.echo(json.dumps(shown, ensure_ascii=False))
    return FINDINGS if bad else 0


def _open(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except (OSError, ValueError):
        _refuse(f"Het bestand {name!a} is niet te lezen.")


def _read_calendar(name: str | None) -> SchoolCalendar:
    if name is None:
        return NO_HOLIDAYS
    try:
        return read_calendar(Path(name))
    except BadCalendar as error:
        _refuse(str(error))


def _refuse(sentence: str) -> Never:
    typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_USAGE)
