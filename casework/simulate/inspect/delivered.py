"""No letter is lost and none comes twice: the mailbox against what the office says.

What is said to be sent (a letter, a morning list, a link, a warning about a
certificate) was taken by the mail server exactly once. A worker that dies between the
mail server and its own note sends again under the same number (RFC 5322, Message-ID),
so a mail program shows it once: the one way in which a second copy is no finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parseaddr
from uuid import UUID

from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.read import left
from casework.simulate.inspect.sight import Sight
from casework.simulate.mailbox import Mail, Taken

NAME = "post"
DELIVERS = "deliver_due"
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass
class Post:
    """How far the mailbox was read, and on which day it first took each message.

    ``until`` is how far the mail that is no letter was read.
    """

    read: int = 0
    until: datetime = BEGINNING
    taken: dict[str, date] = field(default_factory=dict)


def inspect(day: Sight) -> Iterator[Finding]:
    """Compare what is said to be sent today with the mailbox."""
    page = day.notebook.page(Post)
    yield from _taken(day, page)
    for letter in day.settled:
        if letter.status == "verzonden" and _ident(day, letter.id) not in page.taken:
            said = f"{letter.notice} is volgens ons verzonden, en kwam niet aan"
            yield of_case(day.date, NAME, day.cases[letter.case_id], said)
    for kind, ident, at in left(day.work, page.until):
        page.until = max(page.until, at)
        if _ident(day, ident) not in page.taken:
            said = f"een bericht ({kind}) is volgens ons verzonden, en kwam niet aan"
            yield of_office(day.date, NAME, said, f"nummer {_ident(day, ident)}")


def _taken(day: Sight, page: Post) -> Iterator[Finding]:
    """Read what the mail server took today; find what it took before."""
    sent = day.world.mailbox.sent
    for mail in sent[page.read :]:
        if mail.taken is Taken.ACCEPTED:
            first = page.taken.get(mail.message_id)
            if first and not _died(day, first):
                yield _twice(day, mail)
            page.taken.setdefault(mail.message_id, day.date)
    page.read = len(sent)


def _died(day: Sight, since: date) -> bool:
    """Tell whether a worker that delivers the post died since this day."""
    return any(
        ran.killed and ran.service == DELIVERS and ran.day >= since
        for ran in day.world.ran
    )


def _twice(day: Sight, mail: Mail) -> Finding:
    said = f"een bericht van {mail.at:%d-%m-%Y %H:%M} UTC is twee keer bezorgd"
    return of_office(day.date, NAME, said, f"nummer {mail.message_id}")


def _ident(day: Sight, ident: UUID) -> str:
    """Return the number under which a row of the post leaves."""
    domain = parseaddr(day.world.desk.place.mail_from)[1].partition("@")[2]
    return f"<{ident.hex}@{domain}>"
