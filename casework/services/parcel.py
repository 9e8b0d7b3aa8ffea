"""Write a claimed letter, with the dates of this very moment, and address it."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from enum import Enum, auto

from casework.access import SYSTEEM
from casework.models import Channel
from casework.services.claim import Claimed
from casework.services.hold import Held, view
from casework.services.letters import Written, notice_of, write_letter
from casework.services.links.shown import letter_address
from casework.services.links.way_in import way_in, with_way_in
from casework.services.sender import SenderUnknown
from casework.services.watch_letter import watch_facts
from casework.work import Work
from notifications.letter import Document
from notifications.neutral import Mail, neutral_mail, neutral_task_mail
from notifications.post import NotPostable, address, compose, message_id
from statemachines.grammar import Notice
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY


class Fault(Enum):
    """Why a letter cannot go now."""

    ADDRESS = auto()
    """Nobody can be reached at this address."""
    OBSOLETE = auto()
    """The case moved on: what the letter says is not true any more."""
    OURS = auto()
    """We lack something, or made a mistake: it may go when that is mended."""


@dataclass(frozen=True)
class Parcel:
    """A letter ready to go. Without a message it goes by post, and people carry it."""

    claimed: Claimed
    document: Document | None = None
    message: EmailMessage | None = None
    fault: Fault | None = None
    why: str | None = None


def prepare(work: Work, claimed: Claimed) -> Parcel:
    """Write and address a claimed letter, or say why that cannot be done."""
    case = view(work, claimed.case_id, SYSTEEM)
    notice = notice_of(PROCESSES[case.process], claimed.notice)
    watched = watch_facts(work, case, claimed.id, claimed.party)
    true = watched.still_true if watched else _still_true(case, notice)
    if not true or _erased(work, claimed):
        return Parcel(claimed, fault=Fault.OBSOLETE)
    way = way_in(work, case, claimed, notice)
    try:
        written = write_letter(work, case, notice, claimed.party, way.in_text, watched)
    except SenderUnknown as lack:
        return Parcel(claimed, fault=Fault.OURS, why=str(lack))
    if claimed.channel is not Channel.MAIL:
        return Parcel(claimed, with_way_in(written.document, way))
    try:
        address(written.person.identity.email)
    except NotPostable:
        return Parcel(claimed, fault=Fault.ADDRESS)
    message = _message(work, claimed, written, way.in_mail)
    return Parcel(claimed, written.document, message)


def _erased(work: Work, claimed: Claimed) -> bool:
    """Tell whether no letter of this case can be kept any more: its time is over."""
    dossier = letter_address(work, claimed.case_id, claimed.id).dossier
    return work.vault.keystore.destroyed_at(dossier) is not None


def _still_true(case: Held, notice: Notice) -> bool:
    """Tell whether the step that sending this letter is, can still be taken."""
    if notice.sent is None:
        return True
    return any(
        step.action == notice.sent and case.state in {s.name for s in step.source}
        for step in PROCESSES[case.process].steps
    )


def _message(work: Work, claimed: Claimed, written: Written, link: str) -> EmailMessage:
    sender = replace(written.carrier, email=work.place.mail_from)
    return compose(
        _mail(written, link),
        to=written.person.identity.email,
        sender=sender,
        ident=message_id(claimed.id, sender),
        at=work.now,
    )


def _mail(written: Written, link: str) -> Mail:
    """Say that something is waiting: to the family a message, to others a task."""
    letter = replace(written.letter, afzender=written.carrier, link=link)
    if written.person.party.role in FAMILY:
        return neutral_mail(letter, written.before)
    return neutral_task_mail(letter, written.before)
