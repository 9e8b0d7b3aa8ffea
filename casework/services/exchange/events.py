"""Every change of the registry is written down once, chained, with what the row became.

One chain for each samenwerkingsverband: changes are few, and a person waits for each.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.services.exchange.row_digests import Table, digests
from casework.services.journal import START, canonical, chained
from casework.work import Work

_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('partner_event/' || %s))"
_LAST = """
select seq, hash from partner_event where tenant_id = %s order by seq desc limit 1"""
_INSERT = """
insert into partner_event (tenant_id, seq, at, by, body, prev, hash)
values (%s, %s, %s, %s, %s, %s, %s)"""
_OF_PARTNER = """
select at, by, body from partner_event
where tenant_id = %s and convert_from(body, 'UTF8')::jsonb ->> 'partner' = %s
order by seq desc limit %s"""
SHOWN = 100


@dataclass(frozen=True)
class About:
    """The row that changed, and the partner whose page tells of it."""

    table: Table
    id: str
    partner: str = ""


@dataclass(frozen=True)
class Told:
    """One line of the register, as it is shown."""

    at: datetime
    by: str
    what: str
    certificate: str


def write_event(
    work: Work,
    what: str,
    about: About,
    by: Actor,
    more: Mapping[str, str] | None = None,
) -> None:
    """Write down a change that was just made. ``more`` names nobody."""
    work.rows(_ONE_AT_A_TIME, [work.tenant.code])
    rows = work.rows(_LAST, [work.tenant.code])
    seq, prev = (rows[0][0] + 1, bytes(rows[0][1])) if rows else (1, START)
    body = canonical(
        {
            "seq": seq,
            "at": work.now.isoformat(),
            "by": by.id,
            "role": by.role.value,
            "what": what,
            "table": about.table.value,
            "id": about.id,
            "partner": about.partner,
            "row": digests(work, about.table, about.id).get(about.id, ""),
            **(more or {}),
        }
    )
    row = [work.tenant.code, seq, work.now, by.id, body, prev, chained(prev, body)]
    work.rows(_INSERT, row)


def events_of(work: Work, partner: str) -> list[Told]:
    """Return what was done to a partner and its certificates, the newest first."""
    rows = work.rows(_OF_PARTNER, [work.tenant.code, partner, SHOWN])
    told = [(at, by, json.loads(bytes(body))) for at, by, body in rows]
    return [
        Told(at, by, said["what"], said.get("fingerprint", "")) for at, by, said in told
    ]
