"""The letters of a case: what went to whom, how, and whether it arrived."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.models import Channel, Delivery
from casework.services.hold import Held
from casework.work import Work
from notifications.render import title_of

_LETTERS = """
select o.id, o.notice, o.party, o.channel, o.status, o.settled_at, o.next_try_at,
    d.id is not null
from outbox o left join document d on d.outbox_id = o.id and d.tenant_id = o.tenant_id
where o.tenant_id = %s and o.case_id = %s order by o.id desc limit %s"""
_CASE = f"""
select c.kenmerk from outbox o
join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
where o.tenant_id = %(tenant)s and o.id = %(id)s and {VISIBLE}"""  # noqa: S608  constants only
MOST = 500
UNNAMED = "de leerling"

CHANNEL = {Channel.MAIL: "e-mail", Channel.POST: "brief op papier"}
STATUS = {
    Delivery.WACHT: "wacht op verzending",
    Delivery.VERZONDEN: "verzonden",
    Delivery.PER_POST: "klaar voor de post",
    Delivery.GEPOST: "op de post gedaan",
    Delivery.NIET_BEZORGD: "niet bezorgd",
    Delivery.GEEN_ONTVANGER: "niemand gevonden om dit aan te sturen",
    Delivery.VERVALLEN: "niet verstuurd: niet meer nodig",
    Delivery.MISLUKT: "niet verstuurd: er ging iets mis",
}
TROUBLE = frozenset({Delivery.NIET_BEZORGD, Delivery.GEEN_ONTVANGER, Delivery.MISLUKT})


@dataclass(frozen=True)
class Brief:
    """A letter to one person. ``leesbaar``: its text was kept."""

    id: UUID
    titel: str
    aan: str
    kanaal: str
    status: Delivery
    op: datetime
    leesbaar: bool

    @property
    def in_woorden(self) -> str:
        """Say where the letter is on its way."""
        return STATUS[self.status]

    @property
    def mis(self) -> bool:
        """Tell whether somebody must look at it."""
        return self.status in TROUBLE


def letters_of(work: Work, case: Held) -> list[Brief]:
    """Return the letters of a case that the caller may see, the newest first.

    The title names nobody: a list of letters says what they are about, and to whom.
    """
    rows = work.rows(_LETTERS, [work.tenant.code, case.id, MOST])
    return [
        Brief(
            id_,
            unnamed_title(notice),
            party,
            CHANNEL[Channel(channel)],
            Delivery(status),
            settled_at or next_try_at,
            kept,
        )
        for id_, notice, party, channel, status, settled_at, next_try_at, kept in rows
    ]


@cache
def unnamed_title(notice: str) -> str:
    """Return the title of a letter that names nobody: one for each template."""
    return title_of(notice, UNNAMED)


def case_of_letter(work: Work, letter: UUID, by: Actor) -> str:
    """Return the kenmerk of the case that a letter is about; raises `CaseNotFound`."""
    rows = work.rows(_CASE, {**seen_by(by, work.tenant.code), "id": letter})
    if not rows:
        raise CaseNotFound
    return str(rows[0][0])
