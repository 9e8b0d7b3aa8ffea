"""`casework budget`: how the fund Nooit Opgeven stands, and setting a year's budget."""

import re
from dataclasses import astuple
from typing import Annotated

import typer

from casework.cli.at_work import looking, working
from casework.cli.errors import Usage, one_line, show
from casework.cli.input import actor
from casework.cli.processen import AsJson
from casework.services.budget import Share, budget
from casework.services.budget_year import set_budget
from statemachines.money import MOST, in_euro

app = typer.Typer(
    help="Het fonds Nooit Opgeven: wat er is, en waar het is. Bedragen in --json zijn "
    "euro's met hooguit twee decimalen, zoals 1234.5."
)

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
_HEAD = ("financier", "budget", "gereserveerd", "toegezegd", "betaald", "vrij")
_CENTS = 100
_EURO = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
_FIRST, _LAST = 2020, 2199


@app.callback(invoke_without_command=True)
def overview(
    context: typer.Context,
    *,
    jaar: Annotated[
        int | None, typer.Option(help="Het budgetjaar; anders het jaar van nu.")
    ] = None,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Laat per financier zien wat er is."""
    if context.invoked_subcommand is not None:
        return
    with one_line():
        year = None if jaar is None else _year(jaar)
        with looking(swv) as work:
            shares = budget(work, year)
    if as_json:
        show([share.in_euro() for share in shares])
    else:
        typer.echo(_table(shares))


@app.command("zet")
def set_(
    jaar: int,
    financier: str,
    euro: str,
    *,
    als: Annotated[
        str, typer.Option("--als", help="Wie: directeur_bestuurder:account.")
    ],
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Zet het budget van een financier in een jaar. Dit komt in het logboek."""
    with one_line():
        by, cents, year = actor(als), _cents(euro), _year(jaar)
        with working(swv) as work:
            outcome = set_budget(work, year, {financier: cents}, by=by)
            shares = budget(work, year)
    if as_json:
        rows = [share.in_euro() for share in shares]
        show({"kenmerk": outcome.kenmerk, "jaar": jaar, "budget": rows})
    else:
        typer.echo(f"{outcome.kenmerk}: {financier} geeft {in_euro(cents)} in {jaar}.")


def _cents(text: str) -> int:
    """Read an amount in euro: ``1234``, ``1234,50`` or ``1234.50``.

    A point with three digits behind it is refused: some mean a thousand by it.
    """
    found = _EURO.fullmatch(text)
    cents = (
        int(found[1]) * _CENTS + int((found[2] or "").ljust(2, "0")) if found else -1
    )
    if not 0 <= cents <= MOST:
        raise Usage("Schrijf het bedrag in euro's, zoals 24000 of 24000,50.")
    return cents


def _year(year: int) -> int:
    if not _FIRST <= year <= _LAST:
        raise Usage(f"Schrijf een jaar van {_FIRST} tot en met {_LAST}.")
    return year


def _table(shares: list[Share]) -> str:
    if not shares:
        return "Dit samenwerkingsverband heeft geen fonds Nooit Opgeven."
    rows = [
        (name, *(in_euro(cents) for cents in amounts))
        for name, *amounts in map(astuple, shares)
    ]
    total = [
        sum(column) for column in zip(*(astuple(s)[1:] for s in shares), strict=True)
    ]
    table = [_HEAD, *rows, ("samen", *(in_euro(cents) for cents in total))]
    wide = [max(len(row[n]) for row in table) for n in range(len(_HEAD))]
    return "\n".join(_line(row, wide) for row in table)


def _line(row: tuple[str, ...], wide: list[int]) -> str:
    first, *rest = row
    cells = (cell.rjust(w) for cell, w in zip(rest, wide[1:], strict=True))
    return "  ".join((first.ljust(wide[0]), *cells))
