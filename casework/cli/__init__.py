"""The command line: parse, call one service, present."""

import sys
from collections.abc import Sequence

import typer

from casework.cli.account import app as account
from casework.cli.api import app as api
from casework.cli.bewaking import bewaking
from casework.cli.budget import app as budget
from casework.cli.convenant import convenant
from casework.cli.demo import demo
from casework.cli.errors import WRONG_USAGE
from casework.cli.overdragen import overdragen
from casework.cli.processen import check, processen
from casework.cli.serve import migrate, serve
from casework.cli.termijn import termijn
from casework.cli.verify import verify
from casework.cli.verzuim import app as verzuim
from casework.cli.web import web
from casework.cli.werklijst import werklijst
from casework.cli.zaak import app as zaak

app = typer.Typer(
    name="casework",
    help="Zaken van het ondersteuningsteam: elke datum legt zichzelf uit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
INTERRUPTED = 130
COMMANDS = (
    *(termijn, processen, check, demo, serve, web, migrate, verify),
    *(bewaking, werklijst, convenant),
)
for command in COMMANDS:
    app.command()(command)
zaak.command()(overdragen)
app.add_typer(zaak, name="zaak")
app.add_typer(api, name="api")
app.add_typer(account, name="account")
app.add_typer(budget, name="budget")
app.add_typer(verzuim, name="verzuim")


def main() -> None:
    """Run the command line; whatever goes wrong is one line."""
    if not _is_text(sys.argv):
        sys.stderr.write("Zo kan het niet: een woord is geen UTF-8. Zie --help.\n")
        sys.exit(WRONG_USAGE)
    try:
        code = app(standalone_mode=False) or 0
    except Exception as error:  # noqa: BLE001  a traceback can hold what is secret
        sys.stderr.write(f"{_said(error)}\n")
        code = WRONG_USAGE
    if code == INTERRUPTED:  # so Typer tells it; nothing else ends with this code
        sys.stderr.write("Afgebroken.\n")
    sys.exit(code)


def _is_text(words: Sequence[str]) -> bool:
    try:
        "".join(words).encode()
    except UnicodeEncodeError:
        return False
    return True


def _said(error: Exception) -> str:
    """Say what was typed wrong, or only the kind of a fault that is ours."""
    kind, told = type(error).__name__, getattr(error, "format_message", None)
    if told is None:
        return f"Dit ging mis en is niets van u: {kind}."
    if kind == "NoArgsIsHelpError":  # nothing was asked: the message is the help
        return str(told())
    return f"Zo kan het niet: {' '.join(told().split())} Zie --help."
