"""Plain e-mail carries no content: no child, school or address, no number of a case.

Looked for is what the invented names and addresses of this world are made of (see
`people`), every kenmerk, and the words that tell what a letter is about. How a parent
is greeted may be there (domain.md 5.4, class N).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casework.simulate.inspect.finding import Finding, of_office
from casework.simulate.inspect.sight import Sight
from casework.simulate.mailbox import Mail

NAME = "kale_mail"
_KENMERK = re.compile(r"\b[A-Z]{1,4}-20\d\d-\d{5}\b")
_NAMES = re.compile(r"Kind \d+|Dorpsstraat|Schoolplein|\bSchool \d+")
_TELLING = re.compile(
    r"\b(tlv|opp|zienswijze|verzuim|leerrecht|thuiszitter|bezwaar)\b", re.IGNORECASE
)


@dataclass
class Read:
    """How far the mailbox was read."""

    mails: int = 0


def inspect(day: Sight) -> Iterator[Finding]:
    """Read the messages of today."""
    page = day.notebook.page(Read)
    sent = day.world.mailbox.sent
    for mail in sent[page.mails :]:
        if found := _telling(mail):
            said = f"een bericht noemt '{found}'"
            yield of_office(day.date, NAME, said, f"onderwerp: {mail.subject}")
    page.mails = len(sent)


def _telling(mail: Mail) -> str | None:
    text = f"{mail.subject}\n{mail.text}"
    found = (pattern.search(text) for pattern in (_KENMERK, _NAMES, _TELLING))
    return next((match[0] for match in found if match), None)
