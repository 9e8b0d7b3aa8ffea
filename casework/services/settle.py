"""Write down how a letter went: the proof of sending, or what must happen now.

Sending is a legal fact. So a notice can name the step that the system takes when it
has left, and the step for when it cannot be delivered (Awb 2:11, 2:25).
"""

from enum import Enum, auto

from casework.access import SYSTEEM
from casework.ids import new_id
from casework.models import Delivery
from casework.services.advance import advance
from casework.services.claim import Parcel
from casework.services.hold import hold
from casework.services.journal import commit_to
from casework.services.letters import notice_of
from casework.vault import Address
from casework.work import Work
from notifications.letter import Document
from notifications.retry import next_try
from statemachines.engine import Refused
from statemachines.processes import PROCESSES
from statemachines.secrecy import DataClass


class Result(Enum):
    """How carrying a letter went."""

    SENT = auto()
    TO_POST = auto()
    LATER = auto()
    IMPOSSIBLE = auto()


_STATUS = {
    Result.SENT: Delivery.VERZONDEN,
    Result.TO_POST: Delivery.PER_POST,
    Result.IMPOSSIBLE: Delivery.NIET_BEZORGD,
}
_TROUBLE = {
    Result.LATER: "De mailserver nam het bericht nog niet aan.",
    Result.IMPOSSIBLE: "Dit adres of dit bericht wordt niet aangenomen.",
}


def settle(work: Work, parcel: Parcel, result: Result) -> None:
    """Write down the result of one try, and take the step that belongs to it."""
    case, _ = hold(work, parcel.case_id, SYSTEEM)
    if result is Result.LATER:
        again = next_try(parcel.attempts, work.now)
        if again is not None:
            why = parcel.waiting or _TROUBLE[result]
            _write(work, parcel, (Delivery.WACHT, why, again))
            return
        result = Result.IMPOSSIBLE
    trouble = parcel.refusal or _TROUBLE.get(result)
    if not _write(work, parcel, (_STATUS[result], trouble, work.now)):
        return
    if parcel.document and result is not Result.IMPOSSIBLE:
        _keep(work, parcel, parcel.document)
    notice = notice_of(PROCESSES[case.process], parcel.notice)
    follow = {Result.SENT: notice.sent, Result.IMPOSSIBLE: notice.failed}.get(result)
    if follow:
        _take_if_possible(work, parcel, follow)


def _write(work: Work, parcel: Parcel, outcome: tuple[object, ...]) -> bool:
    """Write the outcome of this very try; a later try is left as it is."""
    status, trouble, moment = outcome
    rows = work.rows(
        """update outbox set status = %s, trouble = %s, next_try_at = %s,
            settled_at = case when %s = 'wacht' then null else %s end
        where tenant_id = %s and id = %s and status = 'wacht' and attempts = %s
        returning id""",
        [
            status,
            trouble,
            moment,
            status,
            work.now,
            work.tenant.code,
            parcel.id,
            parcel.attempts,
        ],
    )
    return bool(rows)


def _take_if_possible(work: Work, parcel: Parcel, action: str) -> None:
    """Take the step; a case that has moved on in the meantime does not need it."""
    try:
        advance(work, parcel.case_id, action, by=SYSTEEM)
    except Refused:
        return


def _keep(work: Work, parcel: Parcel, document: Document) -> None:
    """Keep the letter as it was sent.

    A letter may quote an advice, so it is sealed with the class that must be destroyed
    first (domain.md C14).
    """
    document_id = new_id(work.now)
    address = Address(
        tenant=work.tenant.code,
        case_id=parcel.case_id,
        data_class=DataClass.GEZONDHEID.value,
        table="document",
        column="ciphertext",
        row=str(document_id),
    )
    sealed = work.vault.seal(address, f"{document.title}\n\n{document.body}")
    work.rows(
        """insert into document (id, tenant_id, case_id, outbox_id, ciphertext,
            sha256, created_at) values (%s, %s, %s, %s, %s, %s, %s)""",
        [
            document_id,
            work.tenant.code,
            parcel.case_id,
            parcel.id,
            sealed,
            bytes.fromhex(commit_to(sealed)),
            work.now,
        ],
    )
