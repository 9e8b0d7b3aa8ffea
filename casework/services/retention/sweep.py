"""Delete the short-lived rows that are no fact of anybody's file, without a person.

A code, a session, a counted try: they serve for minutes or days. The rows of the read
log serve for years; those of a case under a hold stay (domain.md F11).
"""

from dataclasses import dataclass
from datetime import timedelta

from casework.services.batch import NO_CASE, Batch, Line
from casework.work import Desk
from statemachines.counting.arithmetic import subtract
from statemachines.rules import RULES


@dataclass(frozen=True)
class Short:
    """Rows that go ``after`` this long, counted from a moment in the row."""

    table: str
    moment: str
    after: timedelta
    only: str = "true"


_DAY, _WEEK, _MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)
_YEAR = timedelta(days=365)
SHORT = (
    Short("attempt", "since", _WEEK),
    Short("sign_in", "until", _DAY),
    Short("session", "ends_at", _DAY),
    Short("draft", "saved_at", timedelta(days=14)),
    Short("digest", "next_try_at", _MONTH),
    Short("link_post", "expires_at", _MONTH),
    Short("link_code", "expires_at", _YEAR),
    Short("webhook_event", "settled_at", _MONTH, "settled_at is not null"),
    Short("opened", "at", _MONTH),
    Short("api_opening", "at", _YEAR),
)
"""What goes, and when; in the order in which rows point at each other."""
MOST = 5000
_GONE = """
delete from {table} where tenant_id = %(tenant)s and ctid = any(array(
    select ctid from {table} where tenant_id = %(tenant)s
    and {moment} < %(before)s and {only} limit %(most)s))
returning 1"""
_LOG = """
with old as (
    select r.id from read_log r
    join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
    where r.tenant_id = %(tenant)s and r.at < %(before)s and not exists (
        select from legal_hold h where h.tenant_id = c.tenant_id
          and h.case_id = c.lineage[1] and h.lifted_at is null)
    limit %(most)s)
delete from read_log r using old
where r.id = old.id and r.tenant_id = %(tenant)s returning 1"""


def sweep_technical(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Delete what is over of one table; ``after`` is the table that was done last."""
    names = [one.table for one in SHORT]
    place = names.index(after) + 1 if after in names else 0
    if place == len(SHORT):
        return Batch(_told("read_log", _old_looks(desk, tenant)))
    one = SHORT[place]
    with desk.work(tenant) as work:
        query = _GONE.format(table=one.table, moment=one.moment, only=one.only)
        values = {"tenant": tenant, "before": work.now - one.after, "most": MOST}
        gone = len(work.rows(query, values))
    return Batch(_told(one.table, gone), one.table)


def _old_looks(desk: Desk, tenant: str) -> int:
    """Delete the looks of more than five years ago (NEN 7513; rule F8b)."""
    length = RULES["F8b"].length
    assert length is not None  # noqa: S101  a rule that counts has a length
    with desk.work(tenant) as work:
        before = subtract(work.today, length)
        values = {"tenant": tenant, "before": before, "most": MOST}
        return len(work.rows(_LOG, values))


def _told(table: str, gone: int) -> tuple[Line, ...]:
    return (Line(NO_CASE, table, f"{gone} regels verwijderd"),) if gone else ()
