"""The command line: parse, call one service, present."""

import typer

from casework.cli.account import app as account
from casework.cli.api import app as api
from casework.cli.avg import app as avg
from casework.cli.backup import backup, restore
from casework.cli.bench import bench
from casework.cli.bewaking import bewaking
from casework.cli.bewaren import app as bewaren
from casework.cli.bewijs import app as bewijs
from casework.cli.budget import app as budget
from casework.cli.convenant import convenant
from casework.cli.datalek import app as datalek
from casework.cli.demo import demo
from casework.cli.overdragen import overdragen
from casework.cli.processen import check, processen
from casework.cli.serve import migrate, serve
from casework.cli.simulate import simulate
from casework.cli.sleutels import app as sleutels
from casework.cli.uitwisseling import uitwisseling
from casework.cli.verify import verify
from casework.cli.verzuim import app as verzuim
from casework.cli.web import web
from casework.cli.werklijst import werklijst
from casework.cli.zaak import app as zaak
from casework.offline.console import run
from casework.offline.termijn import termijn

app = typer.Typer(
    name="casework",
    help="Zaken van het ondersteuningsteam: elke datum legt zichzelf uit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
COMMANDS = (
    *(termijn, processen, check, demo, serve, web, migrate, verify),
    *(bewaking, werklijst, convenant, backup, restore, bench, simulate),
)
for command in COMMANDS:
    app.command()(command)
zaak.command()(overdragen)
app.add_typer(zaak, name="zaak")
app.add_typer(api, name="api")
app.add_typer(bewijs, name="bewijs")
app.add_typer(avg, name="avg")
app.add_typer(datalek, name="datalek")
app.add_typer(account, name="account")
app.add_typer(bewaren, name="bewaren")
app.add_typer(budget, name="budget")
app.add_typer(sleutels, name="sleutels")
app.add_typer(verzuim, name="verzuim")
app.add_typer(uitwisseling, name="uitwisseling")


def main() -> None:
    """Run the command line; whatever goes wrong is one line."""
    run(app)
