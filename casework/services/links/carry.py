"""Carry codes and new links out of the building, one at a time, after the commit."""

from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from uuid import UUID

from casework.models import Via
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.links.queue import Taken, later, settle, take
from casework.services.links.sms import Sms, SmsFailed
from casework.services.links.way_in import link_url
from casework.services.sender import SenderUnknown, sender_of
from casework.work import Desk, Work
from notifications.neutral import neutral_link_mail
from notifications.post import NotPostable, compose, message_id
from notifications.smtp import PermanentFailure

Carry = Callable[[EmailMessage], None]
BATCH = 500
LEFT, LATER, NEVER = "verzonden", "wacht", "mislukt"


def carry_links(desk: Desk, tenant: str, carry: Carry | None, sms: Sms | None) -> Batch:
    """Carry everything that waits. Lines say how many went how, and nothing else."""
    via = ({Via.MAIL} if carry else set()) | ({Via.SMS} if sms else set())
    told: Counter[tuple[str, str]] = Counter()
    for _ in range(BATCH):
        with desk.work(tenant) as work:
            taken = take(work, via)
        if taken is None:
            break
        told[taken.via.value, _carried(desk, tenant, taken, (carry, sms))] += 1
    return Batch(
        tuple(
            Line(NO_CASE, f"link per {way}", f"{number} {how}")
            for (way, how), number in told.items()
        )
    )


def carry_code(desk: Desk, tenant: str, sms: Sms | None, ident: UUID) -> None:
    """Carry one code while the parent waits; a failure leaves it to the sweep."""
    if sms is None:
        return
    with desk.work(tenant) as work:
        taken = take(work, {Via.SMS}, ident)
    if taken is not None:
        _carried(desk, tenant, taken, (None, sms))


def _carried(
    desk: Desk, tenant: str, taken: Taken, ways: tuple[Carry | None, Sms | None]
) -> str:
    status, why = _tried(desk, tenant, taken, ways)
    with desk.work(tenant) as work:
        if status == LATER:
            later(work, taken, why or "")
        else:
            settle(work, taken, status, why)
    return status


def _tried(
    desk: Desk, tenant: str, taken: Taken, ways: tuple[Carry | None, Sms | None]
) -> tuple[str, str | None]:
    """Carry one message; whatever goes wrong is a status, and never says to whom."""
    carry, sms = ways
    try:
        if taken.via is Via.SMS and sms:
            sms(*taken.content, taken.id.hex)
        elif carry:
            with desk.work(tenant) as work:
                message = _mail(work, taken)
            carry(message)
    except (NotPostable, PermanentFailure) as fault:
        return NEVER, type(fault).__name__
    except (SmsFailed, SenderUnknown) as fault:
        return LATER, str(fault)
    except Exception as fault:  # noqa: BLE001  it is not known to have left
        return LATER, type(fault).__name__
    return LEFT, None


def _mail(work: Work, taken: Taken) -> EmailMessage:
    address, token = taken.content
    sender = sender_of(work, None, ())
    return compose(
        neutral_link_mail(sender, link_url(work, token)),
        to=address,
        sender=sender,
        ident=message_id(taken.id, sender),
        at=work.now,
    )
