"""Ask to register a certificate that a partner gave. Nobody trusts it yet.

A certificate inside a package that came in is never registered by itself: somebody
hands it in, and somebody else hears the fingerprint by telephone (security.md 1.6).
"""

from collections.abc import Iterator
from uuid import UUID

from casework.access import Actor
from casework.exchange.described import Described, Use
from casework.exchange.refusal import BadCertificate
from casework.ids import new_id
from casework.models import CertificateState
from casework.services.exchange.certificates import short_print
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import check_may_ask
from casework.services.exchange.partners import hold_partner
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

FILE = "bestand"
_TAKEN = """
select partner_id, kind from partner_certificate where tenant_id = %s and sha256 = %s"""
_INSERT = """
insert into partner_certificate (id, tenant_id, partner_id, kind, der, sha256, subject,
    not_before, not_after, state, requested_by, requested_at)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def propose_certificate(
    work: Work, partner_id: UUID, use: Use, given: bytes, *, by: Actor
) -> UUID:
    """Keep a certificate as proposed. Raises `Refused` with every reason.

    ``given`` is a file, PEM or DER.
    """
    check_may_ask(by)
    *_, left, _since = hold_partner(work, partner_id)
    if left is not None:
        raise Refused(_about_file("Deze partner doet niet meer mee."))
    found = _read(given)
    if reasons := tuple(_wrong(work, partner_id, use, found)):
        raise Refused(*reasons)
    id_ = new_id(work.now)
    head = [id_, work.tenant.code, partner_id, use.value, found.der, found.sha256]
    told = [found.subject, found.not_before, found.not_after]
    asked = [CertificateState.PROPOSED.value, by.id, work.now]
    work.rows(_INSERT, [*head, *told, *asked])
    about = About(Table.CERTIFICATE, str(id_), str(partner_id))
    more = {"fingerprint": short_print(found.sha256)}
    write_event(work, f"certificaat voorgesteld ({use.value})", about, by, more)
    return id_


def _read(given: bytes) -> Described:
    try:
        return Described.read(given)
    except BadCertificate as bad:
        raise Refused(_about_file(str(bad))) from None


def _wrong(
    work: Work, partner_id: UUID, use: Use, found: Described
) -> Iterator[Reason]:
    for fault in found.faults(use):
        yield _about_file(fault)
    if found.not_after <= work.now:
        yield _about_file("Dit certificaat is verlopen.")
    known = work.rows(_TAKEN, [work.tenant.code, found.sha256])
    if any(owner != partner_id for owner, _ in known):
        yield _about_file("Dit certificaat is al van een andere partner.")
    elif (partner_id, use.value) in known:
        yield _about_file("Dit certificaat is hier al eens voorgesteld.")


def _about_file(sentence: str) -> Reason:
    return Reason(sentence, about=(FILE,))
