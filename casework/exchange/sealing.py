"""Make a package: nothing leaves before everything that can be wrong was looked at."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import ValidationError

from casework.exchange.archive import File, objections_to, packed
from casework.exchange.certificates import Certificate, Identity
from casework.exchange.envelope import enclose, enclose_older
from casework.exchange.manifest import MOST_RECIPIENTS, Entry, Manifest, Request
from casework.exchange.opening import Verdict
from casework.exchange.refusal import BadCertificate, CannotSeal
from casework.exchange.signature import sign
from statemachines.situation import Reason

_ID_BYTES: Final = 16


class Profile(StrEnum):
    """How a package is built: what the partner can read decides."""

    GCM = "cms-gcm"
    CBC = "cms-cbc"


@dataclass(frozen=True)
class Sealed:
    """A package, and what it says about itself."""

    manifest: Manifest
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Draft:
    """What is to be sent: what, why, by whom and to whom."""

    files: Sequence[File]
    request: Request
    sender: Identity
    recipients: Sequence[Certificate]


def seal_package(
    draft: Draft, now: datetime, verdict: Verdict, profile: Profile = Profile.GCM
) -> Sealed:
    """Sign and encrypt the files, or raise `CannotSeal` with every reason.

    `verdict` is asked with the manifest as it will be sent, before anything is
    encrypted. The moment is aware.
    """
    manifest = manifest_of(draft, now)
    reasons = (*objections_to(draft.files), *_of_people(draft, now))
    reasons += tuple(verdict(manifest.as_data())) if manifest else ()
    if manifest is None or reasons:
        raise CannotSeal(reasons)
    signed = sign(packed(manifest, draft.files), draft.sender, now)
    recipients = [*dict.fromkeys(draft.recipients)]
    if profile is Profile.CBC:
        older = enclose_older(signed, recipients)
        return Sealed(manifest, sign(older, draft.sender, now))
    return Sealed(manifest, enclose(signed, recipients))


def manifest_of(draft: Draft, now: datetime) -> Manifest | None:
    """Write the manifest; None when files or recipients cannot be listed at all."""
    try:
        return Manifest(
            **dict(draft.request),
            id=secrets.token_hex(_ID_BYTES),
            created=now,
            sender=draft.sender.certificate.fingerprint,
            recipients=tuple(dict.fromkeys(r.fingerprint for r in draft.recipients)),
            files=tuple(
                Entry(name=file.name, size=len(file.data), sha256=file.sha256)
                for file in draft.files
            ),
        )
    except ValidationError:
        return None


def _of_people(draft: Draft, now: datetime) -> Iterator[Reason]:
    """Say what is wrong with the certificates and the last moment."""
    if not draft.recipients:
        yield Reason("Geef ten minste een certificaat mee van een ontvanger.")
    if len(draft.recipients) > MOST_RECIPIENTS:
        yield Reason(f"Een pakket heeft hooguit {MOST_RECIPIENTS} ontvangers.")
    if draft.request.expires <= now:
        yield Reason("De datum in 'expires' is voorbij. Kies een latere datum.")
    sender = draft.sender.certificate
    yield from _of_certificate(sender, now, Certificate.may_sign, "ondertekenen")
    for one in dict.fromkeys(draft.recipients):
        yield from _of_certificate(one, now, Certificate.may_receive, "ontvangen")


def _of_certificate(
    certificate: Certificate,
    now: datetime,
    may: Callable[[Certificate], bool],
    use: str,
) -> Iterator[Reason]:
    whose = f"Het certificaat van {certificate.subject or 'een naamloze'}"
    if not certificate.valid_at(now):
        yield Reason(f"{whose} is niet geldig op dit moment. Vraag een nieuw.")
    try:
        allowed = may(certificate)
        _ = certificate.public_key
    except BadCertificate as weak:
        yield Reason(str(weak))
        return
    if not allowed:
        yield Reason(f"{whose} is niet bedoeld om mee te {use}. Neem een ander.")
