"""The letters on paper that wait for people: print them, and say that they are posted.

A letter on paper must carry the day on which it is really posted: its dates count from
there (domain.md 4.6). So it is written anew when it is printed on a later day, with the
dates of that day. Each text that was printed is kept: it may be in an envelope.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.clock import amsterdam_day
from casework.services.kept_letters import id_of_letter
from casework.services.letters import notice_of
from casework.services.paper_steps import records_posting, still_to_post
from casework.work import Work
from statemachines.inzage_brieven import verzenders
from statemachines.processes import PROCESSES
from statemachines.roles import Role

_WAITING = f"""
select o.id, o.case_id, c.kenmerk, c.process, c.state, o.notice, o.party, o.attempts,
    d.created_at, (select max(p.at) from printed p
        where p.tenant_id = o.tenant_id and p.outbox_id = o.id), c.people
from outbox o
join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
join document d on d.tenant_id = o.tenant_id and d.outbox_id = o.id
where o.tenant_id = %(tenant)s and o.status = 'per_post'
  and c.process = any(%(processes)s) and (%(id)s::uuid is null or o.id = %(id)s)
  and {VISIBLE}
order by d.created_at, o.id limit %(most)s"""  # noqa: S608  constants only
MOST = 200
"""Letters in one list."""


@dataclass(frozen=True)
class OnPaper:
    """A letter that waits for the post.

    ``step`` records the posting, if the law has such a step for this reader; without
    one a person just says that it is posted. ``legal``: its sending is a legal fact.
    """

    id: UUID
    case_id: UUID
    kenmerk: str
    soort: str
    notice: str
    party: str
    aan: Role
    attempts: int
    written_at: datetime
    printed_at: datetime | None
    step: str | None
    legal: bool

    def is_of(self, today: date) -> bool:
        """Tell whether the text carries the date of today."""
        return amsterdam_day(self.written_at) == today


def waiting_for_post(work: Work, by: Actor) -> list[OnPaper]:
    """Return the letters that this person must print and post, the oldest first."""
    return list(_waiting(work, by, None))


def on_paper(work: Work, by: Actor, ident: str) -> OnPaper:
    """Return one of them, by its id as hex. Raises `CaseNotFound` for another."""
    found = next(_waiting(work, by, id_of_letter(ident)), None)
    if found is None:
        raise CaseNotFound
    return found


def _waiting(work: Work, by: Actor, ident: UUID | None) -> Iterator[OnPaper]:
    values = {
        **seen_by(by, work.tenant.code),
        "processes": [code for code in PROCESSES if by.role in verzenders(code)],
        "id": ident,
        "most": MOST,
    }
    for row in work.rows(_WAITING, values):
        letter = _on_paper(row, by)
        if not letter.legal or still_to_post(row[3], row[4], letter.notice):
            yield letter


def _on_paper(row: tuple[Any, ...], by: Actor) -> OnPaper:
    ident, case_id, kenmerk, code, state, notice, party, attempts, *more = row
    written_at, printed_at, people = more
    process = PROCESSES[code]
    return OnPaper(
        ident,
        case_id,
        kenmerk,
        process.title,
        notice,
        party,
        next(Role(p["role"]) for p in people if p["key"] == party),
        attempts,
        written_at,
        printed_at,
        records_posting(code, state, notice, by.role),
        notice_of(process, notice).sent is not None,
    )
