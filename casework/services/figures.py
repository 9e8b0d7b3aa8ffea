"""How the office is doing, in numbers that name nobody: for /metrics.

``behind`` is what a sweep should have taken by now: when it grows, the flows stand
still. All ages are in seconds.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from casework.clock import AMSTERDAM
from casework.models import Delivery
from casework.work import Work

_FIGURES = """
select
    (select count(*) from cases where tenant_id = %(tenant)s and closed_at is null),
    (select min(legal_end) from term where tenant_id = %(tenant)s
        and closed_at is null and suspended_on is null and legal_end < %(today)s),
    (select min(warn_on) from term where tenant_id = %(tenant)s and warn_on is not null
        and closed_at is null and suspended_on is null and warn_on <= %(today)s),
    (select min(next_try_at) from outbox where tenant_id = %(tenant)s
        and status = %(waits)s),
    (select count(*) from outbox where tenant_id = %(tenant)s and status = %(waits)s)"""
_LETTERS = """
select status, count(*) from outbox
where tenant_id = %s and status = any(%s) group by status"""
FAILED = (Delivery.NIET_BEZORGD, Delivery.GEEN_ONTVANGER, Delivery.MISLUKT)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Figures:
    """The numbers of one samenwerkingsverband."""

    open_cases: int
    oldest_due_term: float
    behind: float
    outbox: int
    outbox_age: float
    failed: dict[str, int]


def figures(work: Work) -> Figures:
    """Count and measure, in two statements."""
    values = {
        "tenant": work.tenant.code,
        "today": work.today,
        "waits": Delivery.WACHT.value,
    }
    [(cases, due, warned, waits, letters)] = work.rows(_FIGURES, values)
    failed = [status.value for status in FAILED]
    rows = work.rows(_LETTERS, [work.tenant.code, failed])
    counted = {status: number for status, number in rows}  # noqa: C416  typed
    over = _since(work, due + _DAY if due else None)
    age = max(0.0, (work.now - waits).total_seconds()) if waits else 0.0
    return Figures(
        open_cases=cases,
        oldest_due_term=over,
        behind=max(over, _since(work, warned), age),
        outbox=letters,
        outbox_age=age,
        failed={status: counted.get(status, 0) for status in failed},
    )


def _since(work: Work, day: Any) -> float:  # noqa: ANN401  a date of the driver
    """Return how long ago a day began in the Netherlands."""
    if day is None:
        return 0.0
    began = datetime.combine(day, time(), AMSTERDAM)
    return max(0.0, (work.now - began).total_seconds())
