"""Find rows that never came into the log: written by somebody who went around it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from casework.services.batch import NO_CASE, Line
from casework.services.proof.sources import SOURCES, Source, as_place, called
from casework.work import Work

SHOWN = 5
LATE = timedelta(hours=1)
"""A transaction takes a minute at most, and the sealer comes every minute."""
_SEALED = "select 1 from checkpoint where tenant_id = %s limit 1"
_PLAN = ("set local enable_nestloop = off", "set local statement_timeout = 0")
"""Two whole tables are compared. When PostgreSQL has not counted them yet, as right
after a restore, it would look for each row of one in all of the other."""


def outside_findings(work: Work, end: datetime | None) -> Iterator[str]:
    """Name rows without a leaf that do not wait for one, or that waited too long.

    ``end`` is the moment before which everything has its leaf; nothing when there is
    no checkpoint yet.
    """
    for plan in _PLAN:
        work.rows(plan, [])
    for source in SOURCES.values():
        yield from _findings(work, _passed_by(source), {}, "ging buiten het logboek om")
        if end is not None:
            late = {"end": end}
            yield from _findings(work, _overdue(source), late, "kreeg nooit een blad")


def late_leaves(work: Work) -> Iterator[Line]:
    """Say how many rows should have had their leaf long ago, once there is a log."""
    tenant, before = work.tenant.code, work.now - LATE
    if not work.rows(_SEALED, [tenant]):
        return
    for source in SOURCES.values():
        rows = work.rows(_overdue(source), {"tenant": tenant, "end": before})
        if rows:
            told = f"{len(rows)} regels wachten te lang op verzegeling"
            yield Line(NO_CASE, source.table, told)


def _findings(
    work: Work, query: str, more: dict[str, datetime], what: str
) -> Iterator[str]:
    rows = work.rows(query, {"tenant": work.tenant.code, **more})
    for row in rows[:SHOWN]:
        yield f"{called(work, as_place(row))} {what}"
    if len(rows) > SHOWN:
        yield f"en nog {len(rows) - SHOWN} regels: {what}"


def _passed_by(source: Source) -> str:
    return f"""select '{source.table}', {source.row_id}, {source.seq}
    from {source.table} r where r.tenant_id = %(tenant)s
      and not exists ({_same("leaf", source)})
      and not exists ({_same("unsealed", source)})
    order by 2, 3"""  # noqa: S608  constants of this package


def _overdue(source: Source) -> str:
    return f"""select '{source.table}', {source.row_id}, {source.seq}
    from {source.table} r where r.tenant_id = %(tenant)s and r.{source.moment} < %(end)s
      and exists ({_same("unsealed", source)})
    order by 2, 3"""  # noqa: S608  constants of this package


def _same(table: str, source: Source) -> str:
    return f"""select from {table} l where l.tenant_id = r.tenant_id
        and l.kind = '{source.table}'
        and l.row_id = {source.row_id} and l.seq = {source.seq}"""
