"""Every change of the registry is written down once, chained, with what the row became.

One chain for each samenwerkingsverband: changes are few, and a person waits for each.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from casework.access import Actor
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


class Table(StrEnum):
    """What an event is about: a table of the registry."""

    PARTNER = "partner"
    CERTIFICATE = "partner_certificate"
    LIST = "partner_crl"


_ROWS = {
    Table.PARTNER: """
select id::text, naam, rol, oin_of_kvk, convenant, toegetreden_op, uitgetreden_op,
    profiel, kanaal, telefoon_bron, sealed, requested_by, requested_at, approved_by,
    approved_at, array(select m.account from partner_member m
        where m.tenant_id = p.tenant_id and m.partner_id = p.id order by m.account)
from partner p where tenant_id = %(tenant)s
    and (%(id)s::text is null or id::text = %(id)s)""",
    Table.CERTIFICATE: """
select id::text, partner_id, kind, der, sha256, subject, not_before, not_after, state,
    requested_by, requested_at, approved_by, approved_at, called, activated_at,
    retired_at, revoked_at, reason
from partner_certificate where tenant_id = %(tenant)s
    and (%(id)s::text is null or id::text = %(id)s)""",
    Table.LIST: """
select encode(issuer_sha256, 'hex'), issuer_der, issuer, der, this_update, next_update,
    given_by, given_at
from partner_crl where tenant_id = %(tenant)s
    and (%(id)s::text is null or encode(issuer_sha256, 'hex') = %(id)s)""",
}
"""The columns are named: one that is added later leaves what was said as it was."""


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


def digests(work: Work, table: Table, id_: str | None = None) -> dict[str, str]:
    """Return the digest of every row of a table, or of one, by its id."""
    values = {"tenant": work.tenant.code, "id": id_}
    return {row[0]: _digest(row[1:]) for row in work.rows(_ROWS[table], values)}


def _digest(row: tuple[Any, ...]) -> str:
    return sha256(canonical({"row": [_plain(value) for value in row]})).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401  any column
    """Write a value of a column; of bytes their hash: a sealed fact stays unsaid."""
    if isinstance(value, bytes | memoryview):
        return sha256(bytes(value)).hexdigest()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return None if value is None else str(value)
