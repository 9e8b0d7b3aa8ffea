"""What is typed about partners: who is at the door, which partner, which file."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from casework.access import Actor
from casework.cli.errors import Usage
from casework.services.accounts.known import account_of
from casework.services.exchange.certificates import KnownCertificate, certificates_of
from casework.services.exchange.may_manage import READERS
from casework.services.stand_in import acting
from casework.work import Work

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
Door = Annotated[str, typer.Option("--door", help="Uw account: wie dit doet.")]
_FEWEST = 8


def by_account(work: Work, account: str) -> Actor:
    """Return who does it: an active account that keeps the registry."""
    found = account_of(work, account)
    role = next((role for role in found.rollen if role in READERS), None)
    if role is None or not found.active:
        raise Usage("--door moet een account van een beheerder of FG zijn.")
    return acting(work, account, role)


def read_bytes(file: Path) -> bytes:
    """Return what is in a file that was named."""
    try:
        return file.read_bytes()
    except OSError:
        raise Usage(f"Het bestand {str(file)!a} is niet te lezen.") from None


def known_id(text: str) -> UUID:
    """Return the number of a partner or a certificate that was typed."""
    try:
        return UUID(text)
    except ValueError:
        raise Usage("Geef het nummer uit `casework uitwisseling partners`.") from None


def certificate_named(work: Work, text: str) -> KnownCertificate:
    """Return the certificate with this number, or that begins with these groups."""
    typed = "".join(text.split()).upper()
    found = [
        known
        for known in certificates_of(work, None)
        if typed == known.id.hex.upper()
        or text == str(known.id)
        or (len(typed) >= _FEWEST and _print_of(known).startswith(typed))
    ]
    if len(found) != 1:
        raise Usage(
            "Geef het nummer van een certificaat, of de eerste groepen van de "
            "vingerafdruk, zoals in `casework uitwisseling partners`."
        )
    return found[0]


def same_print(known: KnownCertificate, typed: str) -> bool:
    """Tell whether all 16 groups that were read out are those of the certificate."""
    return "".join(typed.split()).upper() == _print_of(known)


def _print_of(known: KnownCertificate) -> str:
    return known.fingerprint.replace(" ", "")
