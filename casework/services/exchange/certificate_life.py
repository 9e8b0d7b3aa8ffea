"""The life of a certificate: verified by a second person, active, retired, revoked.

Retiring: nothing new is encrypted to it. Retired: what was signed with it while it was
in use still holds. Revoked: nothing holds any more (security.md 1.6).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from casework.access import Actor
from casework.models import CertificateState
from casework.services.exchange.certificates import (
    KnownCertificate,
    hold_certificate,
    short_print,
)
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import (
    check_may_approve,
    check_may_ask,
    check_may_guard,
)
from casework.services.exchange.partners import hold_partner
from casework.services.exchange.revoked_for import RevokedFor
from casework.services.exchange.row_digests import Table
from casework.vault import Address
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.secrecy import DataClass
from statemachines.text import free_text

S = CertificateState
OVERLAP = timedelta(days=30)
"""So long two certificates are used beside each other, when a partner changes keys."""
MOST_ACTIVE = 2
_LONGEST = 200
_UPDATE = """
update partner_certificate set state = %(state)s,
    approved_by = coalesce(%(approved_by)s, approved_by),
    approved_at = coalesce(%(approved_at)s, approved_at),
    called = coalesce(%(called)s, called),
    activated_at = coalesce(%(activated_at)s, activated_at),
    retired_at = coalesce(%(retired_at)s, retired_at),
    revoked_at = coalesce(%(revoked_at)s, revoked_at),
    reason = coalesce(%(reason)s, reason)
