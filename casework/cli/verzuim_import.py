"""`casework verzuim import` and `kalender`: absence and school calendars, for real."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from casework.bootstrap import office
from casework.cli.at_work import working
from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.input import school_calendar, typed_day
from casework.cli.processen import AsJson
from casework.services.absence.fields import BadField, identifier
from casework.services.absence.file import BadFile
from casework.services.absence.import_days import BadLines, Imported, import_absence
from casework.services.absence.set_calendar import set_calendars

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]


def import_(
    file: Annotated[Path, typer.Argument(help="Het verzuim, per dag (CSV).")],
    *,
    vanaf: Annotated[
        str | None,
        typer.Option(
            help="Signalen van voor deze dag (JJJJ-MM-DD) alleen bewaren: er gaat "
            "niets over uit. Voor een school die begint."
        ),
    ] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Lees verzuim in: alles of niets. Hetzelfde bestand twee keer verandert niets."""
    try:
        with one_line(), _opened(file) as opened:
            imported = _import(opened, swv, typed_day("--vanaf", vanaf))
    except BadLines as bad:
        _report(bad, as_json=as_json)
        raise typer.Exit(FINDINGS) from None
    if as_json:
        show(vars(imported))
    else:
        typer.echo("\n".join(in_words(imported)))


def kalender(
    school_id: str,
    file: Annotated[Path, typer.Argument(help="Schoolkalender: van;tot;naam.")],
    *,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Geef een school eigen vakanties, en tel haar verzuim opnieuw."""
    with one_line():
        calendar = school_calendar(file)
        try:
            school = identifier(school_id.strip())
        except BadField as error:
            raise Usage(f"De school {error}.") from None
        with working(swv) as work:
            recounted = set_calendars(work, {school: calendar})
    told = {"vakanties": len(calendar.holidays), "signalen": recounted.signals}
    if as_json:
        show(told)
    else:
        new = recounted.signals.total()
        typer.echo(
            f"{len(calendar.holidays)} vakanties bewaard, {new} nieuwe signalen."
        )


def in_words(imported: Imported) -> list[str]:
    """Say what a file changed, and what to look at."""
    counted = (
        f"{imported.regels} regels van {imported.leerlingen} leerlingen:"
        f" {imported.nieuw} nieuw, {imported.gewijzigd} gewijzigd,"
        f" {imported.ongewijzigd} ongewijzigd, {imported.dubbel} dubbel."
    )
    found = ", ".join(
        f"{n} x {soort}" for soort, n in sorted(imported.signalen.items())
    )
    lines = [counted, f"Nieuwe signalen: {found or 'geen'}."]
    if imported.zonder_vakanties:
        schools = ", ".join(imported.zonder_vakanties[:_MOST_NAMED])
        more = len(imported.zonder_vakanties) - _MOST_NAMED
        also = f" en {more} andere" if more > 0 else ""
        lines.append(
            f"Let op: van {schools}{also} zijn niet alle vakanties bekend. Geef ze met"
            " `casework verzuim kalender`."
        )
    lines += (
        [f"Alleen bewaard: {imported.bewaard} signalen."] if imported.bewaard else []
    )
    if imported.lang_geleden:
        lines.append(
            f"Let op: {imported.lang_geleden} signalen zijn van meer dan twee weken"
            " geleden, en de volgende ronde handelt ernaar. Is dat al gedaan? Lees het"
            " bestand dan meteen opnieuw in met --vanaf."
        )
    return lines


_MOST_NAMED = 5


def _import(file: BinaryIO, swv: str | None, since: date | None) -> Imported:
    with (
        office() as opened,
        _progress(file) as seen,
        opened.desk.work(swv or opened.settings.tenant) as work,
    ):
        return import_absence(work, file, seen, since=since)


@contextmanager
def _opened(path: Path) -> Generator[BinaryIO, None, None]:
    try:
        file = path.open("rb")
    except (OSError, ValueError):
        raise Usage(f"Het bestand {str(path)!a} is niet te lezen.") from None
    with file:
        try:
            yield file
        except BadFile as error:
            raise Usage(str(error)) from None
        except IsADirectoryError:
            raise Usage(f"{str(path)!a} is een map.") from None


@contextmanager
def _progress(file: BinaryIO) -> Generator[Callable[[int], None] | None, None, None]:
    """Show how far the file was read, when somebody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    size = os.fstat(file.fileno()).st_size
    label = "Verzuim inlezen"
    with typer.progressbar(length=size, label=label, file=sys.stderr) as bar:
        yield bar.update


def _report(bad: BadLines, *, as_json: bool) -> None:
    if as_json:
        data: dict[str, Any] = {
            "aantal_fouten": bad.total,
            "fouten": [fault._asdict() for fault in bad.faults],
        }
        show(data)
    typer.echo(str(bad), err=True)
    for fault in bad.faults:
        typer.echo(fault.sentence(), err=True)
    if more := bad.total - len(bad.faults):
        typer.echo(f"En nog {more} regels.", err=True)
