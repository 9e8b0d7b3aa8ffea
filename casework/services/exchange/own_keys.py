"""The keys of our own organisations: made, certified, used; the key itself is sealed.

A sign key signs what we send, a decrypt key opens what partners send us. They are
apart, and each organisation of ours has its own (security.md 1.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.exchange import (
    BadCertificate,
    Certificate,
    Identity,
    load_certificate,
    load_identity,
)
from casework.exchange.described import Use
from casework.exchange.own import KeyKind, make_key, request_for, sign_own
from casework.ids import new_id
from casework.models import KeyState, KeyUse
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import check_may_ask
from casework.services.exchange.row_digests import Table
from casework.vault import Address
from casework.work import Work
from statemachines.convenant import Partij
from statemachines.engine import Refused
from statemachines.grammar import Reason

SENDERS = (Partij.SCHOOL, Partij.SWV)
"""Of whom we can have keys: who works here."""
DATA_CLASS = "sleutel"
_LONGEST_NAME = 64
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
_INSERT = """
insert into own_key (id, tenant_id, partij, organisatie, kind, naam, sealed, state,
    made_by, made_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_CERTIFY = """
update own_key set der = %s, sha256 = %s, not_before = %s, not_after = %s,
    state = 'active' where tenant_id = %s and id = %s"""
_RETIRE = """
update own_key set state = 'retired', retired_at = %s
where tenant_id = %s and partij = %s and organisatie = %s and kind = %s
  and state = 'active' and id <> %s returning id"""
_TAKEN = "select id from own_key where tenant_id = %s and sha256 = %s"


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


@dataclass(frozen=True)
class NewKey:
    """What is asked: of whom, for what, and the name in the certificate."""

    partij: str
    kind: KeyUse
    naam: str
    organisatie: str = ""
    soort: KeyKind = KeyKind.RSA


def make_own_key(work: Work, new: NewKey, *, by: Actor) -> UUID:
    """Make a key and seal it; it waits for its certificate. Raises `Refused`."""
    check_may_ask(by)
    _refuse_strange(new)
    id_ = new_id(work.now)
    sealed = work.vault.seal_bytes(own_key_address(work, id_), make_key(new.soort))
    told = [new.partij, new.organisatie, new.kind.value, new.naam.strip(), sealed]
    state = KeyState.REQUESTED.value
    work.rows(_INSERT, [id_, work.tenant.code, *told, state, by.id, work.now])
    _tell(work, "eigen sleutel gemaakt", id_, by)
    return id_


def request_of(work: Work, id_: UUID) -> str:
    """Return the request for a certificate of this key (PEM). Raises `UnknownKey`."""
    known = hold_own_key(work, id_)
    return request_for(_opened(work, known), known.naam, known.use)


def certify_ourselves(work: Work, id_: UUID, *, by: Actor) -> None:
    """Sign the certificate ourselves: for a trial. Raises `Refused`, `UnknownKey`."""
    known = hold_own_key(work, id_)
    der = sign_own(_opened(work, known), known.naam, known.use, work.now)
    take_certificate(work, id_, der, by=by)


def take_certificate(work: Work, id_: UUID, given: bytes, *, by: Actor) -> None:
    """Begin to use a key with the certificate that was issued; the former retires.

    Raises `Refused` when it does not fit the key, and `UnknownKey`.
    """
    check_may_ask(by)
    known = hold_own_key(work, id_)
    if known.state is not KeyState.REQUESTED:
        raise _no("Deze sleutel heeft al een certificaat. Maak een nieuwe sleutel.")
    certificate = _fitting(work, known, given)
    parsed, digest = certificate.parsed, sha256(certificate.der).digest()
    if work.rows(_TAKEN, [work.tenant.code, digest]):
        raise _no("Dit certificaat hoort al bij een andere sleutel.")
    days = [parsed.not_valid_before_utc, parsed.not_valid_after_utc]
    here = [work.tenant.code, id_]
    work.rows(_CERTIFY, [certificate.der, digest, *days, *here])
    _tell(work, "eigen certificaat in gebruik", id_, by)
    same = [known.partij, known.organisatie, known.kind.value, id_]
    for (old,) in work.rows(_RETIRE, [work.now, work.tenant.code, *same]):
        _tell(work, "eigen sleutel afgelost", old, by)


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
        if (key.partij, key.kind, key.state)
        == (partij, KeyUse.SIGN, KeyState.ACTIVE)
        and key.organisatie in ("", organisatie)
        and (one := key.certificate) is not None
        and one.valid_at(work.now)
    ]
    return max(found, key=lambda key: key.organisatie, default=None)


def openers(work: Work, partijen: Sequence[str] = SENDERS) -> list[Identity]:
    """Return with what we open packages now: also keys that were just retired."""
    return [
        identity_of(work, key)
        for key in own_keys(work)
        if key.kind is KeyUse.DECRYPT and key.partij in partijen
        and key.state in {KeyState.ACTIVE, KeyState.RETIRED}
    ]


def identity_of(work: Work, known: OurKey) -> Identity:
    """Open a key of ours that has a certificate. Raises `BadCertificate`."""
    certificate = known.certificate
    if certificate is None:
        raise BadCertificate("Deze sleutel heeft nog geen certificaat.")
    return load_identity(certificate, _opened(work, known))


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


def _opened(work: Work, known: OurKey) -> bytes:
    if known.sealed is None:
        raise _no("Deze sleutel is vernietigd.")
    return work.vault.open_bytes(own_key_address(work, known.id), known.sealed)


def _fitting(work: Work, known: OurKey, given: bytes) -> Certificate:
    try:
        certificate = load_certificate(given)
        load_identity(certificate, _opened(work, known))
        sign = known.kind is KeyUse.SIGN
        fits = certificate.may_sign() if sign else certificate.may_receive()
    except BadCertificate as fault:
        raise _no(str(fault)) from None
    if not fits:
        raise _no("Dit certificaat is niet bedoeld voor dit gebruik van de sleutel.")
    if not certificate.valid_at(work.now):
        raise _no("Dit certificaat geldt niet op dit moment.")
    return certificate


def _refuse_strange(new: NewKey) -> None:
    if new.partij not in SENDERS:
        raise _no("Wij maken alleen sleutels van de school of van het SWV.")
    if not 0 < len(new.naam.strip()) <= _LONGEST_NAME or not new.naam.isprintable():
        raise _no("Geef de naam van de organisatie, in hooguit 64 tekens.")
    if new.organisatie and not new.organisatie.isalnum():
        raise _no("Een BRIN bestaat uit cijfers en letters.")


def _no(sentence: str) -> Refused:
    return Refused(Reason(sentence, lifted_by="de beheerder"))


def _tell(work: Work, what: str, id_: UUID, by: Actor) -> None:
    write_event(work, what, About(Table.OWN_KEY, str(id_)), by)
