"""The e-mail that says that something is waiting, and not what (domain.md 5.4, N).

Plain e-mail can be read on the way. So a template gets a few names and no letter:
what it does not know it cannot tell. The kenmerk stays out too: it is used elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from notifications.layout import page
from notifications.letter import Letter, Sender
from notifications.loopback import is_loopback
from notifications.render import fill

_HOST = r"([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])"
_LINK = re.compile(rf"https?://{_HOST}(:\d{{1,5}})?(/[A-Za-z0-9/_.-]*)?")
_TELLING = frozenset(
    {
        "advies",
        "besluit",
        "bezwaar",
        "leerrecht",
        "opp",
        "ot",
        "overleg",
        "tlv",
        "verzuim",
        "zienswijze",
    }
)


class TellingLink(ValueError):
    """A link that gives away what the message is about, or lets anyone in."""


@dataclass(frozen=True)
class Mail:
    """A neutral e-mail: the text, and the same text as a page."""

    subject: str
    body: str
    html: str


def neutral_mail(letter: Letter, uiterlijk: date | None = None) -> Mail:
    """Tell a parent that a message is waiting, and by when to read it.

    Raises `TellingLink` when the link says more than that.
    """
    return _mail(letter, uiterlijk, f"Beste {letter.ontvanger}", ("bericht", "het"))


def neutral_task_mail(letter: Letter, uiterlijk: date | None = None) -> Mail:
    """Tell a professional that a task is waiting; a mailbox may have many readers."""
    return _mail(letter, uiterlijk, "Goedendag", ("taak", "die"))


def neutral_digest_mail(sender: Sender, link: str, number: int) -> Mail:
    """Tell a professional how many tasks are waiting, and nothing about them."""
    taken = "Er staat 1 taak" if number == 1 else f"Er staan {number} taken"
    return _filled("werklijst", sender, neutral_link(link), {"taken": taken})


def neutral_link_mail(sender: Sender, link: str) -> Mail:
    """Give a parent the new link that was asked for, and say nothing about it."""
    return _filled("nieuwe_link", sender, neutral_link(link), {})


def neutral_partner_mail(sender: Sender, last_day: date) -> Mail:
    """Tell a partner until when a certificate of its own holds. There is no link."""
    link = ""
    return _filled("certificaat_partner", sender, link, {"laatste_dag": last_day})


def neutral_registry_mail(sender: Sender, link: str, last_day: date) -> Mail:
    """Tell who keeps the registry that a certificate ends, and not of whom."""
    said = {"laatste_dag": last_day}
    return _filled("certificaat_beheer", sender, neutral_link(link), said)


def neutral_package_mail(sender: Sender, link: str, last_day: date) -> Mail:
    """Tell a partner that a package is waiting at the portal, and until when."""
    said = {"laatste_dag": last_day}
    return _filled("pakket_klaar", sender, neutral_link(link), said)


def neutral_attached_mail(sender: Sender, kenmerk: str, last_day: date) -> Mail:
    """Tell a partner that a package is in the mail. There is no link.

    ``kenmerk`` is the number of the package, which is used nowhere else.
    """
    said = {"kenmerk": kenmerk, "laatste_dag": last_day}
    return _filled("pakket_bijlage", sender, "", said)


def neutral_erase_mail(sender: Sender, kenmerk: str, link: str) -> Mail:
    """Ask a partner to erase a package, and to answer."""
    return _filled("pakket_wissen", sender, neutral_link(link), {"kenmerk": kenmerk})


def _mail(
    letter: Letter, uiterlijk: date | None, aanhef: str, wat: tuple[str, str]
) -> Mail:
    link = neutral_link(letter.link, letter.kenmerk)
    said = {"aanhef": aanhef, "wat": wat[0], "die": wat[1], "uiterlijk": uiterlijk}
    return _filled("neutraal", letter.afzender, link, said)


def _filled(
    template: str, sender: Sender, link: str, said: Mapping[str, object]
) -> Mail:
    names = {"link": link, "naam": sender.naam, "telefoon": sender.telefoon}
    text = fill(template, {**said, **names})
    html = page(text, link=link, footer=(f"{sender.naam}, {sender.telefoon}",))
    return Mail(text.title, text.body, html)


def neutral_link(link: str, kenmerk: str = "") -> str:
    """Return a link that says nothing and lets nobody in, or raise `TellingLink`."""
    if not _LINK.fullmatch(link):
        raise TellingLink("de link in een e-mail is een kaal adres, zonder sleutel")
    parts = urlsplit(link)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise TellingLink("de link in een e-mail moet met https:// beginnen")
    words = frozenset(re.split(r"[^a-z0-9]+", parts.path.lower()))
    if words & _TELLING or (kenmerk and kenmerk.lower() in link.lower()):
        raise TellingLink("de link in een e-mail verraadt waar het bericht over gaat")
    return link
