"""`casework account …`: who of the staff may sign in. It makes the first beheerder."""

from dataclasses import asdict
from typing import Annotated

import typer

from casework.access import SYSTEEM
from casework.cli.at_work import working
from casework.cli.errors import Usage, one_line, show
from casework.cli.processen import AsJson
from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.change import stop_account
from casework.services.accounts.known import Colleague, accounts_of
from casework.services.accounts.may_change import STAFF
from casework.services.accounts.setup import give_setup_link
from statemachines.roles import Role

app = typer.Typer(help="Wie er mag inloggen: de accounts van medewerkers.")

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
_ROLES = ", ".join(role.value for role in STAFF)


@app.command("toevoegen")
def add(  # noqa: PLR0913  a command line has one parameter for each option
    *,
    rol: Annotated[list[str], typer.Option(help="Een rol; mag vaker.")],
    naam: Annotated[str, typer.Option(help="Hoe iemand heet.")],
    email: Annotated[str, typer.Option(help="Het e-mailadres van het werk.")],
    telefoon: Annotated[str, typer.Option(help="Een telefoonnummer.")] = "",
    account: Annotated[
        str, typer.Option(help="Zo heet het account in zaken; anders getrokken.")
    ] = "",
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Maak een account, en geef de link waarmee iemand het instelt (72 uur)."""
    with one_line():
        new = NewAccount(naam, email, _roles(rol), telefoon, account)
        with working(swv) as work:
            made = add_account(work, new, by=SYSTEEM)
            link = give_setup_link(work, made, by=SYSTEEM)
    _show_link(made, link, as_json=as_json)


@app.command("link")
def link_(account: str, *, swv: Swv = None, as_json: AsJson = False) -> None:
    """Geef een nieuwe link: de telefoon is weg, of het wachtwoord vergeten."""
    with one_line(), working(swv) as work:
        link = give_setup_link(work, account, by=SYSTEEM)
    _show_link(account, link, as_json=as_json)


@app.command("stoppen")
def stop(account: str, *, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat niemand meer inloggen met dit account, vanaf nu."""
    with one_line(), working(swv) as work:
        stop_account(work, account, by=SYSTEEM)
    if as_json:
        show({"account": account, "status": "gestopt"})
    else:
        typer.echo(f"{account}: gestopt. Iedereen met dit account is uitgelogd.")


@app.command("lijst")
def list_(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat alle accounts zien, ook de gestopte."""
    with one_line(), working(swv) as work:
        found = accounts_of(work)
    if as_json:
        show([asdict(one) for one in found])
    else:
        typer.echo("\n".join(map(_line, found)) or "Er zijn nog geen accounts.")


def _roles(typed: list[str]) -> tuple[Role, ...]:
    known = {role.value: role for role in STAFF}
    if not set(typed) <= set(known):
        raise Usage(f"Kies bij --rol uit: {_ROLES}.")
    return tuple(known[role] for role in typed)


def _show_link(account: str, link: str, *, as_json: bool) -> None:
    if as_json:
        show({"account": account, "link": link})
    else:
        typer.echo(f"{account}: stel het account in met deze link, binnen 72 uur:")
        typer.echo(link)


def _line(one: Colleague) -> str:
    roles = ", ".join(one.rollen)
    ready = "" if one.ingesteld or not one.active else ", nog niet ingesteld"
    return f"- {one.id} ({one.status}{ready}): {one.naam}, {one.email}; {roles}"
