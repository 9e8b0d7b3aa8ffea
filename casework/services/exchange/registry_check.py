"""Check that the registry of partners is what its register of changes says it is."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from casework.services.exchange.row_digests import Table, digests
from casework.services.journal import START, chained
from casework.work import Work

_CHAIN = """
select seq, at, by, body, prev, hash from partner_event
where tenant_id = %s order by seq"""
_IN_WORDS = {
    Table.PARTNER: "een partner",
    Table.CERTIFICATE: "een certificaat",
    Table.LIST: "een intrekkingslijst",
    Table.OWN_KEY: "een eigen sleutel",
}
_Told = dict[Table, dict[str, str]]


def registry_findings(work: Work) -> Iterator[str]:
    """Say where the chain is broken, or which rows are not what it says."""
    told: _Told = {table: {} for table in Table}
    prev = START
    for number, row in enumerate(work.rows(_CHAIN, [work.tenant.code]), start=1):
        if not _is_next(number, prev, row):
            yield f"partners: regel {number} van het register klopt niet"
            return
        body, prev = json.loads(bytes(row[3])), bytes(row[5])
        told[Table(body["table"])][body["id"]] = body["row"]
    for table in Table:
        yield from _differences(table, told[table], digests(work, table))


def _is_next(number: int, prev: bytes, row: tuple[Any, ...]) -> bool:
    """Tell whether a line follows the one before it, and says what its columns say."""
    seq, at, by, body, before, own = row
    if (seq, bytes(before)) != (number, prev):
        return False
    if bytes(own) != chained(prev, bytes(body)):
        return False
    said = json.loads(bytes(body))
    moment = datetime.fromisoformat(said["at"])
    return bool((said["seq"], said["by"], moment) == (seq, by, at))


def _differences(
    table: Table, told: dict[str, str], now: dict[str, str]
) -> Iterator[str]:
    words = _IN_WORDS[table]
    if number := len(told.keys() - now.keys()):
        yield f"partners: {number} keer is {words} verdwenen"
    if number := len(now.keys() - told.keys()):
        yield f"partners: {number} keer staat {words} er buiten het register om"
    both = told.keys() & now.keys()
    if number := sum(told[id_] != now[id_] for id_ in both):
        yield f"partners: {number} keer is {words} buiten het register om veranderd"
