"""Deliver what waits in the outbox, one letter at a time.

A letter is claimed in one transaction, written in a second and settled in a third;
nothing is locked while the mail server thinks. A process that is killed in between
leaves a letter that is claimed again after a while, and sent with the same Message-ID.
A letter that cannot be written never stands in the way of the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import partial

from casework.models import Delivery
from casework.services.claim import Claimed, claim
from casework.services.insist import insist
from casework.services.parcel import Fault, Parcel, prepare
from casework.services.settle import Result, settle
from casework.work import Desk
from notifications.smtp import NoServer, PermanentFailure, Unknown

Carry = Callable[[EmailMessage], None]

_WITHOUT_TRYING = {
    Fault.ADDRESS: Result.IMPOSSIBLE,
    Fault.OBSOLETE: Result.OBSOLETE,
    Fault.OURS: Result.LATER,
}
_FAILED: dict[type[Exception], Result] = {
    PermanentFailure: Result.IMPOSSIBLE,
    NoServer: Result.AWAY,
    Unknown: Result.UNKNOWN,
}


@dataclass(frozen=True)
class Tried:
    """One try to deliver one letter."""

    claimed: Claimed
    result: Result
    status: Delivery | None
    """Where the letter is now; nothing when a later try has taken it over."""


def deliver(desk: Desk, tenant: str, carry: Carry) -> int:
    """Deliver every letter of a tenant that is due. Return how many were handled.

    ``carry`` takes a message out of the building; it raises `Undelivered` when the
    message is not known to have left.
    """
    handled = 0
    while deliver_next(desk, tenant, carry):
        handled += 1
    return handled


def deliver_next(
    desk: Desk, tenant: str, carry: Carry | None, until: datetime | None = None
) -> Tried | None:
    """Deliver the letter that has waited longest, if one was due at ``until``.

    Without ``carry`` there is no mail server, and only letters on paper are written.
    """
    with desk.work(tenant) as work:
        claimed = claim(work, until=until, mail=carry is not None)
    if claimed is None:
        return None
    parcel = _written(desk, tenant, claimed)
    result = _carried(parcel, carry)
    settled = partial(settle, parcel=parcel, result=result)
    status = insist(desk, tenant, partial(settled, last=False), settled)
    return Tried(claimed, result, status)


def _written(desk: Desk, tenant: str, claimed: Claimed) -> Parcel:
    try:
        with desk.work(tenant) as work:
            return prepare(work, claimed)
    except Exception as fault:  # noqa: BLE001  one letter may never stop the others
        return Parcel(claimed, fault=Fault.OURS, why=type(fault).__name__)


def _carried(parcel: Parcel, carry: Carry | None) -> Result:
    if parcel.fault:
        return _WITHOUT_TRYING[parcel.fault]
    if parcel.message is None or carry is None:
        return Result.TO_POST
    try:
        carry(parcel.message)
    except Exception as failure:  # noqa: BLE001  it is not known to have left
        return _FAILED.get(type(failure), Result.LATER)
    return Result.SENT
