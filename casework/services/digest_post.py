"""Let the morning lists leave: a neutral e-mail each, with the care of any letter.

Claimed with a lease, tried again, always with the same Message-ID; a list of yesterday
is not sent any more. The lines count, for an account is a person.
"""

from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial

from casework.models import Delivery
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.digest_claim import ClaimedList, claim_list, settle_list
from casework.services.insist import insist
from casework.services.people import people_of
from casework.services.sender import SenderUnknown, sender_of
from casework.work import Desk, Work
from notifications.neutral import neutral_digest_mail
from notifications.post import NotPostable, compose, message_id
from notifications.smtp import NoServer, PermanentFailure, Unknown
from statemachines.roles import FAMILY, Role

Carry = Callable[[EmailMessage], None]
BATCH = 500
NO_STAFF = frozenset({*FAMILY, Role.LEERLING, Role.SYSTEEM})
"""Whose work is not on a list, and whose address is not for work."""

_REACHED = """
select p.case_id, p.key, c.people from party p
join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
where p.tenant_id = %s and p.user_id = %s and p.role <> all(%s)
order by c.closed_at is not null, p.id desc limit 1"""
_NO_SERVER = {NoServer.__name__, Unknown.__name__}
_IN_WORDS = {
    Delivery.WACHT: "later opnieuw",
    Delivery.VERZONDEN: "verzonden",
    Delivery.VERVALLEN: "vervallen: van een eerdere dag",
    Delivery.NIET_BEZORGD: "niet bezorgd",
    Delivery.MISLUKT: "kon niet geschreven worden",
}


def deliver_digests(desk: Desk, tenant: str, carry: Carry | None) -> Batch:
    """Deliver the lists that wait, one at a time. Lines say how many went how.

    Without ``carry`` there is no mail server. One that is away is tried once: the other
    lists wait for the next sweep.
    """
    told: Counter[Delivery] = Counter()
    if carry is None:
        return Batch()
    for _ in range(BATCH):
        with desk.work(tenant) as work:
            found = claim_list(work)
        if found is None:
            break
        status, why = _deliver(desk, tenant, carry, found)
        told[status] += 1
        if why in _NO_SERVER:
            break
    lines = (f"{number} {_IN_WORDS[status]}" for status, number in told.items())
    return Batch(tuple(Line(NO_CASE, "werklijst", line) for line in lines))


def _deliver(
    desk: Desk, tenant: str, carry: Carry, found: ClaimedList
) -> tuple[Delivery, str | None]:
    status, why = _tried(desk, tenant, carry, found)
    write = partial(settle_list, found=found, status=status, why=why)
    return insist(desk, tenant, write), why


def _tried(
    desk: Desk, tenant: str, carry: Carry, found: ClaimedList
) -> tuple[Delivery, str | None]:
    """Write and carry one list; whatever goes wrong is a status, never a stop."""
    try:
        with desk.work(tenant) as work:
            if found.day != work.today:
                return Delivery.VERVALLEN, None
            message = _message(work, found)
        carry(message)
    except (NotPostable, PermanentFailure) as fault:
        return Delivery.NIET_BEZORGD, type(fault).__name__
    except SenderUnknown as lack:
        return Delivery.WACHT, str(lack)
    except Exception as fault:  # noqa: BLE001  it is not known to have left
        return Delivery.WACHT, type(fault).__name__
    return Delivery.VERZONDEN, None


def _message(work: Work, found: ClaimedList) -> EmailMessage:
    sender = sender_of(work, None, ())
    link = f"{work.place.public_url}/werklijst"
    mail = neutral_digest_mail(sender, link, found.tasks)
    return compose(
        mail,
        to=_email(work, found.account),
        sender=sender,
        ident=message_id(found.id, sender),
        at=work.now,
    )


def _email(work: Work, account: str) -> str:
    """Return the address of this person in the last case they joined for work.

    Who is a parent too keeps work and family apart. Who only stands in for others has
    the address of the account.
    """
    outside = [role.value for role in NO_STAFF]
    rows = work.rows(_REACHED, [work.tenant.code, account, outside])
    if not rows:
        return _of_account(work, account)
    case_id, key, flags = rows[0]
    return people_of(work, case_id, flags)[key].identity.email


def _of_account(work: Work, account: str) -> str:
    try:
        return account_of(work, account).email
    except UnknownAccount:
        raise NotPostable("dit account doet nergens meer mee") from None
