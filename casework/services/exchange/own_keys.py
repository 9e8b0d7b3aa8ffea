"""The keys of our own organisations: made, certified, used; the key itself is sealed.

A sign key signs what we send, a decrypt key opens what partners send us. They are
apart, and each organisation of ours has its own (security.md 1.6).
"""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from casework.access import Actor
from casework.exchange import (
    BadCertificate,
    Certificate,
    load_certificate,
    load_identity,
)
from casework.exchange.own import KeyKind, make_key, request_for, sign_own
from casework.ids import new_id
from casework.models import KeyState, KeyUse
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import check_may_ask
from casework.services.exchange.own_known import (
    SENDERS,
    OurKey,
    hold_own_key,
    own_key_address,
    private_key,
)
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

_LONGEST_NAME = 64
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
    return request_for(private_key(work, known), known.naam, known.use)


def certify_ourselves(work: Work, id_: UUID, *, by: Actor) -> None:
    """Sign the certificate ourselves: for a trial. Raises `Refused`, `UnknownKey`."""
    known = hold_own_key(work, id_)
    der = sign_own(private_key(work, known), known.naam, known.use, work.now)
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


def _fitting(work: Work, known: OurKey, given: bytes) -> Certificate:
    try:
        certificate = load_certificate(given)
        load_identity(certificate, private_key(work, known))
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
