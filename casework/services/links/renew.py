"""Send a new link to who has an old one, at the address that the first one went to.

Nothing here tells the asker whether the old link was ever real: the page says the same
whatever this does.
"""

from casework.ids import new_id
from casework.services.links.find import Link, live, over
from casework.services.links.make import (
    GOOD_FOR,
    Kind,
    Wanted,
    forget_secret,
    make_link,
)
from casework.services.links.queue import put_mail
from casework.services.links.reach import mailbox_of
from casework.work import Work

_DONE = """
select c.closed_at is not null or exists (
    select from evidence e
    where e.tenant_id = c.tenant_id and e.case_id = c.id and e.party = %(party)s
      and e.made_at >= (select min(l.made_at) from link l
        where l.tenant_id = c.tenant_id and l.outbox_id = %(letter)s))
from cases c where c.tenant_id = %(tenant)s and c.id = %(case)s"""


def renew(work: Work, token: str) -> Link | None:
    """Put a new link in the queue, and end the one before it; return whose it is.

    Nothing happens for a link that still works or never was, for who gets no e-mail
    from a machine, and when the answer was given or the case is closed.
    """
    link = over(work, token)
    if link is None or _answered(work, link):
        return None
    address = mailbox_of(work, link)
    if address is None:
        return None
    kind = Kind(link.kind)
    fresh = make_link(
        work,
        Wanted(
            link.case_id, link.party, link.account, link.outbox_id, kind, on_paper=False
        ),
    )
    found = live(work, fresh)
    assert found  # noqa: S101  it was made above
    until = work.now + GOOD_FOR[kind]
    put_mail(work, found, new_id(work.now), (address, fresh), until)
    forget_secret(work, link.outbox_id)
    return link


def _answered(work: Work, link: Link) -> bool:
    """Tell whether this letter was answered: then people are called, not machines."""
    asked = {
        "tenant": work.tenant.code,
        "case": link.case_id,
        "party": link.party,
        "letter": link.outbox_id,
    }
    return bool(work.rows(_DONE, asked)[0][0])
