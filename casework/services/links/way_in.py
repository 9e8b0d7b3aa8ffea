"""The way in that a letter offers its reader: a personal link, or the staff's page.

An e-mail carries the link itself. The text that is kept of an e-mail does not: whoever
reads it is in already, and staff who look at a letter must not find a parent's link.
Paper has to carry it, and says how to type it over.
"""

from dataclasses import dataclass
from datetime import date

from casework.clock import amsterdam_day
from casework.models import Channel
from casework.services.claim import Claimed
from casework.services.hold import Held
from casework.services.links.make import ON_PAPER, Kind, Wanted, link_of_letter
from casework.services.links.token import as_typed
from casework.work import Work
from notifications.letter import Document
from notifications.render import fill
from statemachines.grammar import Notice
from statemachines.roles import FAMILY

HOME = "/mijn"
TYPE_HERE = "/l"


@dataclass(frozen=True)
class Typed:
    """What paper says about coming in: where, with what, and until which day."""

    adres: str
    letters: str
    tot: date


@dataclass(frozen=True)
class WayIn:
    """The link in the text of a letter, the one in its e-mail, and what paper adds."""

    in_text: str
    in_mail: str
    typed: Typed | None = None


def way_in(work: Work, case: Held, claimed: Claimed, notice: Notice) -> WayIn:
    """Return the way in for the reader of this letter."""
    site, on_paper = work.place.public_url, claimed.channel is not Channel.MAIL
    part = next(p for p in case.people if p["key"] == claimed.party)
    if part["role"] not in FAMILY or not part["account"]:
        page = f"{site}/bericht/{claimed.id.hex}"
        return WayIn(page, page)
    kind = Kind.TEKENEN if notice.signs else Kind.INZIEN
    account = part["account"]
    token = link_of_letter(
        work,
        Wanted(case.id, claimed.party, account, claimed.id, kind, on_paper=on_paper),
    )
    link = link_url(work, token)
    if not on_paper:
        return WayIn(f"{site}{HOME}", link)
    last = amsterdam_day(work.now + ON_PAPER)
    shielded = part["afgeschermd"] or part["geheim_adres"]
    typed = Typed(f"{site}{TYPE_HERE}", as_typed(token), last)
    return WayIn(link, link, None if shielded else typed)


def with_way_in(document: Document, way: WayIn) -> Document:
    """Add to a letter on paper how to come in: not when no code may go by sms."""
    if way.typed is None:
        return document
    clause = fill("online", vars(way.typed))
    return Document(document.title, f"{document.body}\n\n{clause.body}")


def link_url(work: Work, token: str) -> str:
    """Write the address of a link."""
    return f"{work.place.public_url}/l/{work.tenant.code}/{token}"
