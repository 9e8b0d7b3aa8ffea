"""Tell the privacy officer at once that somebody used access in an emergency.

The mail says that one task waits, and not which. It is tried again until it has left.
"""

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from functools import partial
from uuid import UUID, uuid5

from casework.services.accounts.known import Colleague
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.insist import insist
from casework.services.noodtoegang.hears import told_to
from casework.services.sender import sender_of
from casework.work import Desk, Work
from notifications.neutral import neutral_digest_mail
from notifications.post import compose, message_id

AGAIN = timedelta(minutes=5)
_MOST = 100
_CLAIM = """
update noodtoegang set next_try_at = %(again)s
where tenant_id = %(tenant)s and id = (
    select id from noodtoegang
    where tenant_id = %(tenant)s and told_at is null and next_try_at <= %(now)s
    order by at, id limit 1 for update skip locked)
returning id, account"""
_TOLD = """
update noodtoegang set told_at = %s
where tenant_id = %s and id = %s and told_at is null"""


def tell_privacy_officers(
    desk: Desk, tenant: str, carry: Callable[[EmailMessage], None] | None
) -> Batch:
    """Send the mails that wait. Without ``carry`` there is no mail server."""
    lines: list[Line] = []
    while carry is not None and len(lines) < _MOST:
        with desk.work(tenant) as work:
            values = {"tenant": tenant, "now": work.now, "again": work.now + AGAIN}
            rows = work.rows(_CLAIM, values)
        if not rows:
            break
        lines.append(Line(NO_CASE, "noodtoegang", _sent(desk, tenant, carry, *rows[0])))
    return Batch(tuple(lines))


def _sent(
    desk: Desk,
    tenant: str,
    carry: Callable[[EmailMessage], None],
    ident: UUID,
    account: str,
) -> str:
    try:
        with desk.work(tenant) as work:
            mails = [_mail(work, ident, one) for one in told_to(work, account)]
        for mail in mails:
            carry(mail)
    except Exception as fault:  # noqa: BLE001  it is not known to have left
        return f"later opnieuw ({type(fault).__name__})"
    if not mails:
        return "later opnieuw (er is niemand om het te zeggen)"
    insist(desk, tenant, partial(_write, ident=ident))
    return "verzonden"


def _write(work: Work, ident: UUID) -> None:
    work.rows(_TOLD, [work.now, work.tenant.code, ident])


def _mail(work: Work, ident: UUID, one: Colleague) -> EmailMessage:
    sender = sender_of(work, None, ())
    return compose(
        neutral_digest_mail(sender, f"{work.place.public_url}/", 1),
        to=one.email,
        sender=sender,
        ident=message_id(uuid5(ident, one.id), sender),
        at=work.now,
    )
