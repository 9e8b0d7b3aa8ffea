"""Write down how a letter went: the proof of sending, or what must happen now.

Sending is a legal fact. So a notice can name the step that the system takes when it
has left, and the step for when it cannot be delivered (Awb 2:11, 2:25). The outcome is
written first and stays written, whatever goes wrong after it: nobody is mailed twice
because we stumbled.
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto
from functools import partial

from casework.access import SYSTEEM
from casework.ids import new_id
from casework.models import Delivery
from casework.services.advance import advance
from casework.services.hold import hold
from casework.services.insist import PASSING
from casework.services.journal import commit_to
from casework.services.letters import notice_of
from casework.services.links.make import end_link, forget_secret
from casework.services.links.shown import letter_address
from casework.services.parcel import Fault, Parcel
from casework.work import Work
from notifications.letter import Document
from notifications.retry import next_try
from statemachines.engine import Refused
from statemachines.processes import PROCESSES


class Result(Enum):
    """How carrying a letter went."""

    SENT = auto()
    TO_POST = auto()
    LATER = auto()
    AWAY = auto()
    """The mail server itself failed: no other letter would leave now either."""
    UNKNOWN = auto()
    """The connection broke when the letter had been handed over: it may be there."""
    IMPOSSIBLE = auto()
    OBSOLETE = auto()


_AGAIN = {Result.LATER, Result.AWAY, Result.UNKNOWN}
_STATUS = {
    Result.SENT: Delivery.VERZONDEN,
    Result.TO_POST: Delivery.PER_POST,
    Result.IMPOSSIBLE: Delivery.NIET_BEZORGD,
    Result.OBSOLETE: Delivery.VERVALLEN,
}
_TROUBLE = {
    Result.LATER: "De mailserver nam het bericht nog niet aan.",
    Result.AWAY: "De mailserver was niet te bereiken.",
    Result.UNKNOWN: "De verbinding brak af: het bericht is misschien aangekomen.",
    Result.IMPOSSIBLE: "Dit adres of dit bericht wordt niet aangenomen.",
    Result.OBSOLETE: "De zaak ging verder voordat de brief weg was.",
}


def settle(
    work: Work, parcel: Parcel, result: Result, *, last: bool = True
) -> Delivery | None:
    """Write down the result of one try, and take the step that belongs to it.

    Returns where the letter is now, or nothing when a later try has taken it over.
    A database that is away or busy is an error, after which the caller tries again;
    at the ``last`` time the outcome is written even if its step cannot be taken.
    """
    hold(work, parcel.claimed.case_id, SYSTEEM)
    why = parcel.why or _TROUBLE.get(result)
    if result in _AGAIN:
        again = next_try(parcel.claimed.attempts, work.now)
        if again is not None:
            return _write(work, parcel, Delivery.WACHT, why, again)
        if parcel.fault is Fault.OURS:
            return _write(work, parcel, Delivery.MISLUKT, why, work.now)
        result = Result.IMPOSSIBLE
    written = _write(work, parcel, _STATUS[result], why, work.now)
    if written:
        for deed in (_keep, _seal_off, _follow):
            _attempt(work, parcel, partial(deed, work, parcel, result), last=last)
    return written


def _write(
    work: Work, parcel: Parcel, status: Delivery, why: str | None, moment: datetime
) -> Delivery | None:
    """Write the outcome of this very try; a later try is left as it is."""
    rows = work.rows(
        """update outbox set status = %(status)s, trouble = %(why)s,
            next_try_at = %(moment)s, settled_at = %(settled)s
        where tenant_id = %(tenant)s and id = %(id)s and status = 'wacht'
          and attempts = %(attempts)s
        returning id""",
        {
            "status": status.value,
            "why": why,
            "moment": moment,
            "settled": None if status is Delivery.WACHT else work.now,
            "tenant": work.tenant.code,
            "id": parcel.claimed.id,
            "attempts": parcel.claimed.attempts,
        },
    )
    return status if rows else None


def _attempt(
    work: Work, parcel: Parcel, deed: Callable[[], None], *, last: bool
) -> None:
    """Do what follows from an outcome; when it fails, the outcome says so and stays.

    A step that is refused is not needed any more: the case has moved on.
    """
    try:
        with work.savepoint():
            deed()
    except Refused:
        return
    except Exception as fault:
        if not last and isinstance(fault, PASSING):
            raise
        work.rows(
            "update outbox set trouble = %s where tenant_id = %s and id = %s",
            [type(fault).__name__, work.tenant.code, parcel.claimed.id],
        )


def _follow(work: Work, parcel: Parcel, result: Result) -> None:
    case, _ = hold(work, parcel.claimed.case_id, SYSTEEM)
    notice = notice_of(PROCESSES[case.process], parcel.claimed.notice)
    steps = {Result.SENT: notice.sent, Result.IMPOSSIBLE: notice.failed}
    if action := steps.get(result):
        advance(work, case.id, action, by=SYSTEEM)


def _seal_off(work: Work, parcel: Parcel, result: Result) -> None:
    """Forget the secret of a link that left; end the link of a letter that did not."""
    done = forget_secret if result in {Result.SENT, Result.TO_POST} else end_link
    done(work, parcel.claimed.id)


def _keep(work: Work, parcel: Parcel, result: Result) -> None:
    if parcel.document and result in {Result.SENT, Result.TO_POST}:
        _store(work, parcel, parcel.document)


def _store(work: Work, parcel: Parcel, document: Document) -> None:
    """Keep the letter as it was sent."""
    claimed = parcel.claimed
    address = letter_address(work, claimed.case_id, claimed.id)
    sealed = work.vault.seal(address, f"{document.title}\n\n{document.body}")
    work.rows(
        """insert into document (id, tenant_id, case_id, outbox_id, ciphertext,
            sha256, created_at) values (%s, %s, %s, %s, %s, %s, %s)""",
        [
            new_id(work.now),
            work.tenant.code,
            claimed.case_id,
            claimed.id,
            sealed,
            bytes.fromhex(commit_to(sealed)),
            work.now,
        ],
    )
