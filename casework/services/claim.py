"""Take a letter from the outbox and write it, with the dates of this very moment."""

from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

from casework.access import SYSTEEM
from casework.models import Channel
from casework.services.hold import view
from casework.services.letters import Written, notice_of, write_letter
from casework.services.rows import FAMILY
from casework.services.sender import SenderUnknown
from casework.work import Work
from notifications.letter import Document
from notifications.neutral import (
    Mail,
    TellingLink,
    neutral_mail,
    neutral_task_mail,
)
from notifications.post import NotPostable, compose, message_id
from notifications.render import TemplateFault
from statemachines.processes import PROCESSES

LEASE = timedelta(minutes=5)
"""How long a claimed letter is left alone: longer than any mail server may think."""

_CLAIM = """
update outbox set attempts = attempts + 1, next_try_at = %(until)s
where id = (
    select id from outbox
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(now)s
    order by next_try_at, id limit 1 for update skip locked)
returning id, case_id, notice, party, channel, attempts"""


@dataclass(frozen=True)
class Parcel:
    """A claimed letter. Without a message it goes by post, and people carry it.

    ``refusal`` says why it cannot be written or addressed at all, ``waiting`` what must
    be filled in first.
    """

    id: UUID
    case_id: UUID
    notice: str
    attempts: int
    document: Document | None = None
    message: EmailMessage | None = None
    refusal: str | None = None
    waiting: str | None = None


def claim(work: Work) -> Parcel | None:
    """Claim the letter that has waited longest, or return nothing when none is due."""
    values = {"tenant": work.tenant.code, "now": work.now, "until": work.now + LEASE}
    rows = work.rows(_CLAIM, values)
    if not rows:
        return None
    id_, case_id, notice, party, channel, attempts = rows[0]
    try:
        written = _written(work, id_, case_id, (notice, party))
        message = _message(work, id_, written) if channel == Channel.MAIL else None
    except (NotPostable, TellingLink, TemplateFault) as fault:
        refusal = f"{type(fault).__name__}: {notice}"
        return Parcel(id_, case_id, notice, attempts, refusal=refusal)
    except SenderUnknown as lack:
        return Parcel(id_, case_id, notice, attempts, waiting=str(lack))
    return Parcel(id_, case_id, notice, attempts, written.document, message)


def _written(
    work: Work, id_: UUID, case_id: UUID, addressed: tuple[str, str]
) -> Written:
    case = view(work, case_id, SYSTEEM)
    template, party = addressed
    notice = notice_of(PROCESSES[case.process], template)
    link = f"{work.place.public_url}/bericht/{id_.hex}"
    return write_letter(work, case, notice, party, link)


def _message(work: Work, id_: UUID, written: Written) -> EmailMessage:
    sender = replace(written.carrier, email=work.place.mail_from)
    return compose(
        _mail(written),
        to=written.person.identity.email,
        sender=sender,
        ident=message_id(id_, sender),
        at=work.now,
    )


def _mail(written: Written) -> Mail:
    """Say that something is waiting: to the family a message, to others a task."""
    letter = replace(written.letter, afzender=written.carrier)
    if written.person.party.role in FAMILY:
        return neutral_mail(letter, written.before)
    return neutral_task_mail(letter, written.before)
