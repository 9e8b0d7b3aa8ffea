"""A parent who comes in from a letter, for tests: the mail, the sms and the code."""

import re
from dataclasses import replace
from email.message import EmailMessage

from casework.services.deliver import deliver
from casework.services.links.sms import SmsFailed
from tests.conftest import SWV
from tests.post import invited, people_with

NUMBER = "06 12 34 56 78"
_LINK = re.compile(r"https?://\S+(/l/\S+)")
_CODE = re.compile(r"code is ([0-9]{6})")


def the(found):
    """Return what was found; a test that looks for it must find it."""
    assert found is not None
    return found


class Phone:
    """Keeps the text messages; with ``broken`` set it takes none."""

    def __init__(self):
        self.messages = []
        self.broken = False

    def __call__(self, number, text, _ident):
        if self.broken:
            raise SmsFailed("de sms-dienst antwoordde 503")
        self.messages.append((number, text))

    @property
    def code(self):
        """Return the code in the last message."""
        return the(_CODE.search(self.messages[-1][1]))[1]


def reachable(**more):
    """Return a family of which the mother has a mobile number."""
    return [
        replace(p, identity=replace(p.identity, telefoon=NUMBER))
        if p.party.key == "moeder"
        else p
        for p in people_with(**more)
    ]


def text_of(message):
    """Return the plain text of an e-mail."""
    assert isinstance(message, EmailMessage)
    return the(message.get_body(("plain",))).get_content()


def link_in(message):
    """Return the path of the personal link in an e-mail."""
    return the(_LINK.search(text_of(message)))[1]


def mailed(desk, people=None):
    """Invite the mother; return her case and the path of the link in her e-mail."""
    case_id = invited(desk, people or reachable())
    return case_id, link_in(posted(desk)["moeder@gezin.example"])


def posted(desk):
    """Let the post leave; return the last e-mail to each address."""
    sent: list[EmailMessage] = []
    deliver(desk, SWV, sent.append)
    return {str(message["To"]): message for message in sent}
