"""`casework verzuim …`: absence, from a file to its signals."""

import typer

from casework.cli.verzuim_import import import_, kalender
from casework.cli.verzuim_natellen import natellen
from casework.cli.verzuim_register import register
from casework.cli.verzuim_signalen import signalen
from casework.cli.verzuim_wachtend import wachtend

app = typer.Typer(help="Verzuim: bekijk de signalen, of lees het echt in.")
app.command()(signalen)
app.command("import")(import_)
app.command()(kalender)
app.command()(register)
app.command()(wachtend)
app.command()(natellen)
