"""The commands that need no office, and a program of their own for them."""

import typer

from casework.offline.console import run
from casework.offline.open import open_
from casework.offline.seal import seal
from casework.offline.termijn import termijn
from casework.offline.words import Spread

app = typer.Typer(
    name="uitwisseling",
    help="Pakketten van het privacyconvenant maken en openen.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("seal", cls=Spread)(seal)
app.command("open", cls=Spread)(open_)


def main() -> None:
    """Run `casework termijn`, or `casework uitwisseling seal` or `open`."""
    program = typer.Typer(
        name="casework",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    program.callback()(_nothing)
    program.command()(termijn)
    program.add_typer(app, name="uitwisseling")
    run(program)


def _nothing() -> None:
    """Reken met termijnen; maak en open pakketten van het privacyconvenant."""
