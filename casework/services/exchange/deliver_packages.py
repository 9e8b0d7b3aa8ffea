"""Let what partners are told of packages leave: neutral mail, or the package itself.

Claimed with a lease, tried again over days, always with the same Message-ID. A package
that was recalled in the meantime does not leave any more.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from uuid import UUID

from casework.models import Delivery, Kanaal
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.claim import LEASE
from casework.services.exchange.hand_out import receive
from casework.services.exchange.known import KnownPartner, partner_of
from casework.services.exchange.package_mail import package_mail
from casework.services.exchange.packages import KnownPackage, package_of
from casework.services.exchange.post_package import PostPackage
from casework.services.exchange.standing import standing
from casework.services.exchange.tell import Told
from casework.services.sender import SenderUnknown
from casework.services.webhook_address import BadAddress
from casework.services.webhook_deliver import PAUSES
from casework.services.webhook_send import NotDelivered
from casework.work import Desk, Work
from notifications.post import NotPostable
from notifications.smtp import NoServer, PermanentFailure, Unknown
from statemachines.engine import Refused

Carry = Callable[[EmailMessage], None]
BATCH = 500
_AWAY = {NoServer.__name__, Unknown.__name__}
_CLAIM = """
update package_notice set attempts = attempts + 1, next_try_at = %(until)s
where tenant_id = %(tenant)s and id = (
    select n.id from package_notice n
    join package p on p.tenant_id = n.tenant_id and p.id = n.package_id
    join partner q on q.tenant_id = p.tenant_id and q.id = p.partner_id
    where n.tenant_id = %(tenant)s and n.status = 'wacht' and n.next_try_at <= %(now)s
      and (%(mail)s or (n.what = 'pakket' and q.kanaal = 'webhook'))
    order by n.next_try_at, n.id limit 1 for update of n skip locked)
returning id, package_id, what, account, attempts, (
    select partner_id from package p
    where p.tenant_id = package_notice.tenant_id
        and p.id = package_notice.package_id)"""
_SETTLE = """
update package_notice set status = %s, trouble = %s, next_try_at = %s, settled_at = %s
where tenant_id = %s and id = %s and status = 'wacht' and attempts = %s"""
_BYTES = "select p7m from package where tenant_id = %s and id = %s"
_IN_WORDS = {
    Delivery.WACHT: "later opnieuw",
    Delivery.VERZONDEN: "verzonden",
    Delivery.VERVALLEN: "vervallen: niet meer nodig",
    Delivery.NIET_BEZORGD: "niet bezorgd",
}


@dataclass(frozen=True)
class _Claimed:
    """A message that is ours to deliver for as long as the lease lasts."""

    id: UUID
    package_id: UUID
    what: str
    account: str
    attempts: int
    partner_id: UUID


@dataclass(frozen=True)
class Ways:
    """How something can leave. Without ``carry`` there is no mail server."""

    carry: Carry | None
    post: PostPackage


def deliver_packages(desk: Desk, tenant: str, ways: Ways) -> Batch:
    """Deliver what waits for partners. Lines say how many went how."""
    told: Counter[Delivery] = Counter()
    for _ in range(BATCH):
        with desk.work(tenant) as work:
            rows = work.rows(_CLAIM, _now(work, ways))
        if not rows:
            break
        found = _Claimed(*rows[0])
        status, why = _tried(desk, tenant, ways, found)
        with desk.work(tenant) as work:
            told[_settle(work, found, status, why)] += 1
        if why in _AWAY:
            break
    lines = (f"{number} {_IN_WORDS[status]}" for status, number in told.items())
    return Batch(tuple(Line(NO_CASE, "bericht aan partner", line) for line in lines))


def _now(work: Work, ways: Ways) -> dict[str, object]:
    """Return what a claim asks for: without a mail server what needs none."""
    return {
        "tenant": work.tenant.code,
        "now": work.now,
        "until": work.now + LEASE,
        "mail": ways.carry is not None,
    }


def _tried(
    desk: Desk, tenant: str, ways: Ways, found: _Claimed
) -> tuple[Delivery, str | None]:
    """Write and carry one message; whatever goes wrong is a status, never a stop."""
    try:
        with desk.work(tenant) as work:
            leave = _leaving(work, ways, found)
        if leave is None:
            return Delivery.VERVALLEN, None
        leave()
        if found.what == Told.ITSELF:
            _after(desk, tenant, found)
    except (NotPostable, PermanentFailure, BadAddress) as fault:
        return Delivery.NIET_BEZORGD, type(fault).__name__
    except (SenderUnknown, NotDelivered) as lack:
        return Delivery.WACHT, str(lack)
    except Exception as fault:  # noqa: BLE001  it is not known to have left
        return Delivery.WACHT, type(fault).__name__
    return Delivery.VERZONDEN, None


def _leaving(work: Work, ways: Ways, found: _Claimed) -> Callable[[], None] | None:
    """Return what lets one message leave; nothing when it is not needed any more."""
    known = package_of(work, found.package_id, [found.partner_id])
    partner = partner_of(work, found.partner_id)
    if known is None or not _needed(work, found, known, partner):
        return None
    content = _content(work, found, known)
    if content is not None and partner.kanaal is Kanaal.WEBHOOK:
        return partial(ways.post, partner.adres, content)
    if ways.carry is None:
        raise NoServer
    to = _address(work, found, partner)
    message = package_mail(work, (found.id, Told(found.what)), known, to, content)
    return partial(ways.carry, message)


def _needed(
    work: Work, found: _Claimed, known: KnownPackage, partner: KnownPartner
) -> bool:
    """Tell whether the case still says so; who left the convenant gets no package."""
    if found.what == Told.ERASE:
        return known.to_erase
    return known.can_be_fetched(work.now) and not standing(partner, work.today)


def _content(work: Work, found: _Claimed, known: KnownPackage) -> bytes | None:
    if found.what != Told.ITSELF:
        return None
    [(content,)] = work.rows(_BYTES, [work.tenant.code, known.id])
    return bytes(content)


def _address(work: Work, found: _Claimed, partner: KnownPartner) -> str:
    if not found.account:
        is_mail = partner.kanaal is Kanaal.MAIL
        return partner.adres if is_mail else partner.fg_contact
    try:
        return account_of(work, found.account).email
    except UnknownAccount:
        raise NotPostable("dit account is er niet meer") from None


def _after(desk: Desk, tenant: str, found: _Claimed) -> None:
    """Take it as a receipt when a program took the package; a mailbox is none."""
    with desk.work(tenant) as work:
        partner = partner_of(work, found.partner_id)
        known = package_of(work, found.package_id, [found.partner_id])
        if partner.kanaal is not Kanaal.WEBHOOK or known is None:
            return
        try:
            with work.savepoint():
                receive(work, known)
        except Refused:
            return


def _settle(work: Work, found: _Claimed, status: Delivery, why: str | None) -> Delivery:
    again = None
    if status is Delivery.WACHT and found.attempts <= len(PAUSES):
        again = work.now + PAUSES[found.attempts - 1]
    elif status is Delivery.WACHT:
        status = Delivery.NIET_BEZORGD
    ended = None if again else work.now
    row = [status.value, why, again or work.now, ended]
    work.rows(_SETTLE, [*row, work.tenant.code, found.id, found.attempts])
    return status
