"""`casework uitwisseling eigen sleutel …`: the keys of our own organisations."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from casework.cli.at_work import working
from casework.cli.errors import Usage, one_line, show
from casework.cli.partner_input import Door, Swv, by_account, read_bytes
from casework.cli.processen import AsJson
from casework.exchange.own import KeyKind, as_pem
from casework.models import KeyUse
from casework.services.exchange.own_key_end import ask_destruction, destroy_own_key
from casework.services.exchange.own_keys import (
    NewKey,
    certify_ourselves,
    make_own_key,
    request_of,
    take_certificate,
)
from casework.services.exchange.own_known import OurKey, own_keys

eigen = typer.Typer(help="Wat wij zelf nodig hebben om uit te wisselen.")
sleutel = typer.Typer(help="De sleutels van onze eigen organisaties.")
eigen.add_typer(sleutel, name="sleutel")
Which = Annotated[str, typer.Argument(help="Het nummer uit `... sleutel lijst`.")]
_STATES = {
    "requested": "wacht op een certificaat",
    "active": "in gebruik",
    "retired": "afgelost",
    "destroyed": "vernietigd",
}
_USES = {KeyUse.SIGN: "ondertekenen", KeyUse.DECRYPT: "openen"}


@sleutel.command("maak")
def make(  # noqa: PLR0913  a command line has one parameter for each option
    *,
    partij: Annotated[str, typer.Option(help="Van wie de sleutel is: school of swv.")],
    soort: Annotated[KeyUse, typer.Option(help="sign of decrypt.")],
    naam: Annotated[str, typer.Option(help="De naam van de organisatie.")],
    organisatie: Annotated[str, typer.Option(help="BRIN van de school.")] = "",
    algoritme: Annotated[KeyKind, typer.Option(help="rsa of p256.")] = KeyKind.RSA,
    zelf: Annotated[
        bool, typer.Option("--zelf", help="Teken het certificaat zelf, om te proberen.")
    ] = False,
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Maak een sleutel. Hij wacht daarna op een certificaat."""
    with one_line(), working(swv) as work:
        by = by_account(work, door)
        new = NewKey(partij, soort, naam, organisatie, algoritme)
        id_ = make_own_key(work, new, by=by)
        if zelf:
            certify_ourselves(work, id_, by=by)
    _said(id_, "in gebruik" if zelf else "gemaakt", as_json=as_json)


@sleutel.command("lijst")
def every(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat onze sleutels zien, met hun certificaten."""
    with one_line(), working(swv) as work:
        found = [_data(key) for key in own_keys(work)]
    if as_json:
        show(found)
    else:
        lines = (
            f"{d['id']}: {d['partij']} {d['organisatie'] or '(alle)'}, "
            f"{_USES[KeyUse(str(d['soort']))]}, {_STATES[str(d['staat'])]}"
            + (f", tot {d['tot']}\n{d['vingerafdruk']}" if d["tot"] else "")
            for d in found
        )
        typer.echo("\n".join(lines) or "Er zijn nog geen eigen sleutels.")


@sleutel.command("csr")
def request(welk: Which, *, swv: Swv = None, as_json: AsJson = False) -> None:
    """Schrijf de aanvraag voor een certificaat, voor de uitgever (PKIoverheid)."""
    with one_line(), working(swv) as work:
        id_ = _number(welk)
        text = request_of(work, id_)
    if as_json:
        show({"id": str(id_), "csr": text})
    else:
        typer.echo(text, nl=False)


@sleutel.command("certificaat")
def certificate(
    welk: Which,
    bestand: Annotated[
        Path | None, typer.Argument(help="Het uitgegeven certificaat (PEM of DER).")
    ] = None,
    *,
    door: Annotated[str, typer.Option("--door", help="Uw account.")] = "",
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Neem het uitgegeven certificaat in gebruik; zonder bestand: laat het zien."""
    with one_line(), working(swv) as work:
        id_ = _number(welk)
        if bestand is not None:
            given = read_bytes(bestand)
            take_certificate(work, id_, given, by=by_account(work, door))
        known = next((key for key in own_keys(work) if key.id == id_), None)
        if known is None or known.certificate is None:
            raise Usage("Deze sleutel heeft nog geen certificaat.")
        text = as_pem(known.certificate)
    if as_json:
        show({**_data(known), "certificaat": text})
    else:
        typer.echo(text, nl=False)


@sleutel.command("vernietig")
def destroy(
    welk: Which,
    *,
    bevestig: Annotated[
        bool, typer.Option("--bevestig", help="Bevestig wat een ander vroeg.")
    ] = False,
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Vraag om een afgeloste sleutel te vernietigen; een ander bevestigt het."""
    with one_line(), working(swv) as work:
        id_, by = _number(welk), by_account(work, door)
        (destroy_own_key if bevestig else ask_destruction)(work, id_, by=by)
    _said(id_, "vernietigd" if bevestig else "wacht op een ander", as_json=as_json)


def _data(key: OurKey) -> dict[str, object]:
    made = key.certificate
    return {
        "id": str(key.id),
        "partij": key.partij,
        "organisatie": key.organisatie,
        "soort": key.kind.value,
        "naam": key.naam,
        "staat": key.state.value,
        "tot": key.not_after.date().isoformat() if key.not_after else None,
        "vingerafdruk": made.fingerprint_words if made else None,
    }


def _number(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Usage(
            "Geef het nummer uit `casework uitwisseling eigen sleutel lijst`."
        ) from None


def _said(id_: UUID, what: str, *, as_json: bool) -> None:
    if as_json:
        show({"id": str(id_), "gedaan": what})
    else:
        typer.echo(f"{id_}: {what}.")
