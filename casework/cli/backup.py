"""`casework backup` and `casework restore`: a copy of everything, and back again."""

from pathlib import Path
from typing import Annotated

import typer

from casework.backup.finish import finish
from casework.backup.make import make_backup
from casework.backup.manifest import Manifest
from casework.backup.put_back import PutBack, put_back
from casework.bootstrap import office
from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.processen import AsJson
from casework.settings import read_settings


def backup(
    *,
    out: Annotated[Path, typer.Option(help="Een nieuwe map, of een map die er is.")],
    as_json: AsJson = False,
) -> None:
    """Maak een back-up van alles, behalve de hoofdsleutel."""
    with one_line(), office() as opened:
        place, manifest = make_backup(opened, out)
    if as_json:
        show({"map": str(place), **manifest.model_dump(mode="json")})
    else:
        typer.echo(_made(place, manifest))


def restore(
    bestand: Annotated[Path, typer.Argument(help="De map van de back-up.")],
    *,
    force: Annotated[
        bool, typer.Option(help="Ook met oude sleutels, of als niet alles klopt.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Zet een back-up terug in een lege installatie, en controleer alles."""
    with one_line():
        folder = bestand.parent if bestand.is_file() else bestand
        done = put_back(folder, read_settings(), finish, force=force)
    if as_json:
        show(
            {
                "gemaakt_op": done.manifest.made_at.isoformat(),
                "opnieuw_vernietigd": done.destroyed,
                "findings": [*done.findings],
                "vrijgegeven": force or not done.findings,
            }
        )
    else:
        typer.echo(_put_back(done, force=force))
    raise typer.Exit(FINDINGS if done.findings else 0)


def _made(place: Path, manifest: Manifest) -> str:
    lines = [f"De back-up staat in {place}."]
    lines += [f"- {part.name}: {part.size} bytes" for part in manifest.parts]
    away = (
        f"De hoofdsleutel zit er niet in: die staat in {manifest.master_key}. Bewaar "
        "die apart; zonder die sleutel is de back-up niets waard."
    )
    short = (
        f"Gooi {manifest.keys} weg na {manifest.keys_until:%d-%m-%Y}: tot dan is wat "
        "u vernietigt nog niet echt weg. De rest mag langer blijven."
    )
    lines += [away, short]
    return "\n".join(lines)


def _put_back(done: PutBack, *, force: bool) -> str:
    lines = [f"De back-up van {done.manifest.made_at:%d-%m-%Y %H:%M} UTC staat terug."]
    if done.destroyed:
        lines.append(f"{done.destroyed} gegevens zijn opnieuw vernietigd.")
    if not done.findings:
        return "\n".join((*lines, "Alles klopt: u kunt weer verder."))
    lines += [f"- {finding}" for finding in done.findings]
    if not force:
        lines.append("Er klopt iets niet. De installatie blijft dicht.")
    return "\n".join(lines)
