"""No letter is lost and none comes twice: the mailbox against what the office says.

A letter that is said to be sent was taken by the mail server exactly once. A worker
that dies between the mail server and its own note leaves a letter that is sent again,
under the same number (RFC 5322, Message-ID), so that a mail program shows it once: that
is the one way in which a second copy is no finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr

from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.sight import Letter, Sight
from casework.simulate.mailbox import Mail, Taken

NAME = "post"
DELIVERS = "deliver_due"


@dataclass
class Post:
    """How far the mailbox was read, and on which day it first took each message."""

    read: int = 0
    taken: dict[str, date] = field(default_factory=dict)


def inspect(day: Sight) -> Iterator[Finding]:
    """Compare the letters that are said to be sent today with the mailbox."""
    page = day.notebook.page(Post)
    sent = day.world.mailbox.sent
    for mail in sent[page.read :]:
        if mail.taken is Taken.ACCEPTED:
            first = page.taken.get(mail.message_id)
            if first and not _died(day, first):
                yield _twice(day, mail)
            page.taken.setdefault(mail.message_id, day.date)
    page.read = len(sent)
    for letter in day.settled:
        if letter.status == "verzonden" and _ident(day, letter) not in page.taken:
            said = f"{letter.notice} is volgens ons verzonden, en kwam niet aan"
            yield of_case(day.date, NAME, day.cases[letter.case_id], said)


def _died(day: Sight, since: date) -> bool:
    """Tell whether a worker that delivers the post died since this day."""
    return any(
        ran.killed and ran.service == DELIVERS and ran.day >= since
        for ran in day.world.ran
    )


def _twice(day: Sight, mail: Mail) -> Finding:
    said = f"een bericht van {mail.at:%d-%m-%Y %H:%M} UTC is twee keer bezorgd"
    return of_office(day.date, NAME, said, f"nummer {mail.message_id}")


def _ident(day: Sight, letter: Letter) -> str:
    """Return the number under which a letter leaves."""
    domain = parseaddr(day.world.desk.place.mail_from)[1].partition("@")[2]
    return f"<{letter.id.hex}@{domain}>"
