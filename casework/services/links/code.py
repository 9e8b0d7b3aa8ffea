"""The code over the second channel: asked with the link, entered in the same place.

Six digits, ten minutes, five tries, and only the last code of a link counts. What is
stored is a MAC under a key that only the link itself gives, so who has the database
cannot try a million codes on it.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256
from uuid import UUID

from casework.clock import AMSTERDAM
from casework.ids import new_id
from casework.services.links.find import Link
from casework.services.links.number import mobile_or_none, tail
from casework.services.links.queue import put_sms
from casework.services.links.reach import number_of
from casework.services.links.token import code_key, tidied
from casework.work import Work

DIGITS = 6
GOOD_FOR = timedelta(minutes=10)
TRIES = 5
TRIES_OF_A_LINK = 30
"""Wrong codes after which a link gives no code any more: somebody is guessing."""

_END = """
update link_code set ended_at = %s
where tenant_id = %s and link = %s and used_at is null and ended_at is null"""
_MAKE = """
insert into link_code (id, tenant_id, case_id, party, link, mac, browser, tail, made_at,
    expires_at, tries)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0)"""
_LAST = """
select id, mac, tries from link_code
where tenant_id = %(tenant)s and link = %(link)s and used_at is null
  and ended_at is null and expires_at > %(now)s and tries < %(tries)s
order by made_at desc, id desc limit 1 for update"""
_WRONG = """
with one as (
    update link_code set tries = tries + 1 where tenant_id = %(tenant)s and id = %(id)s)
update link set wrong = wrong + 1 where tenant_id = %(tenant)s and hash = %(link)s"""
_USED = "update link_code set used_at = %s where tenant_id = %s and id = %s"
_GUESSED = "select wrong >= %s from link where tenant_id = %s and hash = %s"
_SEEN = """
select c.tail, q.status from link_code c
left join link_post q on q.tenant_id = c.tenant_id and q.id = c.id
where c.tenant_id = %s and c.link = %s and c.browser = %s
order by c.made_at desc, c.id desc limit 1"""


class Answer(Enum):
    """What came of entering a code."""

    RIGHT = auto()
    WRONG = auto()
    OVER = auto()
    """No code is good any more: too old, used, or tried too often. Ask a new one."""


@dataclass(frozen=True)
class Sent:
    """The last code that this browser asked for: to which number, and if it left."""

    tail: str
    left: bool


def ask_code(work: Work, link: Link, token: str, browser: str) -> UUID | None:
    """Make a code and put it in the queue of what must leave; end the one before it.

    ``browser`` is what the browser that asks keeps. Returns the id of the message, or
    nothing when no code can go to this person: people must help then.
    """
    number = mobile_or_none(number_of(work, link) or "")
    if number is None or _guessed(work, link):
        return None
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    ident, until = new_id(work.now), work.now + GOOD_FOR
    work.rows(_END, [work.now, work.tenant.code, link.hash])
    work.rows(
        _MAKE,
        [
            ident,
            work.tenant.code,
            link.case_id,
            link.party,
            link.hash,
            _mac(token, code),
            _kept(browser),
            tail(number),
            work.now,
            until,
        ],
    )
    put_sms(work, link, ident, (number, _text(work, code, until)), until)
    return ident


def try_code(
    work: Work, link: Link, token: str, typed: str
) -> tuple[Answer, UUID | None]:
    """Judge a code, and use it up when it is right; return it with the answer.

    The row is locked, so that of many who try at once only one comes in. A wrong try
    counts as soon as the caller's transaction ends well.
    """
    tenant = work.tenant.code
    asked = {"tenant": tenant, "link": link.hash, "now": work.now, "tries": TRIES}
    rows = work.rows(_LAST, asked)
    if not rows:
        return Answer.OVER, None
    ident, mac, tries = rows[0]
    if not hmac.compare_digest(bytes(mac), _mac(token, "".join(typed.split()))):
        work.rows(_WRONG, {**asked, "id": ident})
        return (Answer.WRONG if tries + 1 < TRIES else Answer.OVER), None
    work.rows(_USED, [work.now, tenant, ident])
    return Answer.RIGHT, ident


def sent_to(work: Work, link: Link, browser: str) -> Sent | None:
    """Return what may be said of the last code to the browser that asked for it."""
    rows = work.rows(_SEEN, [work.tenant.code, link.hash, _kept(browser)])
    if not rows:
        return None
    shown, status = rows[0]
    return Sent(shown, status == "verzonden")


def _guessed(work: Work, link: Link) -> bool:
    rows = work.rows(_GUESSED, [TRIES_OF_A_LINK, work.tenant.code, link.hash])
    return bool(rows and rows[0][0])


def _mac(token: str, code: str) -> bytes:
    plain = tidied(token) or ""
    return hmac.digest(code_key(plain), code.encode(errors="replace"), "sha256")


def _kept(browser: str) -> bytes:
    return sha256(b"casework/link-browser\x00" + browser.encode()).digest()


def _text(work: Work, code: str, until: datetime) -> str:
    """Write the message: nothing about whom or what, and a last line for the phone.

    Phones fill in a code by themselves when that line names the site it is for.
    """
    site = work.place.public_url.split("://", 1)[-1]
    hour = f"{until.astimezone(AMSTERDAM):%H.%M}"
    return (
        f"Uw code is {code}. De code werkt tot {hour} uur. "
        f"Geef de code aan niemand.\n\n@{site} #{code}"
    )
