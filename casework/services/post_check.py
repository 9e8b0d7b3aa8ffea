"""Find the letters that nobody got, or that wait too long."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from casework.models import Delivery
from casework.services.batch import Line
from casework.services.letters import notice_of
from casework.work import Work
from statemachines.processes import PROCESSES

TOO_LONG = timedelta(hours=1)
"""A letter that is due and untouched for this long: nobody delivers the post."""
REMEMBERED = timedelta(days=30)
"""So long a letter of a closed case is reported."""

_TOLD = {
    Delivery.WACHT: "wacht al te lang op verzending",
    Delivery.MISLUKT: "kon niet geschreven worden",
    Delivery.GEEN_ONTVANGER: "heeft niemand om naar toe te gaan",
    Delivery.NIET_BEZORGD: "is niet bezorgd, en er volgde geen stap op",
}
_LETTERS = """
select c.kenmerk, c.process, c.done, o.notice, o.status
from outbox o join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
where o.tenant_id = %(tenant)s and o.case_id = any(%(cases)s)
  and (c.closed_at is null or coalesce(o.settled_at, o.next_try_at) > %(since)s)
  and (o.status = any(%(bad)s)
       or o.status = 'wacht' and o.next_try_at < %(late)s)
order by c.kenmerk, o.seq, o.notice"""


def post_findings(work: Work, cases: Sequence[UUID]) -> Iterator[Line]:
    """Report the letters of these cases that are stuck, lost, or for nobody."""
    rows = work.rows(
        _LETTERS,
        {
            "tenant": work.tenant.code,
            "cases": list(cases),
            "since": work.now - REMEMBERED,
            "late": work.now - TOO_LONG,
            "bad": [status.value for status in _TOLD if status != Delivery.WACHT],
        },
    )
    for kenmerk, process, done, notice, status in rows:
        if status != Delivery.NIET_BEZORGD or not _followed(process, done, notice):
            yield Line(kenmerk, notice, _TOLD[Delivery(status)])


def _followed(process: str, done: dict[str, Any], notice: str) -> bool:
    """Tell whether the step was taken that belongs to a letter that came back."""
    return notice_of(PROCESSES[process], notice).failed in done
