"""`casework verzuim signalen`: the dry run. No database is started."""

from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any

import typer

from casework.cli.errors import Usage, one_line, show
from casework.cli.input import school_calendar, typed_day
from casework.cli.processen import AsJson
from casework.services.absence.dry_run import Absence, gather
from casework.services.absence.file import BadFile, Faults, read_rows
from statemachines.calendar import SchoolCalendar
from statemachines.dutch import in_words
from statemachines.verzuimtelling.signalen import Signaal
from statemachines.verzuimtelling.uitleg import uitleg

Found = tuple[date, str, str, Signaal]


def signalen(
    *,
    csv: Annotated[Path, typer.Option("--csv", help="Het verzuim, per dag.")],
    kalender: Annotated[Path, typer.Option(help="Schoolkalender: van;tot;naam.")],
    tot: Annotated[
        str | None, typer.Option(help="Tot en met deze dag: JJJJ-MM-DD.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Laat zien welke signalen dit verzuim geeft, en waarom. Slaat niets op."""
    with one_line():
        school, until = school_calendar(kalender), typed_day("--tot", tot)
        found = _found(_absence(csv), school, until)
    if as_json:
        show([as_data(*one) for one in found])
    else:
        _tell(found, school)


def as_data(day: date, pupil: str, soort: str, signaal: Signaal) -> dict[str, Any]:
    """Return a signal as JSON values."""
    first = signaal.eerste_dag
    return {
        "leerling_id": pupil,
        "soort": soort,
        "eerste_dag": first.isoformat() if first else None,
        "signaaldatum": day.isoformat(),
    }


def _found(absence: Absence, school: SchoolCalendar, until: date | None) -> list[Found]:
    all_signals = absence.signals(school, until)
    found = [(one.signaaldatum, who, one.soort, one) for who, one in all_signals]
    return sorted(found, key=itemgetter(0, 1, 2))


def _absence(path: Path) -> Absence:
    faults = Faults()
    try:
        with path.open("rb") as file:
            absence = gather(read_rows(file, faults))
    except BadFile as error:
        raise Usage(str(error)) from None
    except (OSError, ValueError):
        raise Usage(f"Het bestand {str(path)!a} is niet te lezen.") from None
    if faults.total:
        raise Usage(first_of(faults))
    return absence


def first_of(faults: Faults) -> str:
    """Say what is wrong with the first bad line, and how many more there are."""
    more = faults.total - 1
    said = faults.first[0].sentence()
    if not more:
        return said
    lines = "regel klopt" if more == 1 else "regels kloppen"
    return f"{said} Nog {more} {lines} niet."


def _tell(found: list[Found], school: SchoolCalendar) -> None:
    for day, pupil, soort, signaal in found:
        typer.echo(f"{in_words(day)}: {soort} voor leerling {pupil}")
        for sentence in uitleg(signaal, school):
            typer.echo(f"    {sentence}")
    typer.echo(f"{len(found)} signalen.")
