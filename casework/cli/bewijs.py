"""`casework bewijs …`: what others need to check the log without trusting us."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from casework.bootstrap import Office, office
from casework.cli.errors import one_line, show
from casework.cli.files import read_text, write_new
from casework.cli.processen import AsJson
from casework.cli.verify import points
from casework.proof.inclusion import check_proof, read_proof
from casework.proof.signing import Verifier
from casework.services.proof.keys import verifiers
from casework.services.proof.prove import NotInLog, prove
from casework.services.proof.seal import sealed
from casework.services.proof.witness import newest_note

app = typer.Typer(help="Laat een ander controleren dat het logboek klopt.")
Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]


@app.command()
def getuige(
    *,
    out: Annotated[Path, typer.Option(help="Het bestand dat u naar buiten brengt.")],
    swv: Annotated[str | None, typer.Option(help="Een SWV; anders allemaal.")] = None,
    as_json: AsJson = False,
) -> None:
    """Bewaar het nieuwste controlepunt, voor iemand buiten dit systeem."""
    with one_line():
        with _tenants(swv) as (opened, tenants):
            notes = _notes(opened, tenants)
        if not notes:
            raise NotInLog("Er is nog geen controlepunt: het logboek is leeg.")
        write_new(out, "\n".join(notes.values()))
    if as_json:
        show({"bestand": str(out), "swv": [*notes]})
    else:
        typer.echo(
            f"In {out} staat nu {points(len(notes))}. Bewaar dit bestand waar de "
            "beheerder van de database er niet bij kan."
        )


@app.command()
def verzegel(
    *,
    swv: Annotated[str | None, typer.Option(help="Een SWV; anders allemaal.")] = None,
    as_json: AsJson = False,
) -> None:
    """Verzegel nu wat anders elke minuut vanzelf verzegeld wordt."""
    with one_line(), _tenants(swv) as (opened, tenants):
        lines = {tenant: [*sealed(opened.desk, tenant)] for tenant in tenants}
    if as_json:
        show(
            {tenant: [line.outcome for line in told] for tenant, told in lines.items()}
        )
        return
    told = [f"{tenant}: {line.outcome}." for tenant in lines for line in lines[tenant]]
    typer.echo("\n".join(told) or "Er wachtte niets.")


@app.command()
def sleutel(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat de openbare sleutels zien waarmee het logboek ondertekend is."""
    with one_line(), _tenants(swv) as (opened, tenants):
        found: dict[str, list[str]] = {}
        for tenant in tenants:
            with opened.desk.look(tenant) as work:
                found[tenant] = [key.text for key in verifiers(work)]
    if as_json:
        show(found)
    else:
        typer.echo("\n".join(key for keys in found.values() for key in keys))


@app.command()
def regel(
    kenmerk: str, nummer: int, *, swv: Swv = None, as_json: AsJson = False
) -> None:
    """Bewijs dat een regel van een zaak in het logboek staat."""
    with one_line(), office() as opened:
        tenant = swv or opened.settings.tenant
        with opened.desk.look(tenant) as work:
            proof = prove(work, kenmerk, nummer)
    if as_json:
        show(proof.as_data())
    else:
        typer.echo(
            f"Regel {nummer} van {kenmerk} is blad {proof.index} van {proof.size}. "
            "Met --json krijgt u het bewijs om te bewaren of weg te geven."
        )


@app.command()
def controleer(
    bestand: Path,
    *,
    key: Annotated[
        str | None,
        typer.Option("--sleutel", help="De openbare sleutel, zoals u die kent."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Controleer een bewijs, zonder database en zonder dit systeem te vertrouwen."""
    with one_line():
        proof = read_proof(read_text(bestand))
        told = check_proof(proof, Verifier.read(key) if key else None)
    if as_json:
        show({"klopt": True, "sleutel_gegeven": bool(key), **_shown(told)})
        return
    typer.echo(_in_words(told, proof.index, proof.size))
    if not key:
        typer.echo(
            "Let op: de sleutel kwam uit het bestand zelf. Vergelijk hem met de "
            f"sleutel die u van het samenwerkingsverband kreeg: {proof.key}"
        )


@contextmanager
def _tenants(swv: str | None) -> Generator[tuple[Office, list[str]], None, None]:
    with office() as opened:
        yield opened, [swv] if swv else sorted(opened.desk.tenants)


def _notes(opened: Office, tenants: list[str]) -> dict[str, str]:
    notes = {}
    for tenant in tenants:
        with opened.desk.look(tenant) as work:
            if note := newest_note(work):
                notes[tenant] = note
    return notes


def _shown(told: dict[str, Any]) -> dict[str, Any]:
    names = {"tenant_id": "swv", "case_id": "zaak", "seq": "regel", "at": "op"}
    return {name: told.get(column) for column, name in names.items()}


def _in_words(told: dict[str, Any], index: int, size: int) -> str:
    return (
        f"Klopt: regel {told.get('seq')} van zaak {told.get('case_id')} van "
        f"{told.get('at')} is blad {index} in een logboek van {size} bladen."
    )
