"""Deliver what waits in the outbox, one letter at a time.

A letter is claimed in one transaction and settled in another; nothing is locked while
the mail server thinks. A process that is killed in between leaves a letter that is
claimed again after a while, and sent with the same Message-ID.
"""

from collections.abc import Callable
from email.message import EmailMessage

from casework.services.claim import Parcel, claim
from casework.services.settle import Result, settle
from casework.work import Desk
from notifications.smtp import PermanentFailure, Undelivered

Carry = Callable[[EmailMessage], None]


def deliver(desk: Desk, tenant: str, carry: Carry) -> int:
    """Deliver every letter of a tenant that is due. Return how many were handled.

    ``carry`` takes a message out of the building; it raises `Undelivered` when the
    message is not known to have left.
    """
    handled = 0
    while deliver_one(desk, tenant, carry):
        handled += 1
    return handled


def deliver_one(desk: Desk, tenant: str, carry: Carry) -> bool:
    """Deliver the letter that has waited longest, if there is one."""
    with desk.work(tenant) as work:
        parcel = claim(work)
    if parcel is None:
        return False
    result = _carried(parcel, carry)
    with desk.work(tenant) as work:
        settle(work, parcel, result)
    return True


def _carried(parcel: Parcel, carry: Carry) -> Result:
    if parcel.refusal:
        return Result.IMPOSSIBLE
    if parcel.waiting:
        return Result.LATER
    if parcel.message is None:
        return Result.TO_POST
    try:
        carry(parcel.message)
    except PermanentFailure:
        return Result.IMPOSSIBLE
    except Undelivered:
        return Result.LATER
    return Result.SENT
