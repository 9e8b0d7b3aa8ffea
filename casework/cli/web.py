"""`casework web`: only the pages, as compose.yaml runs them behind a proxy."""

from typing import Annotated

import typer

from casework.cli.errors import one_line
from casework.serve.ports import LOOPBACK
from casework.settings import read_settings


def web(
    host: Annotated[str, typer.Option(help="Adres om op te luisteren.")] = LOOPBACK,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Anders CASEWORK_WEB_PORT.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processen.")] = 1,
) -> None:
    """Draai alleen de pagina's en de API (voor meer dan een machine)."""
    from casework.http.server import serve  # noqa: PLC0415  other commands start faster

    with one_line():
        chosen = port or read_settings().web_port
    serve("casework.app:create", host=host, port=chosen, workers=workers, factory=True)
