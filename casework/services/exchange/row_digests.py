"""The digest of a row of the registry: what the register of changes says it became."""

from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from casework.services.journal import canonical
from casework.work import Work


class Table(StrEnum):
    """What an event is about: a table of the registry."""

    PARTNER = "partner"
    CERTIFICATE = "partner_certificate"
    LIST = "partner_crl"
    OWN_KEY = "own_key"


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
    Table.OWN_KEY: """
select id::text, partij, organisatie, kind, naam, der, state, made_by, made_at,
    not_before, not_after, retired_at, destroy_asked_by, destroyed_by, destroyed_at
from own_key where tenant_id = %(tenant)s
    and (%(id)s::text is null or id::text = %(id)s)""",
}
"""The columns are named: one that is added later leaves what was said as it was."""


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
