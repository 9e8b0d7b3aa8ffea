"""Let the warnings about certificates leave: neutral e-mails, with the care of any.

Claimed with a lease, tried again, always with the same Message-ID.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from uuid import UUID

from casework.models import CertificateState, Delivery
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.claim import LEASE
from casework.services.exchange.certificates import KnownCertificate, certificates_of
from casework.services.exchange.known import partner_of
from casework.services.sender import SenderUnknown, sender_of
from casework.work import Desk, Work
from notifications.letter import Sender
from notifications.neutral import Mail, neutral_partner_mail, neutral_registry_mail
from notifications.post import NotPostable, compose, message_id
from notifications.retry import next_try
from notifications.smtp import NoServer, PermanentFailure, Unknown

Carry = Callable[[EmailMessage], None]
BATCH = 500
_AWAY = {NoServer.__name__, Unknown.__name__}
_CLAIM = """
update partner_notice set attempts = attempts + 1, next_try_at = %(until)s
where tenant_id = %(tenant)s and id = (
    select id from partner_notice
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(now)s
    order by next_try_at, id limit 1 for update skip locked)
returning id, certificate_id, account, attempts"""
_SETTLE = """
update partner_notice set status = %s, trouble = %s, next_try_at = %s, settled_at = %s
where tenant_id = %s and id = %s and status = 'wacht' and attempts = %s"""
_IN_WORDS = {
    Delivery.WACHT: "later opnieuw",
    Delivery.VERZONDEN: "verzonden",
    Delivery.VERVALLEN: "vervallen: niet meer nodig",
    Delivery.NIET_BEZORGD: "niet bezorgd",
}


@dataclass(frozen=True)
class _Claimed:
    """A warning that is ours to deliver for as long as the lease lasts."""

    id: UUID
    certificate_id: UUID
    account: str
    attempts: int


def deliver_warnings(desk: Desk, tenant: str, carry: Carry | None) -> Batch:
    """Deliver the warnings that wait. Lines say how many went how.

    Without ``carry`` there is no mail server; one that is away is tried once.
    """
    told: Counter[Delivery] = Counter()
    if carry is None:
        return Batch()
    for _ in range(BATCH):
        with desk.work(tenant) as work:
            rows = work.rows(_CLAIM, _now(work))
        if not rows:
            break
        found = _Claimed(*rows[0])
        status, why = _tried(desk, tenant, carry, found)
        with desk.work(tenant) as work:
            told[_settle(work, found, status, why)] += 1
        if why in _AWAY:
            break
    lines = (f"{number} {_IN_WORDS[status]}" for status, number in told.items())
    return Batch(tuple(Line(NO_CASE, "waarschuwing", line) for line in lines))


def _now(work: Work) -> dict[str, object]:
    return {"tenant": work.tenant.code, "now": work.now, "until": work.now + LEASE}


def _tried(
    desk: Desk, tenant: str, carry: Carry, found: _Claimed
) -> tuple[Delivery, str | None]:
    """Write and carry one warning; whatever goes wrong is a status, never a stop."""
    try:
        with desk.work(tenant) as work:
            message = _message(work, found)
        if message is None:
            return Delivery.VERVALLEN, None
        carry(message)
    except (NotPostable, PermanentFailure) as fault:
        return Delivery.NIET_BEZORGD, type(fault).__name__
    except SenderUnknown as lack:
        return Delivery.WACHT, str(lack)
    except Exception as fault:  # noqa: BLE001  it is not known to have left
        return Delivery.WACHT, type(fault).__name__
    return Delivery.VERZONDEN, None


def _message(work: Work, found: _Claimed) -> EmailMessage | None:
    """Write one warning; nothing when the certificate is not in use any more."""
    [known] = [k for k in certificates_of(work, None) if k.id == found.certificate_id]
    if known.state is not CertificateState.ACTIVE:
        return None
    sender = sender_of(work, None, ())
    mail, to = _mail(work, found, known, sender)
    ident = message_id(found.id, sender)
    return compose(mail, to=to, sender=sender, ident=ident, at=work.now)


def _mail(
    work: Work, found: _Claimed, known: KnownCertificate, sender: Sender
) -> tuple[Mail, str]:
    if not found.account:
        to = partner_of(work, known.partner_id).fg_contact
        return neutral_partner_mail(sender, known.last_day), to
    link = f"{work.place.public_url}/beheer/partners"
    try:
        to = account_of(work, found.account).email
    except UnknownAccount:
        raise NotPostable("dit account is er niet meer") from None
    return neutral_registry_mail(sender, link, known.last_day), to


def _settle(work: Work, found: _Claimed, status: Delivery, why: str | None) -> Delivery:
    again = next_try(found.attempts, work.now) if status is Delivery.WACHT else None
    if status is Delivery.WACHT and again is None:
        status = Delivery.NIET_BEZORGD
    ended = None if again else work.now
    row = [status.value, why, again or work.now, ended]
    work.rows(_SETTLE, [*row, work.tenant.code, found.id, found.attempts])
    return status
