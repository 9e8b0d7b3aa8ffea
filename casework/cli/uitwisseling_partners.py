"""`casework uitwisseling partners`: who they are; `partner …`: register them."""

from pathlib import Path
from typing import Annotated

import typer

from casework.cli.at_work import working
from casework.cli.errors import one_line, show
from casework.cli.partner_input import (
    Door,
    Swv,
    by_account,
    known_id,
    read_bytes,
)
from casework.cli.present_partners import partner_data, partner_text
from casework.cli.processen import AsJson
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.known import members_of, partners_of
from casework.services.exchange.members import add_member, drop_member
from casework.services.exchange.partners import (
    NewPartner,
    approve_partner,
    leave_covenant,
    propose_partner,
)
from casework.services.exchange.revocation import lists_of, take_in_list

partner = typer.Typer(help="Een partner voorstellen, controleren of laten uittreden.")


def partners(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat de partners zien, met hun certificaten en hoe lang die nog gelden."""
    with one_line(), working(swv) as work:
        lists = lists_of(work)
        found = [
            partner_data(work, p, certificates_of(work, p.id), lists)
            | {"accounts": [*members_of(work, p.id)]}
            for p in partners_of(work)
        ]
    if as_json:
        show(found)
    else:
        typer.echo("\n".join(map(partner_text, found)) or "Er zijn nog geen partners.")


@partner.command("voorstellen")
def propose(  # noqa: PLR0913  a command line has one parameter for each option
    *,
    naam: Annotated[str, typer.Option(help="Hoe de organisatie heet.")],
    rol: Annotated[str, typer.Option(help="De partij van het convenant.")],
    nummer: Annotated[str, typer.Option(help="KvK-nummer of OIN.")],
    convenant: Annotated[str, typer.Option(help="Welk convenant.")],
    sinds: Annotated[str, typer.Option(help="Toegetreden op (JJJJ-MM-DD).")],
    fg: Annotated[str, typer.Option(help="E-mailadres van de FG.")],
    telefoon: Annotated[str, typer.Option(help="Waarop u het certificaat nagaat.")],
    telefoon_bron: Annotated[str, typer.Option(help="Waar dat nummer vandaan komt.")],
    profiel: Annotated[str, typer.Option(help="cms-gcm of cms-cbc.")] = "cms-gcm",
    kanaal: Annotated[str, typer.Option(help="portaal, mail of webhook.")] = "portaal",
    adres: Annotated[str, typer.Option(help="Het adres bij mail of webhook.")] = "",
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Stel een partner voor. Een ander moet de gegevens daarna controleren."""
    new = NewPartner(
        *(naam, rol, nummer, convenant, sinds, fg, telefoon, telefoon_bron),
        *(profiel, kanaal, adres),
    )
    with one_line(), working(swv) as work:
        id_ = propose_partner(work, new, by=by_account(work, door))
    _said(str(id_), "voorgesteld", as_json=as_json)


@partner.command("controleren")
def approve(
    nummer: str, *, door: Door, swv: Swv = None, as_json: AsJson = False
) -> None:
    """Keur als tweede persoon goed wat er van een partner is ingevuld."""
    with one_line(), working(swv) as work:
        approve_partner(work, known_id(nummer), by=by_account(work, door))
    _said(nummer, "gecontroleerd", as_json=as_json)


@partner.command("uittreden")
def leave(nummer: str, *, door: Door, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat een partner vanaf vandaag niet meer meedoen."""
    with one_line(), working(swv) as work:
        leave_covenant(work, known_id(nummer), by=by_account(work, door))
    _said(nummer, "uitgetreden", as_json=as_json)


@partner.command("account")
def member(
    nummer: str,
    account: str,
    *,
    weg: Annotated[bool, typer.Option("--weg", help="Haal het account weg.")] = False,
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Laat een account pakketten van een partner ophalen, of niet meer."""
    with one_line(), working(swv) as work:
        change = drop_member if weg else add_member
        change(work, known_id(nummer), account, by=by_account(work, door))
    _said(nummer, "account weggehaald" if weg else "account erbij", as_json=as_json)


def revoked(
    lijst: Annotated[Path, typer.Argument(help="De intrekkingslijst (PEM of DER).")],
    *,
    uitgever: Annotated[Path, typer.Option(help="Het certificaat van de uitgever.")],
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Lees in wat een uitgever heeft ingetrokken (CRL)."""
    with one_line(), working(swv) as work:
        by = by_account(work, door)
        gone = take_in_list(work, read_bytes(lijst), read_bytes(uitgever), by=by)
    if as_json:
        show({"ingetrokken": [str(known.id) for known in gone]})
    else:
        typer.echo(f"Ingelezen. Hierdoor ingetrokken: {len(gone)}.")
        typer.echo("".join(f"- {known.fingerprint}\n" for known in gone), nl=False)


def _said(id_: str, what: str, *, as_json: bool) -> None:
    if as_json:
        show({"id": id_, "gedaan": what})
    else:
        typer.echo(f"{id_}: {what}.")
