"""The command line: parse, call one service, present."""

import sys

import typer

from casework.cli.demo import demo
from casework.cli.errors import WRONG_USAGE
from casework.cli.processen import check, processen
from casework.cli.termijn import termijn
from casework.cli.verify import verify
from casework.cli.zaak import app as zaak

app = typer.Typer(
    name="casework",
    help="Zaken van het ondersteuningsteam: elke datum legt zichzelf uit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (termijn, processen, check, demo, verify):
    app.command()(command)
app.add_typer(zaak, name="zaak")


def main() -> None:
    """Run the command line; whatever goes wrong is one line, and exit 2."""
    try:
        for word in sys.argv:
            word.encode()
        app()
    except Exception as error:  # noqa: BLE001  a traceback can hold what is secret
        kind = type(error).__name__
        sys.stderr.write(f"Dit ging mis en is niets van u: {kind}.\n")
        sys.exit(WRONG_USAGE)
