"""No letter is lost and none comes twice: the mailbox against what the office says.

A letter that is said to be sent was taken by the mail server exactly once; the mail
server took no letter of which the office knows nothing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parseaddr

from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.sight import Letter, Sight
from casework.simulate.mailbox import Mail, Taken

NAME = "post"


@dataclass
class Post:
    """How far the mailbox was read, and how often it took each message."""

    read: int = 0
    taken: Counter[str] = field(default_factory=Counter)


def inspect(day: Sight) -> Iterator[Finding]:
    """Compare the letters that are said to be sent today with the mailbox."""
    page = day.notebook.page(Post)
    sent = day.world.mailbox.sent
    for mail in sent[page.read :]:
        if mail.taken is Taken.ACCEPTED:
            page.taken[mail.message_id] += 1
            if page.taken[mail.message_id] > 1:
                yield _twice(day, mail)
    page.read = len(sent)
    for letter in day.settled:
        if letter.status == "verzonden" and not page.taken[_ident(day, letter)]:
            said = f"{letter.notice} is volgens ons verzonden, en kwam niet aan"
            yield of_case(day.date, NAME, day.cases[letter.case_id], said)


def _twice(day: Sight, mail: Mail) -> Finding:
    said = f"een bericht van {mail.at:%d-%m-%Y %H:%M} UTC is twee keer bezorgd"
    return of_office(day.date, NAME, said, f"nummer {mail.message_id}")


def _ident(day: Sight, letter: Letter) -> str:
    """Return the number under which a letter leaves (RFC 5322, Message-ID)."""
    domain = parseaddr(day.world.desk.place.mail_from)[1].partition("@")[2]
    return f"<{letter.id.hex}@{domain}>"