where tenant_id = %(tenant)s and id = %(id)s"""
_ACTIVE = """
select count(*) from partner_certificate
where tenant_id = %s and partner_id = %s and kind = %s and state = 'active'"""


@dataclass(frozen=True)
class Call:
    """The telephone call: with whom, and that the partner read the same 16 groups."""

    gesproken_met: str
    klopt: bool


def confirm_certificate(work: Work, id_: UUID, call: Call, *, by: Actor) -> None:
    """Confirm as a second person that the partner read out this fingerprint.

    The number is that of the registry, which two people approved, and never one from
    the mail with the certificate. Raises `Refused`, with every reason.
    """
    known = _held(work, id_, {S.PROPOSED})
    check_may_approve(by, known.requested_by)
    if reasons := _not_confirmed(work, known, call):
        raise Refused(*reasons)
    told = {"gesproken_met": " ".join(call.gesproken_met.split())}
    called = work.vault.seal(_address(work, known), json.dumps(told))
    changed = {"approved_by": by.id, "approved_at": work.now, "called": called}
    _move(work, known, S.VERIFIED, "vingerafdruk gecontroleerd", by, changed)


def activate(work: Work, id_: UUID, *, by: Actor) -> None:
    """Begin to use a verified certificate; at most two of a kind at a time."""
    check_may_ask(by)
    known = _held(work, id_, {S.VERIFIED})
    if not known.not_before <= work.now < known.not_after:
        raise Refused(Reason("Dit certificaat geldt vandaag niet."))
    _, approved_by, left, _ = hold_partner(work, known.partner_id)
    if approved_by is None or left is not None:
        raise Refused(_NOT_APPROVED)
    place = [work.tenant.code, known.partner_id, known.kind.value]
    if work.rows(_ACTIVE, place)[0][0] >= MOST_ACTIVE:
        raise Refused(_TOO_MANY)
    _move(work, known, S.ACTIVE, "in gebruik", by, {"activated_at": work.now})


def retire(work: Work, id_: UUID, *, by: Actor) -> None:
    """Encrypt nothing new to a certificate; what comes in still opens."""
    check_may_ask(by)
    known = _held(work, id_, {S.ACTIVE})
    _move(work, known, S.RETIRING, "wordt uitgefaseerd", by, {})


def end_use(work: Work, id_: UUID, *, by: Actor) -> None:
    """End the use of a certificate; what was signed with it before still holds."""
    check_may_ask(by)
    known = _held(work, id_, {S.VERIFIED, S.ACTIVE, S.RETIRING})
    _move(work, known, S.RETIRED, "niet meer in gebruik", by, {"retired_at": work.now})


def revoke(work: Work, id_: UUID, why: RevokedFor, *, by: Actor) -> None:
    """Trust a certificate no more, from now on and for what came before.

    One person is enough: waiting for a second would leave the door open.
    """
    check_may_guard(by)
    known = _held(work, id_, {*S} - {S.REVOKED})
    revoke_held(work, known, why, by)


def revoke_held(
    work: Work, known: KnownCertificate, why: RevokedFor, by: Actor
) -> None:
    """Revoke a certificate that is held."""
    changed = {"revoked_at": work.now, "reason": why.value}
    _move(work, known, S.REVOKED, f"ingetrokken: {why.value}", by, changed)


def by_itself(work: Work, known: KnownCertificate, to: S, what: str, by: Actor) -> None:
    """Move a certificate that is held because its day has come."""
    changed = {"retired_at": work.now} if to is S.RETIRED else {}
    _move(work, known, to, what, by, changed)


def _held(work: Work, id_: UUID, wanted: set[S]) -> KnownCertificate:
    known = hold_certificate(work, id_)
    if known.state not in wanted:
        raise Refused(Reason("Dit kan niet meer: dit certificaat is al verder."))
    return known


def _not_confirmed(
    work: Work, known: KnownCertificate, call: Call
) -> tuple[Reason, ...]:
    """Say what is missing before somebody may say that it is the right one."""
    _, approved_by, left, _ = hold_partner(work, known.partner_id)
    checks = (
        (approved_by is not None and left is None, _NOT_APPROVED),
        (known.not_after > work.now, Reason("Dit certificaat is verlopen.")),
        (_is_somebody(call.gesproken_met), _WITH_WHOM),
        (call.klopt, _TICK),
    )
    return tuple(reason for good, reason in checks if not good)


def _is_somebody(text: str) -> bool:
    try:
        return 0 < len(str(free_text(text))) <= _LONGEST
    except ValueError:
        return False


def _move(
    work: Work,
    known: KnownCertificate,
    to: S,
    what: str,
    by: Actor,
    changed: Mapping[str, object],
) -> None:
    values = {**dict.fromkeys(_COLUMNS), **changed, "state": to.value}
    work.rows(_UPDATE, {**values, "tenant": work.tenant.code, "id": known.id})
    about = About(Table.CERTIFICATE, str(known.id), str(known.partner_id))
    more = {"fingerprint": short_print(known.read.sha256)}
    write_event(work, f"certificaat {what}", about, by, more)


def _address(work: Work, known: KnownCertificate) -> Address:
    return call_address(work, known.partner_id, known.id)


def call_address(work: Work, partner_id: UUID, id_: UUID) -> Address:
    """Return where it is sealed who was called about a certificate."""
    return Address(
        tenant=work.tenant.code,
        case_id=partner_id,
        data_class=DataClass.IDENTITEIT.value,
        table="partner_certificate",
        column="called",
        row=id_.hex,
    )


_COLUMNS = (
    *("approved_by", "approved_at", "called", "activated_at", "retired_at"),
    *("revoked_at", "reason"),
)
_NOT_APPROVED = Reason(
    "De gegevens van deze partner zijn nog niet door een ander gecontroleerd, of de "
    "partner doet niet meer mee.",
    lifted_by="een andere beheerder of de privacy officer",
)
_TOO_MANY = Reason(
    "Er zijn al twee certificaten van deze soort in gebruik. Faseer er eerst een uit.",
    lifted_by="de beheerder",
)
_WITH_WHOM = Reason("Vul in met wie u hebt gebeld.", about=("gesproken_met",))
_TICK = Reason(
    "De partner moet alle 16 groepen precies zo voorlezen.", about=("klopt",)
)
