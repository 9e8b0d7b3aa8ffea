"""Find the parents who asked for a code or a new link and got nothing: call them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from casework.models import Via
from casework.services.batch import Line
from casework.work import Work

REMEMBERED = timedelta(days=7)
"""So long it is reported; the parent will have called by then, or given up."""
_WHAT = {Via.SMS: "code per sms", Via.MAIL: "nieuwe link"}
_LOST = """
select distinct c.kenmerk, q.via, q.party from link_post q
join cases c on c.tenant_id = q.tenant_id and c.id = q.case_id
where q.tenant_id = %(tenant)s and q.case_id = any(%(cases)s)
  and q.status in ('mislukt', 'vervallen') and q.settled_at > %(since)s
  and not exists (
    select from link_post l
    where l.tenant_id = q.tenant_id and l.case_id = q.case_id and l.party = q.party
      and l.via = q.via and l.status = 'verzonden' and l.settled_at > q.settled_at)
order by c.kenmerk, q.via, q.party"""


def link_findings(work: Work, cases: Sequence[UUID]) -> Iterator[Line]:
    """Report what never left, unless a later one did. Names a part, never a person."""
    rows = work.rows(
        _LOST,
        {
            "tenant": work.tenant.code,
            "cases": list(cases),
            "since": work.now - REMEMBERED,
        },
    )
    for kenmerk, via, party in rows:
        yield Line(kenmerk, _WHAT[Via(via)], f"kwam niet aan bij {party}: bel even")
