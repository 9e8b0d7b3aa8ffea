"""`casework avg …`: register a request about personal data, and make the own copy."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.at_work import working
from casework.cli.errors import Usage, one_line, show
from casework.cli.input import actor, typed_day
from casework.cli.processen import AsJson
from casework.services.avg.copy import copy_for_party
from casework.services.avg.open_request import Asked, open_request
from casework.services.hold import find, view
from statemachines.avg_verzoek.dossier import Kanaal, Soort

app = typer.Typer(help="Verzoeken over persoonsgegevens (AVG).")
By = Annotated[str, typer.Option("--als", help="Wie handelt: rol:account.")]
Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
Partij = Annotated[str, typer.Option(help="Wie het vraagt: de sleutel in de zaak.")]


@app.command("open")
def open_(  # noqa: PLR0913  a command line has one parameter for each option
    zaak: str,
    *,
    als: By,
    partij: Partij,
    soort: Annotated[Soort, typer.Option(help="Wat er wordt gevraagd.")],
    kanaal: Annotated[Kanaal, typer.Option(help="Hoe het binnenkwam.")],
    verzoek: Annotated[str, typer.Option(help="Wat er is gevraagd, in het kort.")],
    ontvangen: Annotated[str | None, typer.Option(help="De dag; anders nu.")] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Leg een verzoek vast dat binnenkwam met een brief of aan de telefoon."""
    with one_line():
        by, day = actor(als), typed_day("--ontvangen", ontvangen)
        with working(swv) as work:
            case = view(work, find(work, zaak, by), by)
            asked = Asked(partij, soort, kanaal, day or work.today, verzoek)
            made = open_request(work, case, asked, by=by)
    told = {"kenmerk": made.kenmerk, "state": made.state}
    show(told) if as_json else typer.echo(f"{made.kenmerk}: {made.state}")


@app.command()
def export(
    zaak: str,
    *,
    als: By,
    partij: Partij,
    out: Annotated[Path, typer.Option(help="Het ZIP-bestand om te maken.")],
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Maak voor een ouder of leerling een afschrift van het eigen deel."""
    with one_line():
        by = actor(als)
        if out.exists():
            raise Usage(f"Het bestand {str(out)!a} bestaat al. Kies een andere naam.")
        with working(swv) as work:
            case = view(work, find(work, zaak, by), by)
            content = copy_for_party(work, case, partij, by)
            _write(out, content)
    told = {"bestand": str(out), "bytes": len(content)}
    show(told) if as_json else typer.echo(f"Klaar: {out} ({len(content)} bytes).")


def _write(out: Path, content: bytes) -> None:
    """Write a new file that only the owner reads; nothing half-done stays behind."""
    wrong = Usage(f"Het bestand {str(out)!a} is niet te schrijven.")
    try:
        out.touch(mode=0o600, exist_ok=False)
    except OSError:
        raise wrong from None
    try:
        out.write_bytes(content)
    except OSError:
        out.unlink(missing_ok=True)
        raise wrong from None
