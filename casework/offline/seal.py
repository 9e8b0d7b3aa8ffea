"""`casework uitwisseling seal`: sign and encrypt files for partners."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from casework.clock import utc_now
from casework.exchange import (
    CannotSeal,
    Certificate,
    Draft,
    File,
    Identity,
    Profile,
    Request,
    Sealed,
    load_certificate,
    load_identity,
    read_object,
    read_request,
    seal_package,
)
from casework.offline.disk import check_free, open_to_others, read, write_new
from casework.offline.told import Usage, told
from statemachines.convenant import bezwaren_manifest
from statemachines.situation import Reason

AsJson = Annotated[bool, typer.Option("--json", help="Als JSON.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--wachtwoord-bestand", help="Bestand met het wachtwoord van de sleutel."
    ),
]
OPEN_KEY = (
    "Let op: anderen op deze machine mogen het bestand met de sleutel lezen. "
    "Doe: chmod 600 {}"
)


def seal(  # noqa: PLR0913 -- a command line has one parameter for each option
    *,
    manifest: Annotated[Path, typer.Option(help="Wat, waarom en voor wie: JSON.")],
    file: Annotated[list[Path], typer.Option(help="Een of meer bestanden.")],
    sign_cert: Annotated[Path, typer.Option(help="Uw certificaat (ondertekenen).")],
    sign_key: Annotated[Path, typer.Option(help="De sleutel die daarbij hoort.")],
    to: Annotated[list[Path], typer.Option(help="Certificaat van elke ontvanger.")],
    out: Annotated[Path, typer.Option(help="Het pakket dat wordt gemaakt.")],
    profiel: Annotated[
        Profile, typer.Option(help="cms-cbc: voor programma's zonder GCM.")
    ] = Profile.GCM,
    wachtwoord_bestand: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Maak een pakket: onderteken en versleutel bestanden voor partners."""
    with told():
        check_free(out)
        request = _request(manifest)
        sender = identity(sign_cert, sign_key, wachtwoord_bestand, "--sign-")
        recipients = [certificate(one, "--to") for one in to]
        files = [File(one.name, read(one, "--file")) for one in file]
        draft = Draft(files, request, sender, recipients)
        sealed = seal_package(draft, utc_now(), bezwaren_manifest, profiel)
        write_new(out, sealed.data)
    _show(sealed, out, as_json=as_json)
    warn_of(sign_key)


def certificate(path: Path, option: str) -> Certificate:
    """Read the certificate that an option names."""
    return load_certificate(read(path, option), f"Het bestand bij {option}")


def identity(
    certificate_file: Path, key_file: Path, password_file: Path | None, options: str
) -> Identity:
    """Read a certificate of our own, its key, and its password when it has one."""
    own = certificate(certificate_file, f"{options}cert")
    password = None
    if password_file:
        password = read(password_file, "--wachtwoord-bestand").rstrip(b"\r\n")
    key = read(key_file, f"{options}key")
    return load_identity(own, key, password, f"De sleutel bij {options}key")


def warn_of(key_file: Path) -> None:
    """Say that others can read a key. Last, so that it never hides what happened."""
    if open_to_others(key_file):
        typer.echo(OPEN_KEY.format(key_file), err=True)


def _request(path: Path) -> Request:
    given = _given(path)
    reasons = bezwaren_manifest(given)
    if reasons:
        raise CannotSeal(reasons)
    try:
        return read_request(given)
    except ValueError as wrong:
        raise CannotSeal([Reason(str(wrong))]) from None


def _given(path: Path) -> dict[str, Any]:
    try:
        return read_object(read(path, "--manifest"))
    except (ValueError, RecursionError):
        raise Usage(
            "Het bestand bij --manifest is geen JSON-object in UTF-8, of er staat een "
            "sleutel twee keer in."
        ) from None


def _show(sealed: Sealed, out: Path, *, as_json: bool) -> None:
    manifest = sealed.manifest
    if as_json:
        shown = {
            "out": str(out),
            "size": len(sealed.data),
            "manifest": manifest.as_data(),
        }
        typer.echo(json.dumps(shown, ensure_ascii=False))
        return
    typer.echo(f"Het pakket staat in {out}.")
    typer.echo(f"Nummer {manifest.id}, te openen tot {manifest.as_data()['expires']}.")
    for entry in manifest.files:
        typer.echo(f"- {entry.name} ({entry.size} bytes)")
