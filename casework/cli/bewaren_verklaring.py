"""`casework bewaren verklaring`: the statement for the school that facts are gone."""

from pathlib import Path
from typing import Annotated

import typer

from casework.bootstrap import office
from casework.cli.errors import Usage, one_line, show
from casework.cli.processen import AsJson
from casework.services.retention.certificate import certificate_of, told_of
from notifications.pdf import as_pdf

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]


def verklaring(
    kenmerk: str,
    *,
    out: Annotated[Path | None, typer.Option(help="Het PDF-bestand.")] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Geef de verklaring van vernietiging van een zaak, voor de school."""
    with one_line(), office() as opened:
        with opened.desk.work(swv or opened.settings.tenant) as work:
            made, told = certificate_of(work, kenmerk), told_of(work, kenmerk)
        if out is not None:
            _write(out, as_pdf(made, footer=(f"Kenmerk {kenmerk.upper()}",)))
    if as_json:
        show({"kenmerk": kenmerk.upper(), "gewist": told, "bestand": out})
    else:
        typer.echo(f"{out} geschreven." if out else f"{made.title}\n\n{made.body}")


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Usage(f"{out} is niet te schrijven: {error.strerror}.") from None
