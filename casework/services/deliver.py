"""Deliver what waits in the outbox, one letter at a time.

A letter is claimed in one transaction, written in a second and settled in a third;
nothing is locked while the mail server thinks. A process that is killed in between
leaves a letter that is claimed again after a while, and sent with the same Message-ID.
A letter that cannot be written never stands in the way of the next.
"""

from collections.abc import Callable
from email.message import EmailMessage

from casework.services.claim import Claimed, claim
from casework.services.parcel import Fault, Parcel, prepare
from casework.services.settle import Result, settle
from casework.work import Desk
from notifications.smtp import PermanentFailure

Carry = Callable[[EmailMessage], None]

_WITHOUT_TRYING = {
    Fault.ADDRESS: Result.IMPOSSIBLE,
    Fault.OBSOLETE: Result.OBSOLETE,
    Fault.OURS: Result.LATER,
}


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
        claimed = claim(work)
    if claimed is None:
        return False
    parcel = _written(desk, tenant, claimed)
    result = _carried(parcel, carry)
    with desk.work(tenant) as work:
        settle(work, parcel, result)
    return True


def _written(desk: Desk, tenant: str, claimed: Claimed) -> Parcel:
    try:
        with desk.work(tenant) as work:
            return prepare(work, claimed)
    except Exception as fault:  # noqa: BLE001  one letter may never stop the others
        return Parcel(claimed, fault=Fault.OURS, why=type(fault).__name__)


def _carried(parcel: Parcel, carry: Carry) -> Result:
    if parcel.fault:
        return _WITHOUT_TRYING[parcel.fault]
    if parcel.message is None:
        return Result.TO_POST
    try:
        carry(parcel.message)
    except PermanentFailure:
        return Result.IMPOSSIBLE
    except Exception:  # noqa: BLE001  whatever it was: it is not known to have left
        return Result.LATER
    return Result.SENT
