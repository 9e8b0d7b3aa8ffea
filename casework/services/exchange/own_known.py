"""The keys of our own organisations, read: which sign now, and which open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.exchange import (
    BadCertificate,
    Certificate,
    Identity,
    load_certificate,
    load_identity,
)
from casework.exchange.described import Use
from casework.models import KeyState, KeyUse
from casework.vault import Address
from casework.work import Work
from statemachines.convenant import Partij
from statemachines.engine import Refused
from statemachines.grammar import Reason

SENDERS = (Partij.SCHOOL, Partij.SWV)
"""Of whom we can have keys: who works here."""
DATA_CLASS = "sleutel"
_NAMES = (
    "id, partij, organisatie, kind, naam, der, sealed, state, made_by, made_at,"
    " not_before, not_after, retired_at, destroy_asked_by"
)
_READ = f"""
select {_NAMES} from own_key
where tenant_id = %s order by partij, organisatie, kind, made_at, id"""  # noqa: S608  constants only
_HOLD = f"""
select {_NAMES} from own_key
where tenant_id = %s and id = %s for update"""  # noqa: S608  constants only


class UnknownKey(LookupError):
    """There is no key of ours with this number."""

    def __init__(self) -> None:
        """Say it in Dutch."""
        super().__init__("Deze eigen sleutel bestaat niet.")


@dataclass(frozen=True)
class OurKey:
    """A key of ours. ``sealed`` is the private key, shut."""

    id: UUID
    partij: str
    organisatie: str
    kind: KeyUse
    naam: str
    der: bytes | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    state: KeyState
    made_by: str
    made_at: datetime
    not_before: datetime | None
    not_after: datetime | None
    retired_at: datetime | None
    destroy_asked_by: str | None

    @property
    def certificate(self) -> Certificate | None:
        """Return the certificate, when there is one."""
        return load_certificate(self.der) if self.der else None

    @property
    def use(self) -> Use:
        """Say what its certificate is for, as partners register it."""
        return Use.SIGN if self.kind is KeyUse.SIGN else Use.ENCRYPT


def own_keys(work: Work) -> list[OurKey]:
    """Return every key of ours, also those that were destroyed."""
    return [_read(row) for row in work.rows(_READ, [work.tenant.code])]


def hold_own_key(work: Work, id_: UUID) -> OurKey:
    """Lock a key of ours and return it. Raises `UnknownKey`."""
    rows = work.rows(_HOLD, [work.tenant.code, id_])
    if not rows:
        raise UnknownKey
    return _read(rows[0])


def signer_for(work: Work, partij: str, organisatie: str) -> OurKey | None:
    """Return with which key an organisation of ours signs now, if it can.

    A school has a key of its own, or shares the one without a BRIN.
    """
    found = [
        key
        for key in own_keys(work)
        if (key.partij, key.kind, key.state) == (partij, KeyUse.SIGN, KeyState.ACTIVE)
        and key.organisatie in ("", organisatie)
        and (one := key.certificate) is not None
        and one.valid_at(work.now)
    ]
    return max(found, key=lambda key: key.organisatie, default=None)


def decrypt_identities(work: Work, partijen: Sequence[str] = SENDERS) -> list[Identity]:
    """Return with what we open packages now: also keys that were just retired."""
    return [
        identity_of(work, key)
        for key in own_keys(work)
        if key.kind is KeyUse.DECRYPT
        and key.partij in partijen
        and key.state in {KeyState.ACTIVE, KeyState.RETIRED}
    ]


def identity_of(work: Work, known: OurKey) -> Identity:
    """Open a key of ours that has a certificate. Raises `BadCertificate`."""
    certificate = known.certificate
    if certificate is None:
        raise BadCertificate("Deze sleutel heeft nog geen certificaat.")
    return load_identity(certificate, private_key(work, known))


def own_key_address(work: Work, id_: UUID) -> Address:
    """Return where a private key is sealed, with a key of the vault for it alone."""
    return Address(
        tenant=work.tenant.code,
        case_id=id_,
        data_class=DATA_CLASS,
        table="own_key",
        column="sealed",
        row=id_.hex,
    )


def _read(row: tuple[Any, ...]) -> OurKey:
    id_, partij, organisatie, kind, naam, der, sealed, state, *rest = row
    return OurKey(
        *(id_, partij, organisatie, KeyUse(kind), naam),
        *(bytes(der) if der else None, bytes(sealed) if sealed else None),
        *(KeyState(state), *rest),
    )


def private_key(work: Work, known: OurKey) -> bytes:
    """Return the private key, opened, as DER. Raises `Refused` when it is gone."""
    if known.sealed is None:
        raise Refused(Reason("Deze sleutel is vernietigd."))
    return work.vault.open_bytes(own_key_address(work, known.id), known.sealed)
