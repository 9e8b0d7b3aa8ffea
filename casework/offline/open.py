"""`casework uitwisseling open`: open a package from a partner, with suspicion."""

import json
import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from casework.clock import utc_now
from casework.exchange import (
    Authorities,
    Certificate,
    Identity,
    Opened,
    Opener,
    RevocationList,
    load_certificates,
    load_lists,
    open_package,
)
from casework.offline.disk import check_room, put, read
from casework.offline.register import Register
from casework.offline.seal import AsJson, PasswordFile, certificate, identity, warn_of
from casework.offline.told import Usage, told
from statemachines.convenant import bezwaren_manifest


def open_(  # noqa: PLR0913 -- a command line has one parameter for each option
    package: Annotated[Path, typer.Argument(help="Het pakket.", show_default=False)],
    *,
    cert: Annotated[Path, typer.Option(help="Uw certificaat (ontvangen).")],
    key: Annotated[Path, typer.Option(help="De sleutel die daarbij hoort.")],
    ca: Annotated[Path, typer.Option(help="De certificaten die u vertrouwt (PEM).")],
    out: Annotated[Path, typer.Option(help="De map voor de bestanden.")],
    crl: Annotated[
        Path | None, typer.Option(help="Lijst van ingetrokken certificaten.")
    ] = None,
    cbc_van: Annotated[
        list[Path] | None,
        typer.Option(help="Certificaat van wie cms-cbc mag gebruiken."),
    ] = None,
    nogmaals: Annotated[
        bool, typer.Option("--nogmaals", help="Ook als het al eens geopend is.")
    ] = False,
    wachtwoord_bestand: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Open een pakket. Er komt pas iets op schijf als alles klopt."""
    # What is wrong with a package is for a log, and a command line has none.
    logging.getLogger("casework.exchange").addHandler(logging.NullHandler())
    with told():
        own = identity(cert, key, wachtwoord_bestand, "--")
        trust = Authorities(
            load_certificates(read(ca, "--ca"), "Het bestand bij --ca"), _lists(crl)
        )
        older = frozenset(
            certificate(one, "--cbc-van").fingerprint for one in cbc_van or ()
        )
        keeper = _Keeper(own, again=nogmaals)
        opener = Opener([own], trust, bezwaren_manifest, keeper.seen, older)
        now = utc_now()
        opened = open_package(read(package, "het pakket"), opener, now)
        keeper.keep(opened, out, now)
    _show(opened, out, as_json=as_json)
    warn_of(key)


class _Keeper:
    """Knows what was opened before, and writes what was opened now."""

    def __init__(self, own: Identity, *, again: bool) -> None:
        self.recipient = own.certificate.fingerprint
        self.again = again

    def seen(self, sender: Certificate, package: str) -> bool:
        """Tell whether it was opened before; with --nogmaals that does not matter."""
        names = (self.recipient, sender.fingerprint, package)
        return not self.again and _register().seen(*names)

    def keep(self, opened: Opened, out: Path, now: datetime) -> None:
        """Write the files and note the package: both, or neither."""
        check_room(opened.files, out)
        names = (self.recipient, opened.signer.fingerprint, opened.manifest.id)
        with _register().marking(names, now, again=self.again):
            put(opened.files, out)


def _register() -> Register:
    """Return the register of this installation.

    The settings are only read for a package that got this far: reading them takes
    longer than refusing one.
    """
    from casework.settings import BadSettings, read_settings  # noqa: PLC0415

    try:
        home = read_settings().home
    except BadSettings as wrong:
        raise Usage(str(wrong)) from None
    return Register(home / "uitwisseling" / "geopend.sqlite")


def _lists(path: Path | None) -> list[RevocationList] | None:
    if path is None:
        return None
    return load_lists(read(path, "--crl"), "Het bestand bij --crl")


def _show(opened: Opened, out: Path, *, as_json: bool) -> None:
    manifest = opened.manifest.as_data()
    if as_json:
        shown = {
            "out": str(out),
            "signer": {
                "subject": opened.signer.subject,
                "sha256": opened.signer.fingerprint,
                "signed_at": opened.signed_at.isoformat(),
            },
            "manifest": manifest,
            "files": [file.name for file in opened.files],
        }
        typer.echo(json.dumps(shown, ensure_ascii=False))
        return
    typer.echo(f"Ondertekend door {opened.signer.subject}.")
    for name in ("purpose", "legal_basis", "covenant", "case_ref", "sender_role"):
        typer.echo(f"{name}: {manifest[name]}")
    for name in ("recipient_roles", "classes"):
        typer.echo(f"{name}: {', '.join(manifest[name])}")
    typer.echo(f"created: {manifest['created']}, expires: {manifest['expires']}")
    typer.echo(f"De bestanden staan in {out}:")
    for file in opened.files:
        typer.echo(f"- {file.name} ({len(file.data)} bytes)")
