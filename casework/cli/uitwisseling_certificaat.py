"""`casework uitwisseling certificaat …`: the life of a certificate of a partner."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from casework.access import Actor
from casework.cli.at_work import working
from casework.cli.errors import one_line, show
from casework.cli.partner_input import (
    Door,
    Swv,
    by_account,
    certificate_named,
    known_id,
    read_bytes,
    same_print,
)
from casework.cli.processen import AsJson
from casework.exchange.described import Described, Use
from casework.services.exchange.certificate_life import (
    Call,
    activate,
    confirm_certificate,
    end_use,
    retire,
    revoke,
)
from casework.services.exchange.certificates import KnownCertificate
from casework.services.exchange.propose_certificate import propose_certificate
from casework.services.exchange.revoked_for import RevokedFor
from casework.work import Work

certificaat = typer.Typer(help="Een certificaat voorstellen, nagaan en gebruiken.")
Which = Annotated[str, typer.Argument(help="Het nummer, of de eerste groepen.")]
Deed = Callable[[Work, KnownCertificate, Actor], None]


@certificaat.command("voorstellen")
def propose(
    partner: Annotated[str, typer.Argument(help="Het nummer van de partner.")],
    bestand: Annotated[Path, typer.Argument(help="Het certificaat (PEM of DER).")],
    *,
    soort: Annotated[Use, typer.Option(help="Waarvoor de partner het gebruikt.")],
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Stel een certificaat voor. Een ander moet daarna de partner bellen."""
    with one_line(), working(swv) as work:
        given, by = read_bytes(bestand), by_account(work, door)
        id_ = propose_certificate(work, known_id(partner), soort, given, by=by)
    fingerprint = Described.read(given).fingerprint
    if as_json:
        show({"id": id_, "staat": "proposed", "vingerafdruk": fingerprint})
    else:
        typer.echo(f"{id_}: voorgesteld.\n{fingerprint}")


@certificaat.command("nagaan")
def confirm(
    welk: Which,
    *,
    voorgelezen: Annotated[
        str, typer.Option(help="De 16 groepen, zoals de partner ze voorlas.")
    ],
    gesproken_met: Annotated[str, typer.Option(help="Met wie u belde.")],
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Bevestig dat de partner aan de telefoon deze vingerafdruk voorlas."""

    def deed(work: Work, known: KnownCertificate, by: Actor) -> None:
        call = Call(gesproken_met, klopt=same_print(known, voorgelezen))
        confirm_certificate(work, known.id, call, by=by)

    _done(welk, deed, (swv, door), "gecontroleerd", as_json=as_json)


@certificaat.command("gebruiken")
def use(welk: Which, *, door: Door, swv: Swv = None, as_json: AsJson = False) -> None:
    """Neem een gecontroleerd certificaat in gebruik."""
    _done(
        welk,
        lambda work, known, by: activate(work, known.id, by=by),
        (swv, door),
        "in gebruik",
        as_json=as_json,
    )


@certificaat.command("uitfaseren")
def phase_out(
    welk: Which, *, door: Door, swv: Swv = None, as_json: AsJson = False
) -> None:
    """Versleutel niets nieuws meer naar een certificaat."""
    _done(
        welk,
        lambda work, known, by: retire(work, known.id, by=by),
        (swv, door),
        "wordt uitgefaseerd",
        as_json=as_json,
    )


@certificaat.command("beeindigen")
def end(welk: Which, *, door: Door, swv: Swv = None, as_json: AsJson = False) -> None:
    """Gebruik een certificaat niet meer; wat er al mee is ondertekend, blijft."""
    _done(
        welk,
        lambda work, known, by: end_use(work, known.id, by=by),
        (swv, door),
        "niet meer in gebruik",
        as_json=as_json,
    )


@certificaat.command("intrekken")
def withdraw(
    welk: Which,
    *,
    reden: Annotated[RevokedFor, typer.Option(help="Waarom.")],
    door: Door,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Vertrouw een certificaat niet meer, ook niet voor wat er eerder was."""
    _done(
        welk,
        lambda work, known, by: revoke(work, known.id, reden, by=by),
        (swv, door),
        "ingetrokken",
        as_json=as_json,
    )


def _done(
    welk: str,
    deed: Deed,
    who: tuple[str | None, str],
    what: str,
    *,
    as_json: bool,
) -> None:
    """Do something with one certificate, and say so."""
    swv, door = who
    with one_line(), working(swv) as work:
        known = certificate_named(work, welk)
        deed(work, known, by_account(work, door))
    if as_json:
        show({"id": known.id, "gedaan": what})
    else:
        typer.echo(f"{known.id}: {what}.")
